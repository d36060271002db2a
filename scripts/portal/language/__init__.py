"""What the portal says, in each language: interface strings, findings, directions."""
