"""The parts of the benchmark of searches: search.py beside this folder puts them together."""
