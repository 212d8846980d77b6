"""All proofs together: the book, its figures, its PDF, and pieces of it for other people's documents."""
