"""Every condition of acceptance has a claim that needs it: change the condition, and a verdict changes."""

import pytest
from sympy import Sum as PlainSum
from sympy import Symbol

from symdrop.axioms import linearity, mean, sift
from symdrop.deciders.kernel.check import check
from symdrop.errors import BadStatement, LimitReached, NotProved, OutsideFragment, SymdropError
from symdrop.language import D, E, Rational, Sum, bracket, family, index, scalar, size
from symdrop.statements.statement import Statement
from symdrop.theorem import bernoulli, covariance, gaussian, noise, nonnegative, nonzero, step

m, n = size("m n")
a = index("a", m)
i, j, k, l = index("i j k l", n)
w, x, v, p, q, delta, eps, z, u, c = family("w x v p q delta eps z u c", n)
A = family("A", n, n)
t, d, s, g = scalar("t d s g")
half = Rational(1, 2)

MASK = bernoulli(delta[j], keep=p[j])
NORMAL = gaussian(z[j], mean=0, variance=v[j])
SCALAR = bernoulli(g, keep=s)
TIED = (noise(z[j], mean=0, variance=1), noise(u[j], mean=0, variance=1), covariance(z[j], u[j], c[j]))


def claim(lhs, rhs, *given, steps=(), remainder=None):
    return Statement("A claim", "", tuple(given), lhs + 0 * t, rhs + 0 * t, tuple(steps), remainder)


def quotient(divisor, *given):
    """A claim that divides; two terms, for SymPy cancels one by itself."""
    return claim(w[k] / divisor + 1 / divisor, (w[k] + 1) / divisor, *given)


