"""Every planted bug is found: the attack of `symdrop.fuzzing.campaign` is not blind to what it is aimed at.

A bug is a piece of the source with another in its place; see the fixture `planted`.
"""

from typing import NamedTuple

import pytest

from symdrop.fuzzing.aims import AIMS
from symdrop.fuzzing.campaign import attack

MOST_TRIALS = 250
SEED = 1


class Bug(NamedTuple):
    """What is wrong in words, and the source that makes it so."""

    name: str
    module: str
    old: str
    new: str


BUGS = {
    "derivative": [
        Bug(
            "an index of an inner expectation stays at its level",
            "deciders.kernel.normal",
            "lambda p: (p[0] - 1, p[1]) if p[0] > level else p, level)",
            "lambda p: (p[0] - 1, p[1]) if p[0] == level + 1 else p, level)",
        ),
        Bug(
            "a power brings down no factor",
            "deciders.kernel.normal",
            "self.algebra.term(*others, coefficient=coefficient * power)",
            "self.algebra.term(*others, coefficient=coefficient)",
        ),
        Bug(
            "a power is not lowered",
            "deciders.kernel.normal",
            "others.append((kind, base, payload, power - 1))",
            "others.append((kind, base, payload, power))",
        ),
        Bug(
            "only the first indices of two entries are compared",
            "deciders.kernel.normal",
            "tuple(sorted(p)), 1) for p in zip(payload, indices, strict=True)]",
            "tuple(sorted(p)), 1) for p in [*zip(payload, indices, strict=True)][:1]]",
        ),
        Bug(
            "an unopened expectation is a constant",
            "deciders.kernel.normal",
            "elif kind > BRACKET and self._depends(",
            "elif kind > DERIVATIVE and self._depends(",
        ),
    ],
    "sift": [
        Bug(
            "a bracket of free indices is dropped",
            "deciders.kernel.normal",
            "outer = [pair for pair in ties.items() if pair[0] not in binders]",
            "outer = []",
        ),
        Bug(
            "a sum stays when its index is tied",
            "deciders.kernel.normal",
            "if ties.get(place, place) == place}",
            "if ties.get(place, place)}",
        ),
        Bug(
            "ties are not followed along a chain",
            "deciders.kernel.normal",
            "groups = [group for group in groups if not group & set(pair)] + [set(pair).union(*joined)]",
            "groups = groups + [set(pair)]",
        ),
    ],
    "linearity": [
        Bug(
            "a derivative passes an expectation whose law depends on the variable",
            "deciders.kernel.normal",
            "self._is_expectation(table) and not self._is_in_laws(name, table)",
            "self._is_expectation(table)",
        ),
        Bug(
            "a derivative of random entries is a constant",
            "deciders.kernel.normal",
            "return factor[0] == DERIVATIVE and any(",
            "return False and any(",
        ),
    ],
    "independent": [
        Bug(
            "entries are never the same one",
            "deciders.kernel.normal",
            "for block in chain.from_iterable(combinations(others, size) for size in range(len(factors))):",
            "for block in [()]:",
        ),
        Bug(
            "entries are always the same one",
            "deciders.kernel.normal",
            "return self.algebra.multiply(brackets, total, level)",
            "return total",
        ),
        Bug(
            "only one family is averaged",
            "deciders.kernel.normal",
            "for group in groups.values():",
            "for group in [*groups.values()][:1]:",
        ),
    ],
    "uncorrelated": [
        Bug(
            "uncorrelated noise is independent",
            "deciders.kernel.normal",
            "splits = uncorrelated in self.on and [factor[3] for factor in factors] == [1, 1]",
            "splits = uncorrelated in self.on",
        ),
        Bug(
            "squares are uncorrelated, too",
            "deciders.kernel.normal",
            "splits = uncorrelated in self.on and [factor[3] for factor in factors] == [1, 1]",
            "splits = uncorrelated in self.on and len(factors) == 2",
        ),
        Bug(
            "two entries are never the same one",
            "deciders.kernel.normal",
            "for block in chain.from_iterable(combinations(others, size) for size in range(len(factors))):",
            "for block in [()]:",
        ),
    ],
    "correlated": [
        Bug(
            "entries at different indices are correlated, too",
            "deciders.kernel.normal",
            "self.algebra.multiply(brackets, value, level))",
            "value)",
        ),
        Bug(
            "a covariance is the whole expectation",
            "deciders.kernel.normal",
            "return self.algebra.combine(means, self.algebra.multiply(brackets, value, level))",
            "return self.algebra.multiply(brackets, value, level)",
        ),
        Bug(
            "correlated families are independent",
            "deciders.kernel.normal",
            "groups.setdefault(self.setting.joint.get(factor[1], factor[1]), []).append(factor)",
            "groups.setdefault(factor[1], []).append(factor)",
        ),
        Bug(
            "squares are correlated like first powers",
            "deciders.kernel.normal",
            "if correlated not in self.on or [factor[3] for factor in factors] != [1, 1]:",
            "if correlated not in self.on or len(factors) != 2:",
        ),
    ],
    "idempotent": [
        Bug(
            "every noise is a mask",
            "deciders.kernel.normal",
            "name in self.laws and self.laws[name].binary",
            "name in self.laws",
        ),
        Bug("every entry is a mask", "deciders.kernel.normal", "name in self.laws and self.laws[name].binary", "True"),
        Bug("a cube is only a square", "deciders.kernel.normal", "(*each[:3], 1) if", "(*each[:3], each[3] - 1) if"),
    ],
    "mean": [
        Bug(
            "a number is lost in an expectation",
            "deciders.kernel.normal",
            "if single and not sizes and coefficient == self.algebra.one and all(",
            "if single and not sizes and all(",
        ),
        Bug(
            "parameters are taken at the indices in reverse",
            "deciders.kernel.normal",
            "for position, place in enumerate(indices)}",
            "for position, place in enumerate(reversed(indices))}",
        ),
        Bug(
            "a law's indices are read in reverse",
            "deciders.kernel.reading",
            "for position, index in enumerate(indices)}",
            "for position, index in enumerate(reversed(indices))}",
        ),
        Bug(
            "the sums of a parameter are left at another level",
            "deciders.kernel.normal",
            "(level, p[1]) if p[0] == 0 else p)",
            "p)",
        ),
    ],
    "moments": [
        Bug(
            "a mask is kept only at its first power",
            "deciders.instances.polynomials",
            "kept = self.total(parts.values())",
            "kept = self.total([dropped, parts.get(1, self.ring.zero)])",
        ),
        Bug(
            "every moment is the mean",
            "deciders.kernel.normal",
            "self.setting.moment(name, order) if promised",
            "self.setting.moment(name, 1) if promised",
        ),
        Bug(
            "a moment that is not known loses its power",
            "deciders.kernel.normal",
            "return self._unopened([entry], level)",
            "return self._unopened([(FAMILY, name, indices, 1)], level)",
        ),
        Bug(
            "moments are remembered by their order alone",
            "deciders.kernel.normal",
            "self.known[name, order] = self.setting.moment(name, order)",
            "self.known[name, order] = self.known['', order] = self.known.get(('', order)) or"
            " self.setting.moment(name, order)",
        ),
    ],
    "reading": [
        Bug(
            "one over an entry is the entry",
            "deciders.kernel.reading",
            "            table = self._inverse(base, table)",
            "            self._inverse(base, table)",
        ),
        Bug("a fraction is its numerator", "deciders.kernel.reading", "QQ(node.p, node.q)", "QQ(node.p, 1)"),
        Bug(
            "equal terms of a sum count once",
            "deciders.kernel.reading",
            "self.algebra.put(total, key, coefficient)",
            "total[key] = coefficient",
        ),
    ],
    "products": [
        Bug(
            "sums with nothing in common share their indices",
            "deciders.kernel.algebra",
            "factors.extend(self.rename(each, shift, level) if sizes else each for each in group)",
            "factors.extend(group)",
        ),
        Bug(
            "the sums of a product run together",
            "deciders.kernel.algebra",
            "moved = [self.rename(each, shift, level) for each in others] if sizes and more else others",
            "moved = others",
        ),
        Bug("a square is a first power", "deciders.kernel.algebra", "range(exponent - 1)", "range(exponent - 2)"),
    ],
    "renaming": [
        Bug(
            "a summed index moves into the new expectation",
            "deciders.kernel.normal",
            "lambda p: (p[0] + 1, p[1]) if p[0] > level else p, level + 1)",
            "lambda p: (p[0] + 1, p[1]) if p[0] >= level else p, level + 1)",
        ),
        Bug(
            "the index of an inner sum captures",
            "deciders.kernel.reading",
            "inner[index] = (level, -1 - len(inner))",
            "inner[index] = (level, -1 - len(opened))",
        ),
    ],
    "orders": [
        Bug(
            "what is around an index comes as it was written",
            "deciders.kernel.numbering",
            "return colours[place], tuple(sorted(around))",
            "return colours[place], tuple(around)",
        ),
        Bug(
            "sums that share a factor are taken apart",
            "deciders.kernel.algebra",
            "groups.append((bound.union(*(g[0] for g in joined)), [factor, *(f for g in joined for f in g[1])]))",
            "groups.append((bound, [factor, *(f for g in joined for f in g[1])]))",
        ),
    ],
    "coefficients": [
        Bug(
            "a coefficient is a constant in its scalars",
            "deciders.kernel.normal",
            "if not indices and name in self.algebra.generators:",
            "if False:",
        ),
        Bug(
            "one over a scalar is one",
            "deciders.kernel.reading",
            "coefficient=self.algebra.one / coefficient)",
            "coefficient=self.algebra.one)",
        ),
        Bug(
            "a sum over nothing is one",
            "deciders.kernel.algebra",
            "coefficient = coefficient * self.generators[size]",
            "coefficient = coefficient",
        ),
    ],
    "brackets": [
        Bug(
            "an index does not equal itself",
            "deciders.kernel.algebra",
            "if kind != BRACKET or payload[0] != payload[1]:",
            "if kind != BRACKET or len(payload) == 2:",
        ),
        Bug(
            "a bracket is always one",
            "deciders.kernel.algebra",
            "if kind != BRACKET or payload[0] != payload[1]:",
            "if kind != BRACKET:",
        ),
    ],
    "cumulants": [
        Bug(
            "the signs of a cumulant",
            "deciders.kernel.normal",
            "(-1) ** (blocks - 1) * factorial(blocks - 1)",
            "factorial(blocks - 1)",
        ),
        Bug(
            "the weights of a cumulant",
            "deciders.kernel.normal",
            "(-1) ** (blocks - 1) * factorial(blocks - 1)",
            "(-1) ** (blocks - 1)",
        ),
        Bug(
            "only one moment of each product",
            "deciders.kernel.normal",
            "for order in orders:",
            "for order in orders[:1]:",
        ),
        Bug(
            "powers count once",
            "deciders.kernel.normal",
            "tuple(factor[3] for factor in block)",
            "tuple(1 for _ in block)",
        ),
    ],
    "cut-off": [
        Bug(
            "bare sums need no further size",
            "deciders.instances.cutoff",
            "ranges[name] = range(first, first + degree + 1)",
            "ranges[name] = range(first, first + 1)",
        ),
        Bug(
            "free indices need no room",
            "deciders.instances.cutoff",
            "first = max(1, free + max(",
            "first = max(1, max(",
        ),
        Bug(
            "an entry in one term protects all terms",
            "deciders.instances.cutoff",
            "self.protected & other.protected",
            "self.protected | other.protected",
        ),
        Bug(
            "what is differentiated protects",
            "deciders.instances.cutoff",
            "name not in differentiated and name not in",
            "name not in",
        ),
        Bug(
            "a power has as many sums as its base",
            "deciders.instances.cutoff",
            "tuple(exponent * number for number in self.sums)",
            "self.sums",
        ),
        Bug(
            "free indices never coincide",
            "deciders.instances.search",
            "for value in range(1, min(used + 1, sizes[last.size.name]) + 1):",
            "for value in (min(used + 1, sizes[last.size.name]),):",
        ),
    ],
    "steps": [
        Bug(
            "an idle reason is accepted",
            "deciders.kernel.check",
            "if cited.count(reason) > 1 or not _residual(setting, difference, set(cited) - {reason}):",
            "if cited.count(reason) > 1:",
        ),
        Bug("a reason may be cited twice", "deciders.kernel.check", "if cited.count(reason) > 1 or not", "if not"),
        Bug(
            "the last line may be any",
            "deciders.kernel.check",
            "_check_step(setting, tables[-2], tables[-1], None, ())",
            "None",
        ),
        Bug(
            "every reason is on",
            "deciders.kernel.check",
            "residual = _residual(setting, difference, cited)",
            "residual = _residual(setting, difference, REASONS)",
        ),
        Bug(
            "a proof rests on nothing",
            "deciders.kernel.check",
            "if not _residual(setting, difference, chosen - {reason}):",
            "if chosen:",
        ),
        Bug(
            "what other reasons opened is remembered",
            "deciders.kernel.normal",
            "setting.opened.setdefault(reasons & OPENING, {})",
            "setting.opened.setdefault(frozenset(), {})",
        ),
    ],
}
ALL = [pytest.param(aim, bug, id=f"{aim}: {bug.name}") for aim, bugs in BUGS.items() for bug in bugs]


def found(planted, aim, bug, seed, number=MOST_TRIALS):
    with planted(*bug):
        outcomes, finding = attack(aim, number, seed, shrink=False)
    return outcomes.total(), finding


@pytest.mark.parametrize(("aim", "bug"), ALL)
def test_a_planted_bug_is_found(planted, aim, bug):
    assert found(planted, aim, bug, SEED)[1] is not None


def test_every_aim_has_planted_bugs_that_differ():
    assert BUGS.keys() == AIMS.keys()
    assert all(len(bugs) >= 2 for bugs in BUGS.values())
    # Independence and its weaker kin share one bug: the code behind both is one.
    assert len({(bug.module, bug.old, bug.new) for bugs in BUGS.values() for bug in bugs}) == len(ALL) - 1
    assert len(ALL) >= 50
