"""The layers of real frameworks in words: a table, what follows from a law, one layer in full, a page and a chapter."""
