"""Measures the portal beside its peers: run by hand, never by a test."""
