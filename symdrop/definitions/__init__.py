"""What the words of the sources mean: the losses and their symbols, one module per family of theorems."""
