"""The web fonts of the portal, cut from whole ones: `python -m fonts FOLDER`."""
