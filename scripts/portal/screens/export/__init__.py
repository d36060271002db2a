"""Exports: what a screen plays, in the forms that other players and controllers read."""
