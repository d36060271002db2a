"""Exports: the bank in the forms that other tools read, one format a file."""