# What is to be accepted, and what is to be refused with which error.
PROVED = {
    "an identity": claim(w[k] * (x[k] + 1), w[k] * x[k] + w[k]),
    "a mean": claim(E(delta[k]), p[k], MASK),
    "a mean in two steps": claim(
        E(t * delta[k]), t * p[k], MASK, steps=[step(t * E(delta[k]), linearity), step(t * p[k], mean)]
    ),
    "an inequality": claim(0 * t, w[k] ** 2, remainder=w[k] ** 2),
    "an inequality with a step": claim(2 * w[k], w[k] ** 2 + 1, steps=[step(1 + w[k] ** 2)], remainder=(w[k] - 1) ** 2),
    "a quotient by a declared entry": quotient(x[k], nonzero(x)),
    "a quotient by two declared scalars": quotient(d * s, nonzero(d), nonzero(s)),
    "a quotient by a factor of what is declared": quotient(d, nonzero(d * s)),
    "a quotient by a size": quotient(n),
    "a random scalar": claim(E(g * t), s * t, SCALAR),
    "a covariance": claim(E(z[k] * u[l]), bracket(k, l) * c[k], *TIED),
    "a derivative by a scalar": claim(D(t**2 * w[k], t), 2 * t * w[k]),
}
REFUSED = {
    "a false identity": (claim(w[k], x[k]), NotProved),
    "a false mean": (claim(E(delta[k]), p[k] ** 2, MASK), NotProved),
    "a step that does not follow": (claim(t * w[k], t * w[k], steps=[step(t + w[k]), step(t * w[k])]), NotProved),
    "a last step that does not follow": (claim(t * w[k], t * x[k], steps=[step(t * w[k]), step(t * x[k])]), NotProved),
    "a right side that is not the last line": (claim(t * w[k], t * x[k], steps=[step(w[k] * t)]), NotProved),
    "a right side that needs a reason": (
        claim(E(t * delta[k]), t * p[k], MASK, steps=[step(t * E(delta[k]), linearity)]),
        NotProved,
    ),
    "a step without its reason": (claim(E(delta[k]), p[k], MASK, steps=[step(p[k])]), NotProved),
    "a step with an idle reason": (claim(E(delta[k]), p[k], MASK, steps=[step(p[k], mean, sift)]), NotProved),
    "a step that cites a reason twice": (claim(E(delta[k]), p[k], MASK, steps=[step(p[k], mean, mean)]), NotProved),
    "a negative remainder": (claim(w[k] ** 2, 0 * t, remainder=-(w[k] ** 2)), NotProved),
    "a negative remainder behind a step": (
        claim(w[k] ** 2, 0 * t, steps=[step(w[k] - w[k] + 0 * t)], remainder=-(w[k] ** 2)),
        NotProved,
    ),
    "a remainder that is not the difference": (claim(w[k], w[k] ** 2, remainder=w[k] ** 2), NotProved),
    "another moment": (claim(E(z[k] ** 4), 2 * v[k] ** 2, NORMAL), NotProved),
    "independence for what is uncorrelated": (claim(E(z[k] ** 2 * z[l]), 0 * t, TIED[0]), NotProved),
    "a covariance at other indices": (claim(E(z[k] * u[l]), bracket(k, l) * c[k] + c[l], *TIED), NotProved),
    "two laws of a family": (claim(E(delta[k]), p[k], MASK, bernoulli(delta[j], keep=q[j])), BadStatement),
    "a covariance without a law": (claim(E(z[k] * u[k]), c[k], *TIED[1:]), BadStatement),
    "two covariances": (claim(E(z[k] * u[k]), c[k], *TIED, covariance(z[j], u[j], 1)), BadStatement),
    "a law with an index that is not its own": (claim(E(delta[k]), p[k], bernoulli(delta[j], keep=p[l])), BadStatement),
    "a law with a random parameter": (claim(E(z[k]), g, SCALAR, noise(z[j], mean=g, variance=1)), BadStatement),
    "a law with an expectation": (claim(E(z[k]), s, SCALAR, noise(z[j], mean=E(g), variance=1)), BadStatement),
    "a law with a derivative": (claim(E(z[k]), s, noise(z[j], mean=D(t * s, t), variance=1)), BadStatement),
    "a random quantity that is not negative": (claim(t, t, SCALAR, nonnegative(g + t)), BadStatement),
    "a random quantity that is not zero": (claim(t, t, SCALAR, nonzero(g)), BadStatement),
    "a quantity at one index twice": (quotient(A[k, k], nonzero(A[j, j])), BadStatement),
    "a quotient by what is not declared": (quotient(x[k]), BadStatement),
    "a quotient by an entry that is not declared": (quotient(x[k] * v[k], nonzero(x)), BadStatement),
    "a quotient by a scalar that is not declared": (quotient(d, nonzero(s)), BadStatement),
    "a quotient with one declared factor": (quotient(d * s, nonzero(d)), BadStatement),
    "a quotient by a declared factor and a sum": (quotient(d * (s + 1), nonzero(d)), BadStatement),
    # SymPy takes a product apart before anybody divides by it, but not a sum that is one.
    "a quotient by a sum that is a product of entries": (quotient(x[k] * (v[k] + 1) - x[k], nonzero(x)), BadStatement),
    "a quotient by a sum that is a product of scalars": (quotient(d * (s + 1) - d, nonzero(d)), BadStatement),
    "a quotient by zero": (claim(t, t, nonzero(d * (s - 1) - d * s + d)), BadStatement),
    "a quotient by a sum": (quotient(Sum(w[i], i)), BadStatement),
    "a quotient by two terms": (quotient(w[k] + x[k], nonzero(w), nonzero(x)), OutsideFragment),
    "a quotient by a bracket": (quotient(bracket(k, l)), OutsideFragment),
    "a quotient by a random entry": (quotient(g, SCALAR), BadStatement),
    "an index that is free and summed": (claim(w[k] + Sum(w[k], k), w[k] + Sum(w[i], i)), BadStatement),
    "a sum over part of a range": (claim(PlainSum(w[i], (i, 2, n)), Sum(w[i], i)), BadStatement),
    "a sum within a sum over the same index": (claim(Sum(w[i] * Sum(x[i], i), i), t), BadStatement),
    "an expectation of nothing random": (claim(E(t), t, SCALAR), BadStatement),
    "a derivative by a random entry": (claim(D(delta[k] ** 2, delta[k]), 2 * delta[k], MASK), OutsideFragment),
    "a power that is not a number": (claim(t**d, t**d), OutsideFragment),
    "a fractional power": (claim(t**half, t**half), OutsideFragment),
    "a power beyond the limit": (claim(t**65, t**65), LimitReached),
    "a plain symbol": (claim(Symbol("y"), Symbol("y")), BadStatement),
    "two things of one name": (claim(scalar("w") * w[k], w[k] * scalar("w")), BadStatement),
    "two families of one name": (claim(family("w", m)[a] * w[k], w[k] * family("w", m)[a]), BadStatement),
}


