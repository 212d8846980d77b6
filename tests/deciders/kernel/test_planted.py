"""Every planted bug is found: the attack of `symdrop.fuzzing.campaign` is not blind to what it is aimed at.

A bug is a piece of the source with another in its place; see the fixture `planted`.
"""

from typing import NamedTuple

import pytest

from symdrop.fuzzing.aims import AIMS
from symdrop.fuzzing.campaign import attack

# Short runs with several seeds find a bug sooner than a long one with one of them.
MOST_TRIALS = 150
SEEDS = range(1, 9)


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
            "deciders.kernel.algebra",
            "lambda p: Place(p.level - 1, p.label) if p.level > level else p, level)",
            "lambda p: Place(p.level - 1, p.label) if p.level == level + 1 else p, level)",
        ),
        Bug(
            "a power brings down no factor",
            "deciders.kernel.rules.derivative",
            "algebra.term(*others, *inner, coefficient=coefficient * factor.power)",
            "algebra.term(*others, *inner, coefficient=coefficient)",
        ),
        Bug(
            "a power is not lowered",
            "deciders.kernel.rules.derivative",
            "factor.to_the(factor.power - 1)]",
            "factor.to_the(factor.power)]",
        ),
        Bug(
            "only the first indices of two entries are compared",
            "deciders.kernel.rules.derivative",
            "for pair in zip(factor.indices, indices, strict=True)]",
            "for pair in [*zip(factor.indices, indices, strict=True)][:1]]",
        ),
        Bug(
            "an unopened expectation is a constant",
            "deciders.kernel.rules.derivative",
            "elif factor.kind in OPERATORS and _depends(",
            "elif False and _depends(",
        ),
    ],
    "sift": [
        Bug(
            "a bracket of free indices is dropped",
            "deciders.kernel.rules.sift",
            "outer = [pair for pair in representative.items() if pair[0] not in binders]",
            "outer = []",
        ),
        Bug(
            "a sum stays when its index is tied",
            "deciders.kernel.rules.sift",
            "if representative.get(place, place) == place}",
            "if representative.get(place, place)}",
        ),
        Bug(
            "ties are not followed along a chain",
            "deciders.kernel.rules.sift",
            "groups = [group for group in groups if not group & pair] + [pair.union(*joined)]",
            "groups = groups + [pair]",
        ),
    ],
    "linearity": [
        Bug(
            "a number is lost in an exchange",
            "deciders.kernel.algebra",
            "return factors if not sizes and coefficient == self.one else ()",
            "return factors if not sizes else ()",
        ),
        Bug(
            "a derivative passes an expectation whose law depends on the variable",
            "deciders.kernel.rules.derivative",
            "return not _is_in_laws(grounds, name, combination) and grounds.cites(axioms.linearity)",
            "return grounds.cites(axioms.linearity)",
        ),
        Bug(
            "a derivative of random entries is a constant",
            "deciders.kernel.rules.grounds",
            "return factor.kind == DERIVATIVE and any(",
            "return False and any(",
        ),
    ],
    "independent": [
        Bug(
            "entries are never the same one",
            "deciders.kernel.rules.independent",
            "for count, orbit in orbits(tuple(map(len, classes))):",
            "for count, orbit in [[*orbits(tuple(map(len, classes)))][-1]]:",
        ),
        Bug(
            "entries are always the same one",
            "deciders.kernel.rules.independent",
            "yield count, [*others, *(bracket for block in blocks for bracket in _equal_indices(block))], average",
            "yield count, others, average",
        ),
        Bug(
            "a common factor may depend on the rest",
            "deciders.kernel.rules.independent",
            "shared = {each for each in shared if each.name not in others}",
            "pass",
        ),
        Bug(
            "only one family is averaged",
            "deciders.kernel.rules.independent",
            "others = [each for each in factors if each not in group]",
            "others = [each for each in factors if not grounds.is_random(each)]",
        ),
    ],
    "uncorrelated": [
        Bug(
            "uncorrelated noise is independent",
            "deciders.kernel.rules.independent",
            "return pair and grounds.cites(axioms.uncorrelated)",
            "return grounds.cites(axioms.uncorrelated)",
        ),
        Bug(
            "squares are uncorrelated, too",
            "deciders.kernel.rules.independent",
            "return pair and grounds.cites(axioms.uncorrelated)",
            "return len(group) == 2 and grounds.cites(axioms.uncorrelated)",
        ),
        Bug(
            "two entries are never the same one",
            "deciders.kernel.rules.independent",
            "for count, orbit in orbits(tuple(map(len, classes))):",
            "for count, orbit in [[*orbits(tuple(map(len, classes)))][-1]]:",
        ),
    ],
    "correlated": [
        Bug(
            "entries at different indices are correlated, too",
            "deciders.kernel.rules.correlated",
            "algebra.multiply(brackets, value, level))",
            "value)",
        ),
        Bug(
            "a covariance is the whole expectation",
            "deciders.kernel.rules.correlated",
            "return algebra.combine(means, algebra.multiply(brackets, value, level))",
            "return algebra.multiply(brackets, value, level)",
        ),
        Bug(
            "correlated families are independent",
            "deciders.kernel.rules.independent",
            "return covariances.get(factor.name, factor.name)",
            "return factor.name",
        ),
        Bug(
            "squares are correlated like first powers",
            "deciders.kernel.rules.correlated",
            "if [factor.power for factor in factors] != [1, 1] or",
            "if len(factors) != 2 or",
        ),
    ],
    "idempotent": [
        Bug(
            "every noise is a mask",
            "deciders.kernel.rules.idempotent",
            "return grounds.laws[factor.name].binary and grounds.cites(axioms.idempotent)",
            "return grounds.cites(axioms.idempotent)",
        ),
        Bug(
            "every entry is a mask",
            "deciders.kernel.rules.idempotent",
            "or factor.name not in grounds.laws:\n        return False",
            "or factor.name not in grounds.laws:\n        return factor.kind == FAMILY and factor.power > 1",
        ),
        Bug(
            "a cube is only a square",
            "deciders.kernel.rules.idempotent",
            "each.to_the(1) if",
            "each.to_the(each.power - 1) if",
        ),
    ],
    "mean": [
        Bug(
            "parameters are taken at the indices in reverse",
            "deciders.kernel.rules.moments",
            "for position, place in enumerate(indices)}",
            "for position, place in enumerate(reversed(indices))}",
        ),
        Bug(
            "a law's indices are read in reverse",
            "deciders.kernel.reader",
            "for position, index in enumerate(indices)}",
            "for position, index in enumerate(reversed(indices))}",
        ),
        Bug(
            "the sums of a parameter are left at another level",
            "deciders.kernel.rules.moments",
            "Place(level, place.label) if place.level == 0 else place)",
            "place)",
        ),
    ],
    "moments": [
        Bug(
            "a power that is averaged alone is the entry",
            "deciders.instances.evaluator",
            "factors = [self.averaged(tuple(others)), self.expected_power(*last)]",
            "factors = [self.averaged(tuple(others)), self.expected_power(last[0], 1)]",
        ),
        Bug(
            "every moment is the mean",
            "deciders.kernel.rules.moments",
            "read_moment(grounds.context, *key)",
            "read_moment(grounds.context, name, 1)",
        ),
        Bug(
            "a moment that is not known loses its power",
            "deciders.kernel.rules.moments",
            "closed_expectation([entry], level)",
            "closed_expectation([entry.to_the(1)], level)",
        ),
        Bug(
            "moments are remembered by their order alone",
            "deciders.kernel.rules.moments",
            "if key not in memo:",
            "key = next((each for each in memo if each[1] == key[1]), key)\n    if key not in memo:",
        ),
    ],
    "reading": [
        Bug(
            "one over an entry is the entry",
            "deciders.kernel.reader",
            "            base = self._inverse(node.base, base)",
            "            self._inverse(node.base, base)",
        ),
        Bug("a fraction is its numerator", "deciders.kernel.reader", "QQ(node.p, node.q)", "QQ(node.p, 1)"),
        Bug(
            "equal terms of a sum count once",
            "deciders.kernel.reader",
            "self.algebra.put(total, monomial, coefficient)",
            "total[monomial] = coefficient",
        ),
    ],
    "products": [
        Bug(
            "sums with nothing in common share their indices",
            "deciders.kernel.algebra",
            "factors.extend(self.rename(each, shift, level) if sizes else each for each in own)",
            "factors.extend(own)",
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
            "deciders.kernel.algebra",
            "lambda p: Place(p.level + 1, p.label) if p.level > level else p",
            "lambda p: Place(p.level + 1, p.label) if p.level >= level else p",
        ),
        Bug(
            "the index of an inner sum captures",
            "deciders.kernel.reader",
            "position = len(inner)\n"
            "            while Place.opened(level, position) in inner.values():\n"
            "                position += 1",
            "position = len(opened)",
        ),
    ],
    "orders": [
        Bug(
            "what is around an index comes as it was written",
            "deciders.kernel.numbering",
            "return tuple(sorted(self.rename(factor, paint) for factor, places in self.factors if place in places))",
            "return tuple(self.rename(factor, paint) for factor, places in self.factors if place in places)",
        ),
        Bug(
            "a component is known again by how many factors it has",
            "deciders.kernel.algebra",
            "component = (tuple(binders.items()), tuple(sorted(factors)))",
            "component = (tuple(binders.items()), len(factors))",
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
            "deciders.kernel.rules.derivative",
            "if not indices and name in algebra.generators:",
            "if False:",
        ),
        Bug(
            "one over a scalar is one",
            "deciders.kernel.reader",
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
    "variance": [
        Bug(
            "a covariance is of its first side alone",
            "deciders.kernel.normal",
            "product = self.normal(self.algebra.multiply(first, second, level + 1), level + 1)",
            "product = self.normal(self.algebra.multiply(first, first, level + 1), level + 1)",
        ),
        Bug(
            "the product of the means is not taken away",
            "deciders.kernel.normal",
            "return self.algebra.combine(self._expectation(product, level), means, -1)",
            "return self._expectation(product, level)",
        ),
        Bug(
            "the sides of a covariance are one",
            "deciders.kernel.factors",
            "found[mark.power - 1][Monomial(",
            "found[0][Monomial(",
        ),
        Bug(
            "the variance of a constant factor is its own",
            "deciders.kernel.factors",
            "for power, combination in enumerate((first, second), 1)",
            "for power, combination in enumerate((first, first), 1)",
        ),
    ],
    "totals": [
        Bug(
            "the slope of a total has the other sign",
            "deciders.kernel.rules.derivative",
            "coefficient * -factor.power",
            "coefficient * factor.power",
        ),
        Bug(
            "a total is one power lower after it is differentiated",
            "deciders.kernel.rules.derivative",
            "factor.to_the(factor.power + 1)]\n            changed_term",
            "factor.to_the(factor.power)]\n            changed_term",
        ),
        Bug(
            "totals are not multiplied by",
            "deciders.kernel.apart",
            "algebra.power(total, most - powers[monomial], 0)",
            "algebra.power(total, 0, 0)",
        ),
    ],
    "partial fractions": [
        Bug(
            "what is added to an entry has the other sign",
            "deciders.kernel.apart",
            "[(coefficient, [fewer, less]), (-v * coefficient, [fewer, second])]",
            "[(coefficient, [fewer, less]), (v * coefficient, [fewer, second])]",
        ),
        Bug(
            "two inverses are taken apart the wrong way round",
            "deciders.kernel.apart",
            "[(coefficient / (v - u), [first, less]), (-coefficient / (v - u), [fewer, second])]",
            "[(-coefficient / (v - u), [first, less]), (coefficient / (v - u), [fewer, second])]",
        ),
        Bug(
            "entries at different indices are taken apart",
            "deciders.kernel.apart",
            "each != other and each[:3] == other[:3]",
            "each != other and each[:2] == other[:2]",
        ),
        Bug(
            "a sum is kept where its entry is gone",
            "deciders.kernel.apart",
            "algebra.add(split, part, summed(monomial.sizes, 0), [*others, *factors], 0)",
            "kept = tuple(sorted(each for each in [*others, *factors] if each.power))\n"
            "                algebra.put(split, monomial._replace(factors=kept), part)",
        ),
    ],
    "brackets": [
        Bug(
            "an index does not equal itself",
            "deciders.kernel.factors",
            "if factor.kind != BRACKET or factor.indices[0] != factor.indices[1]:",
            "if factor.kind != BRACKET or len(factor.indices) == 2:",
        ),
        Bug(
            "a bracket is always one",
            "deciders.kernel.factors",
            "if factor.kind != BRACKET or factor.indices[0] != factor.indices[1]:",
            "if factor.kind != BRACKET:",
        ),
    ],
    "cumulants": [
        Bug(
            "the signs of a cumulant",
            "deciders.kernel.rules.independent",
            "(-1) ** (len(blocks) - 1) * factorial(len(blocks) - 1)",
            "factorial(len(blocks) - 1)",
        ),
        Bug(
            "the weights of a cumulant",
            "deciders.kernel.rules.independent",
            "(-1) ** (len(blocks) - 1) * factorial(len(blocks) - 1)",
            "(-1) ** (len(blocks) - 1)",
        ),
        Bug(
            "only one moment of each product",
            "deciders.kernel.rules.independent",
            "for orders in blocks:",
            "for orders in blocks[:1]:",
        ),
        Bug(
            "powers count once",
            "deciders.kernel.rules.independent",
            "tuple(sorted((each.name, each.power) for each in members))",
            "tuple(sorted((each.name, 1) for each in members))",
        ),
    ],
    "orbits": [
        Bug(
            "an orbit counts once",
            "deciders.kernel.rules.independent",
            "yield count, [*others, *(bracket for block in blocks for bracket in _equal_indices(block))], average",
            "yield 1, [*others, *(bracket for block in blocks for bracket in _equal_indices(block))], average",
        ),
        Bug(
            "equal blocks are told apart",
            "deciders.kernel.partitions",
            "// (orders * repeated)",
            "// orders",
        ),
        Bug(
            "an exchange may move another factor of the family",
            "deciders.kernel.rules.independent",
            "all(moved[each] == exchanged.get(each, each) for each in group)",
            "moved[one] == other",
        ),
        Bug(
            "an exchange may change the rest of the term",
            "deciders.kernel.rules.independent",
            "return keeps_group and keeps_others and grounds",
            "return keeps_group and grounds",
        ),
        Bug(
            "an exchange may change what was averaged before",
            "deciders.kernel.rules.independent",
            " and grounds.algebra.change(before, renaming(swap), level) == before",
            "",
        ),
        Bug(
            "a free index may be exchanged",
            "deciders.kernel.rules.independent",
            "if any(here not in binders or binders[here] != binders.get(there) for here, there in pairs):",
            "if False:",
        ),
    ],
    "over an index": [
        Bug(
            "a background is forgotten at a mark",
            "deciders.kernel.spread.calculus",
            "behind = first if number >= len(one.marks)",
            "behind = {} if number >= len(one.marks)",
        ),
        Bug(
            "the number of values less one too few",
            "deciders.kernel.spread.calculus",
            "self.generators[size] - len(around.get(size, ())) - (",
            "self.generators[size] - (",
        ),
        Bug(
            "the product rule keeps the factor",
            "deciders.kernel.spread.slopes",
            "Prod(node.function, index, but=place)",
            "Prod(node.function, index)",
        ),
    ],
    "exponential": [
        Bug(
            "half the variance is all of it",
            "deciders.kernel.spread.generating",
            "number / 2 for",
            "number for",
        ),
        Bug(
            "a power and an exponential are averaged apart",
            "deciders.kernel.spread.generating",
            "averages.product(slope, variance), 1)",
            "{}, 1)",
        ),
        Bug(
            "the chain rule forgets the inner slope",
            "deciders.kernel.spread.slopes",
            "return node * slope(node.args[0], variable, may_enter)",
            "return node",
        ),
        Bug(
            "a random sign is 1 in an exponent",
            "deciders.kernel.spread.generating",
            "number * sign ** dict(factors)[atom])",
            "number)",
        ),
        Bug(
            "an odd power of a random sign is an even one",
            "deciders.kernel.spread.generating",
            "averages.one * sign**power / 2",
            "averages.one / 2",
        ),
    ],
    "logarithm": [
        Bug(
            "kept and dropped are confused in a function",
            "deciders.kernel.spread.functions",
            "(1 - mask) * dropped + (mask - low) * kept",
            "(1 - mask) * kept + (mask - low) * dropped",
        ),
        Bug(
            "a power counts once",
            "deciders.kernel.spread.functions",
            "spreader.times(spreader.read(power, scope, around), form, around)",
            "form",
        ),
        Bug(
            "a product over an index is one factor",
            "deciders.kernel.spread.functions",
            "return spreader.read(Sum(log(inner.function, evaluate=False), *inner.limits), scope, around)",
            "return read_logarithm(spreader, log(Sum(inner.function, *inner.limits), evaluate=False), scope, around)",
        ),
        Bug(
            "what a product leaves out is in it",
            "deciders.kernel.spread.functions",
            "int(first == second)",
            "0",
        ),
        Bug(
            "log of a logistic function by its score",
            "deciders.kernel.spread.functions",
            "softplus(-score)",
            "softplus(score)",
        ),
        Bug(
            "log of two is that of anything",
            "deciders.kernel.spread.functions",
            "if spreader.cites(at_zero) and not spreader.read",
            "if spreader.cites(at_zero) and spreader.read",
        ),
        Bug(
            "log of an exponential is that exponential",
            "deciders.kernel.spread.functions",
            "return spreader.read(inner.args[0], scope, around)",
            "return spreader.read(inner, scope, around)",
        ),
        Bug(
            "log(z + e^z) is softplus as well",
            "functions",
            "rest = node - 1 if isinstance(node, Add) else None",
            "rest = node.args[-1] if isinstance(node, Add) else None",
        ),
        Bug(
            "logarithms of different things are one",
            "deciders.kernel.spread.functions",
            "return _unopened(spreader, inner, scope)\n    total",
            "return _unopened(spreader, Integer(2), scope)\n    total",
        ),
    ],
    "counts": [
        Bug(
            "the exponential of a count less one",
            "deciders.kernel.spread.generating",
            "averages.plus_polynomial(inside, rate, -1), moments[power]",
            "inside, moments[power]",
        ),
        Bug(
            "the rate is not tilted",
            "deciders.kernel.spread.generating",
            "tilted = averages.product(rate, {tilt: averages.one})",
            "tilted = rate",
        ),
        Bug(
            "an exponential inside is squared",
            "deciders.kernel.spread.generating",
            "raised_atom(tilt.exponent), 1)",
            "raised_atom(tilt.exponent), 2)",
        ),
    ],
    "cut-off": [
        Bug(
            "bare sums need no further size",
            "deciders.instances.cutoff",
            "ranges[name] = range(first, first + max(0, degree) + 1)",
            "ranges[name] = range(first, first + 1)",
        ),
        Bug(
            "free indices need no room",
            "deciders.instances.cutoff",
            "first = max(signature.beyond(name), free + more + max(",
            "first = max(signature.beyond(name), more + max(",
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
            "name not in differentiated and not",
            "not",
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
            "if cited.count(reason) > 1 or not is_needed(context, difference, reason, normaliser):",
            "if cited.count(reason) > 1:",
        ),
        Bug("a reason may be cited twice", "deciders.kernel.check", "if cited.count(reason) > 1 or not", "if not"),
        Bug(
            "the last line may be any",
            "deciders.kernel.check",
            "_check_step(context, combinations[-2], combinations[-1], None, ())",
            "None",
        ),
        Bug(
            "every reason is on",
            "deciders.kernel.check",
            "normaliser = Normaliser(context, frozenset(cited))",
            "normaliser = Normaliser(context, frozenset(REASONS))",
        ),
        Bug(
            "a proof rests on nothing",
            "deciders.kernel.necessity",
            "if suffices(context, difference, trial):",
            "if chosen:",
        ),
        Bug(
            "what other reasons opened is remembered",
            "deciders.kernel.rules.grounds",
            "context.memos.setdefault((reasons & OPENING, cited & {axioms.idempotent}), Memo())",
            "context.memos.setdefault((frozenset(), frozenset()), Memo())",
        ),
    ],
}
BUGS["sizes less a number"] = [
    Bug(
        "what is less than a size divides by nothing",
        "deciders.instances.cutoff",
        "(*(-power * (at == each) for each in self.poles),",
        "(*(-power * (at == each) * (not each[1]) for each in self.poles),",
    ),
    Bug(
        "different divisors count once",
        "deciders.instances.cutoff",
        "divided = sum(max(count.divided[column] for count in counts) for column in own)",
        "divided = max(max(count.divided[column] for count in counts) for column in own)",
    ),
]
BUGS["exchangeability"] = [
    Bug(
        "the signs of an inversion",
        "deciders.kernel.rules.exchangeability",
        "weight = count * (-1) ** (len(parts) - 1) * factorial(len(parts) - 1)",
        "weight = count * factorial(len(parts) - 1)",
    ),
    Bug(
        "the weights of an inversion",
        "deciders.kernel.rules.exchangeability",
        "weight = count * (-1) ** (len(parts) - 1) * factorial(len(parts) - 1)",
        "weight = count * (-1) ** (len(parts) - 1)",
    ),
    Bug(
        "powers of an entry add up to one",
        "deciders.kernel.rules.exchangeability",
        "sum(map(mul, powers, block)) for block in blocks",
        "max(map(mul, powers, block)) for block in blocks",
    ),
    Bug(
        "what is not independent is uncorrelated",
        "deciders.kernel.rules.independent",
        "pair = [each.power for each in group] == [1, 1] and not grounds.laws[group[0].name].together",
        "pair = [each.power for each in group] == [1, 1]",
    ),
]
BUGS["categorical"] = [
    Bug(
        "entries of a row are 1 together",
        "deciders.kernel.rules.categorical",
        "return grounds.algebra.multiply(equal, value, level)",
        "return value",
    ),
    Bug(
        "all entries are in one row",
        "deciders.kernel.rules.categorical",
        "if len({_row(each) for each in group}) == 1:",
        "if group:",
    ),
    Bug(
        "the signs of a cumulant of rows",
        "deciders.kernel.rules.categorical",
        "weight = (-1) ** (len(parts) - 1) * factorial(len(parts) - 1)",
        "weight = factorial(len(parts) - 1)",
    ),
]
BUGS["joint masks"] = [
    Bug(
        "masks at different indices are at one",
        "deciders.kernel.rules.independent",
        "if isinstance(covariance, Masks) and len({each.indices for each in group}) == 1:",
        "if isinstance(covariance, Masks):",
    ),
    Bug(
        "two masks at one index are one",
        "deciders.kernel.rules.independent",
        "key, memo = tuple(sorted((each.name, each.power) for each in members)), grounds.memo.cumulants",
        "key, memo = tuple((members[0].name, each.power) for each in members), grounds.memo.cumulants",
    ),
    Bug(
        "the chance of both is that of one",
        "statements.laws.masks",
        "return self.both",
        "return self.keep[0]",
    ),
]
BUGS["symmetric matrices"] = [
    Bug(
        "indices of a symmetric entry stay as a change makes them",
        "deciders.kernel.algebra",
        "if kind == BRACKET or name in self.symmetric:",
        "if kind == BRACKET:",
    ),
    Bug(
        "every matrix is symmetric",
        "deciders.kernel.algebra",
        "if kind == BRACKET or name in self.symmetric:",
        "if kind == BRACKET or len(indices) == 2:",
    ),
]
BUGS["correlated matrices"] = [
    Bug(
        "only neighbours are put into pairs",
        "deciders.kernel.rules.correlated",
        "for at, second in enumerate(others):",
        "for at, second in enumerate(others[:1]):",
    ),
    Bug(
        "a square is one entry",
        "deciders.kernel.rules.correlated",
        "entries = [each for each in group for _ in range(each.power)]",
        "entries = [*group]",
    ),
    Bug(
        "a covariance is the variance of the first",
        "deciders.kernel.rules.correlated",
        "places = (*entries[first].indices, *entries[second].indices)",
        "places = (*entries[first].indices, *entries[first].indices)",
    ),
    Bug(
        "a covariance of normal entries is their whole expectation",
        "deciders.kernel.rules.correlated",
        "for pairs, single in matchings(tuple(range(len(entries)))):",
        "for pairs, single in [*matchings(tuple(range(len(entries))))][-1:]:",
    ),
]
# Those that only a statement in hundreds shows.
RARE = {
    "a random sign is 1 in an exponent",
    "an odd power of a random sign is an even one",
    "what a product leaves out is in it",
    "a power and an exponential are averaged apart",
    "an exchange may change what was averaged before",
    "log(z + e^z) is softplus as well",
    "the weights of an inversion",
}
ALL = [
    pytest.param(aim, bug, id=f"{aim}: {bug.name}", marks=[pytest.mark.large] * (bug.name in RARE))
    for aim, bugs in BUGS.items()
    for bug in bugs
]


def found(planted, aim, bug, seed, number=MOST_TRIALS):
    with planted(*bug):
        outcomes, finding = attack(aim, number, seed, shrink=False)
    return outcomes.total(), finding


@pytest.mark.parametrize(("aim", "bug"), ALL)
def test_a_planted_bug_is_found(planted, aim, bug):
    assert any(found(planted, aim, bug, seed)[1] is not None for seed in SEEDS)


def test_every_aim_has_planted_bugs_that_differ():
    assert BUGS.keys() == AIMS.keys()
    assert all(len(bugs) >= 2 for bugs in BUGS.values())
    # Independence and its weaker kin share one bug: the code behind both is one.
    assert len({(bug.module, bug.old, bug.new) for bugs in BUGS.values() for bug in bugs}) == len(ALL) - 1
    assert len(ALL) >= 50
