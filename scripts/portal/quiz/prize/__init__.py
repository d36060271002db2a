"""A prize draw that anybody can repeat: a seed that was committed to before, and a plain rule."""
