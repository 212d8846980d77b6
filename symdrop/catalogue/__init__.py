"""The statements that symdrop comes with, by name, and what becomes of each when it is checked."""

from symdrop.catalogue.entries import Entry, Unreadable, catalogue, find, mistakes

__all__ = ["Entry", "Unreadable", "catalogue", "find", "mistakes"]
