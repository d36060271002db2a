"""Draws the questions of a paper: exactly what its blueprint asks for, or what is short."""
