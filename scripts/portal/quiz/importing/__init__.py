"""Imports: questions out of the files of other tools, with what could not be read line by line."""
