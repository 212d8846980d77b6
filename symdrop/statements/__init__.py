"""What is claimed: statements, their hypotheses and laws as data. Nothing is decided here."""
