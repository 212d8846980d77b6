"""The canonical form: equal up to renaming summed indices means one key, and different means two."""

from itertools import permutations

import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from symdrop.deciders.kernel.factors import Factor, Place, freeze, fresh_copy, merge, places, thaw
from symdrop.deciders.kernel.reading import read_statement
from symdrop.language import D, E, Sum, bracket, family, index, scalar, size
from symdrop.theorem import bernoulli, nonzero

n, m = size("n m")
UNITS = index("i1 i2 i3 i4", n)
SAMPLES = index("a1 a2", m)
k = index("k", n)
w, delta, p = family("w delta p", n)
C = family("C", n, n)
X = family("X", m, n)
MASK = bernoulli(delta[UNITS[0]], keep=p[UNITS[0]])


def table(line):
    return read_statement([MASK], [sympy.sympify(line)])[1][0]


atoms = st.one_of(
    st.tuples(st.just("C"), st.integers(0, 3), st.integers(0, 3)),
    st.tuples(st.just("X"), st.integers(0, 1), st.integers(0, 3)),
    st.tuples(st.just("w"), st.just(0), st.integers(0, 3)),
    st.tuples(st.just("free"), st.just(0), st.integers(0, 3)),
    st.tuples(st.just("bracket"), st.integers(0, 3), st.integers(0, 3)),
    st.tuples(st.just("E"), st.integers(0, 3), st.integers(0, 3)),
    st.tuples(st.just("D"), st.integers(0, 3), st.integers(0, 3)),
)


def build(graph, units, samples):
    """The sum, over all six indices, of the product that the drawn atoms describe."""
    return sympy.Mul(*(atom(kind, units[first], units[second], samples[first % 2]) for kind, first, second in graph))


def atom(kind, one, other, sample):
    match kind:
        case "C":
            return C[one, other]
        case "X":
            return X[sample, other]
        case "w":
            return w[other]
        case "free":
            return C[k, other]
        case "bracket":
            return bracket(one, other)
        case "E":
            return E(delta[one] * C[one, other])
        case _:
            return D(w[one] * w[other], w[other])


@settings(max_examples=150, deadline=None)
@given(st.lists(atoms, min_size=1, max_size=6), st.permutations(range(4)), st.permutations(range(2)), st.randoms())
def test_renaming_and_reordering_sums_keeps_the_table(graph, units, samples, random):
    one = sympy.Sum(build(graph, UNITS, SAMPLES), *((each, 1, each.size) for each in (*UNITS, *SAMPLES)))
    renamed = build(graph, [UNITS[u] for u in units], [SAMPLES[s] for s in samples])
    order = [*UNITS, *SAMPLES]
    random.shuffle(order)
    other = sympy.Sum(renamed, *((each, 1, each.size) for each in order))
    assert table(one) == table(other)


def exact_orbit(graph):
    """Every way to rename the four units, as a set: an independent notion of "equal up to renaming"."""
    return {tuple(sorted((units[first], units[second]) for first, second in graph)) for units in permutations(range(4))}


edges = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=3, max_size=5)


@settings(max_examples=150, deadline=None)
@given(edges, edges)
def test_two_graphs_share_a_table_only_when_a_renaming_carries_one_to_the_other(first, second):
    sums = [(each, 1, n) for each in UNITS]
    one, other = (
        table(sympy.Sum(sympy.Mul(*(C[UNITS[a], UNITS[b]] for a, b in graph)), *sums)) for graph in (first, second)
    )
    assert (one == other) == (exact_orbit(first) == exact_orbit(second))


def test_graphs_that_refinement_alone_cannot_tell_apart():
    six = index("j1 j2 j3 j4 j5 j6", n)
    hexagon = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 0)]
    triangles = [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3)]
    one, other = (
        table(
            sympy.Sum(sympy.Mul(*(C[six[a], six[b]] * C[six[b], six[a]] for a, b in graph)), *((s, 1, n) for s in six))
        )
        for graph in (hexagon, triangles)
    )
    assert one != other


def test_every_numbering_of_a_symmetric_term_is_one_table():
    square = [(0, 1), (1, 2), (2, 3), (3, 0)]
    tables = {
        freeze(table(sympy.Sum(sympy.Mul(*(C[o[a], o[b]] for a, b in square)), *((u, 1, n) for u in UNITS))))
        for o in permutations(UNITS)
    }
    assert len(tables) == 1


# Every vertex has three neighbours, yet only 0, 1 and 2 lie on a triangle: refinement sees one class, which is two.
CUBIC = [(0, 1), (1, 2), (2, 0), (0, 3), (1, 4), (2, 5), (3, 6), (3, 7), (4, 6), (4, 7), (5, 6), (5, 7)]


@settings(max_examples=12, deadline=None)
@given(st.permutations(index("j1 j2 j3 j4 j5 j6 j7 j8", n)))
def test_a_class_of_unequal_indices_is_told_apart(order):
    def term(places):
        return sympy.Mul(*(C[places[a], places[b]] * C[places[b], places[a]] for a, b in CUBIC))

    plain = sorted(order, key=str)
    sums = [(place, 1, n) for place in plain]
    assert table(sympy.Sum(term(order), *sums)) == table(sympy.Sum(term(plain), *sums))


def test_freeze_and_thaw_are_inverse():
    read = table(Sum(w[UNITS[0]] * C[UNITS[0], k], UNITS[0]) + w[k] ** 2)
    assert thaw(freeze(read)) == read


def test_an_unused_sum_is_its_size():
    i, j = UNITS[:2]
    assert table(Sum(Sum(w[i], i), j)) == table(n * Sum(w[i], i))
    assert table(Sum(C[i, k] / C[i, k], i)) == table(n)


def test_merge_adds_powers_and_drops_the_trivial():
    free = Place.free("k")
    entry = Factor.entry("w", (free,))
    assert merge([entry, entry.to_the(-1), Factor.bracket(free, free)]) == []
    assert merge([entry, entry.to_the(2)]) == [entry.to_the(3)]


def test_places_looks_inside():
    i, j = UNITS[:2]
    ((_, factors),) = table(E(delta[i] * Sum(C[j, k], j)))
    assert {place for factor in factors for place in places(factor)} >= {Place.free("i1"), Place.free("k")}


def test_a_quotient_inside_an_expectation_or_a_derivative_is_found_again():
    """SymPy's quotients remember the hash that they had before they were changed in place."""
    s = scalar("s")
    for divided in (w[k] + 1 / w[k], w[k] / (1 - s) + 1 / w[k]):
        split = (1 - bracket(k, UNITS[0])) * divided + divided * bracket(k, UNITS[0])
        given = [nonzero(w[k]), nonzero(1 - s)]
        _, (one, other) = read_statement(given, [D(D(divided, w[k]), w[k]), D(D(split, w[k]), w[k])])
        assert one == other


def test_a_copy_of_a_coefficient_remembers_no_hash():
    ring_one = read_statement([], [w[k]])[0].algebra.one
    quotient = ring_one / ring_one
    assert quotient == ring_one
    assert hash(fresh_copy(quotient)) == hash(ring_one)
