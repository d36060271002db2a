"""`python -m portal`."""

from portal.cli import command

if __name__ == "__main__":
    command()
