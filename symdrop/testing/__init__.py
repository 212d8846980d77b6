"""What the tests of symdrop, and of its users, draw statements and values from; needs Hypothesis."""
