"""Statements in which products over an index, exponentials, or logistic functions stand."""
