"""Certificates: a proved theorem written out for a checker from outside, which decides it once more.

A certificate is written from a `Proof` and never makes one. None is written yet.
"""
