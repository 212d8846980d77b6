"""The second, complete decider: the definition of every word at concrete sizes, in exact arithmetic.

It imports nothing of the kernel. The two share what is said: the language, the hypotheses and laws as data, and SymPy.
Of a law the kernel reads the closed moments, the instances the recurrences. `compare` writes lines out at finitely
many sizes and, by the cut-off lemma of `symdrop.deciders.instances.cutoff`, decides them for every size; where they
differ it finds a counterexample. `evaluate` is the definition at one point, `violation` looks for a point at which
an inequality fails, and `obstacle` for one that obeys the hypotheses at all. Lines in which products over an index,
exponentials or logistic functions stand go to `symdrop.deciders.instances.exponentials`.
"""

from symdrop.deciders.instances.comparison import Agreement, Difference, Undetermined, compare
from symdrop.deciders.instances.evaluation import evaluate
from symdrop.deciders.instances.inequalities import violation
from symdrop.deciders.instances.vacuity import obstacle

__all__ = ["Agreement", "Difference", "Undetermined", "compare", "evaluate", "obstacle", "violation"]
