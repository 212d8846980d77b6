"""One axiom a file: what a reason of `symdrop.axioms` allows, as a rewriting of products of factors.

A rule knows the grounds on which it may rewrite, and the rules below it. `symdrop.deciders.kernel.normal` applies them
to a whole line, from the inside outwards.

`mean` is the first of the `moments`, and `uncorrelated` is what is left of `independent` where only pairs are known.
"""
