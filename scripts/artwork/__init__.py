"""The sample site's pictures, drawn by code."""
