"""Answer sheets: where everything on one stands, and how it is drawn."""
