"""Pictures for public screens: what plays when, set to the pixel, drawn, handed to players."""
