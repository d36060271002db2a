"""Reads answer sheets from scans and photographs; what is doubtful is said to be so."""
