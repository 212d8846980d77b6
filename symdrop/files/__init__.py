"""An author's own file: running it, reading what it states, starting one, and writing files."""
