"""Interactions of inputs under dropout: the more inputs take part in an effect, the more of it is lost."""

HEADING = "Interactions"
THEOREMS = ("interaction_is_scaled",)
