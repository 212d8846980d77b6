"""The trusted decider for symbolic sizes: expressions in, one normal form, a `Proof` or a refusal out."""
