"""Prints, fills and photographs answer sheets, and measures how they are read."""
