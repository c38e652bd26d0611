"""How the history's tables came to be, one revision a file."""
