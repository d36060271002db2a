"""What is done with a built site: it is verified, then swapped in whole."""