def verdict(statement):
    """None for a proof, else the type of the error."""
    try:
        check(statement)
    except SymdropError as error:
        return type(error)
    return None


def wrong():
    """The names of the claims whose verdict is not the right one."""
    accepted = {name for name, (statement, error) in REFUSED.items() if verdict(statement) is not error}
    return accepted | {name for name, statement in PROVED.items() if verdict(statement) is not None}


def test_every_verdict_is_right():
    assert wrong() == set()


CHECK, READING, STATEMENT = "deciders.kernel.check", "deciders.kernel.reader", "statements.statement"
BUGS = [
    (
        "the first step is taken on trust",
        CHECK,
        "in enumerate(statement.steps):",
        "in [*enumerate(statement.steps)][1:]:",
    ),
    (
        "the last step is taken on trust",
        CHECK,
        "in enumerate(statement.steps):",
        "in [*enumerate(statement.steps)][:-1]:",
    ),
    (
        "the right side need not be the last line",
        CHECK,
        "_check_step(context, combinations[-2], combinations[-1], None, ())",
        "pass",
    ),
    ("the right side may need reasons", CHECK, "combinations[-1], None, ())", "combinations[-1], None, REASONS[7:8])"),
    (
        "the sign matters only without steps",
        CHECK,
        "if statement.remainder is not None:",
        "if statement.remainder is not None and not statement.steps:",
    ),
    ("the sign does not matter", CHECK, "if offender is not None:", "if False:"),
    (
        "a difference does not matter",
        CHECK,
        "if residual:\n        shown, text = shown_residual(context, residual)\n",
        "if False:\n        shown, text = shown_residual(context, residual)\n",
    ),
    (
        "the residual of a step does not matter",
        CHECK,
        "if residual:\n        (shown, text), advice",
        "if False:\n        (shown, text), advice",
    ),
    ("a reason may be cited twice", CHECK, "cited.count(reason) > 1 or ", ""),
    ("a reason may be idle", CHECK, " or not is_needed(context, difference, reason, normaliser)", ""),
    (
        "every reason is on in a step",
        CHECK,
        "normaliser = Normaliser(context, frozenset(cited))",
        "normaliser = Normaliser(context, frozenset(REASONS))",
    ),
    (
        "one declared factor is enough",
        READING,
        "not unknown <= self.context.nonzero_polynomials",
        "not unknown & self.context.nonzero_polynomials and unknown",
    ),
    (
        "scalars divided by need no declaration",
        READING,
        "if undeclared or not unknown <= self.context.nonzero_polynomials:",
        "if undeclared:",
    ),
    ("entries divided by need no declaration", READING, "if undeclared or not", "if not"),
    (
        "one declared entry is enough",
        READING,
        "undeclared = {(each.name, each.inside) for each in factors} - self.context.nonzero_families",
        "undeclared = not {(each.name, each.inside) for each in factors} & self.context.nonzero_families and factors",
    ),
    ("the remainder is not added", STATEMENT, "(self.rhs, self.lhs + self.remainder)", "(self.rhs, self.rhs)"),
    ("an inequality is an equality", STATEMENT, "(self.rhs, self.lhs + self.remainder)", "(self.lhs, self.rhs)"),
    (
        "the lines between do not count",
        STATEMENT,
        "*(step.line for step in self.steps), ",
        "*(first for step in self.steps), ",
    ),
]


@pytest.mark.parametrize("bug", BUGS, ids=[bug[0] for bug in BUGS])
def test_a_changed_condition_changes_a_verdict(planted, bug):
    with planted(*bug):
        assert wrong()
