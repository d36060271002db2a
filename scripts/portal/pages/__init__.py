"""Turns records into pages: views for the templates, and MkDocs pages that carry them."""
