"""From readings to results: points, a review by a person, tables, and the analysis of items."""
