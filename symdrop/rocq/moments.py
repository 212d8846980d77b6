"""That the laws of a statement have the moments which the normal form uses: for each law, data and a proof."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations, combinations_with_replacement

from symdrop.errors import NoProofKnown
from symdrop.language import Size
from symdrop.rocq.groups import Group, Masked, Moment, Noisy, Tabled, orders
from symdrop.rocq.hypotheses import moment_name
from symdrop.rocq.lines import Numbering, data, naturals
from symdrop.rocq.statement import Scope, chances, component, expectation_name, function, places, written
from symdrop.rocq.terms import Plus

TUPLES = {0: "[]", 1: "t_", 2: "[t_ u_]", 3: "[[t_ u_] v_]"}
MOST_FACTORS = 4
CONJUNCTIONS = {1: "andP", 2: "and3P", 3: "and4P", 4: "and5P"}


def cases(number: int, last: str) -> str:
    """A pattern for a natural number: each below `number` on its own, then the rest."""
    return "[|" * number + last + "]" * number


def place_of(sizes: Sequence[Size], numbering: Numbering) -> str:
    """The function from values of indices to places over these sizes."""
    sorts = " ".join(str(numbering.sorts[each]) for each in sizes)
    if len(sizes) > 3:
        raise NoProofKnown("families with more than three indices")
    return f"(@place{len(sizes)} size_of_{' ' if sorts else ''}{sorts})"


@dataclass(frozen=True)
class Proofs:
    """The laws as data, and the lemma that they have the moments which stand there."""

    scope: Scope
    numbering: Numbering
    degrees: Mapping[str, int]

    def law(self, group: Group) -> str:
        """The law as data."""
        members = naturals([self.numbering.families[name] for name in group.families])
        kinds = naturals([self.numbering.sorts[each.size] for each in group.indices])
        match group:
            case Masked(family, _, _):
                number = self.numbering.families[family]
                return f"Law {members} {kinds} true (mask_table {number} {self._keep(group)} {self._most(group)})"
            case Noisy():
                known = [f"({self._pattern(group, *each)}, {self._value(*each)})" for each in _ordered(group)]
                return f"Law {members} {kinds} false {_listed(known)}"
            case Tabled():
                numbers = self.numbering.families
                known = [
                    f"([:: {naturals([numbers[name] for name in product])}], {self._chance(group, product)})"
                    for product in self._products(group)
                ]
                return f"Law {members} {kinds} true {_listed(known)}"

    def _keep(self, group: Masked) -> str:
        return data(group.keep, self.numbering, group.indices)

    def _most(self, group: Masked) -> int:
        return max(self.degrees.get(group.family, 0), 1)

    def _pattern(self, group: Noisy, moment: Moment, order: Sequence[int]) -> str:
        texts = []
        for at in order:
            numbers = [
                self.numbering.families[family]
                for family, power in zip(group.families, moment.powers[at], strict=True)
                for _ in range(power)
            ]
            texts.append(naturals(numbers))
        return f"[:: {'; '.join(texts)}]"

    def _value(self, moment: Moment, order: Sequence[int]) -> str:
        return data(moment.value, self.numbering, [each for at in order for each in moment.places[at]])

    def lines(self) -> list[str]:
        """The lemma, a case for each group."""
        found = ["Let moments_ g_ : moments_of laws_ average_ families_ g_.", "Proof."]
        if not self.scope.groups:
            return [*found, "by apply: no_moments; case: g_.", "Qed."]
        found.append(f"case: g_ => {cases(len(self.scope.groups), 'g_')}; last by apply: no_moments; case: g_.")
        for number, group in enumerate(self.scope.groups):
            found += self._moments_of(number, group)
        return [*found, "Qed."]

    def _moments_of(self, number: int, group: Group) -> list[str]:
        at = place_of([each.size for each in group.indices], self.numbering)
        count = len(group.indices)
        sorts = "".join(f" {self.numbering.sorts[each.size]}" for each in group.indices)
        placing, view = f"(@placing{count} size_of_{sorts})", f"(@place{count}_at size_of_{sorts} us_ _ h_)"
        match group:
            case Masked():
                kinds = naturals([self.numbering.sorts[each.size] for each in group.indices])
                keep = function(group.indices, written(group.keep, self.scope))
                return [
                    f"- apply: (@mask_moments real size_of_ laws_ average_ families_ {number} _ ({keep}) {at}",
                    f"    {self.numbering.families[group.family]} {kinds} {self._keep(group)} {self._most(group)}"
                    f" erefl {placing} erefl) => us_ {TUPLES[count]} h_.",
                    f"  by rewrite {view}.",
                ]
            case Tabled():
                last = cases(len(self._products(group)), "k_")
                return [
                    f"- apply: (@weighted_moments real size_of_ laws_ average_ families_ {number} _ _ chance_{number}",
                    f"    outcome_{number} {at} chances_{number} erefl {placing} erefl)"
                    f" => fs_ e_ us_ {TUPLES[count]} look_ h_.",
                    f"  rewrite {view}; case: (look_in look_); case=> {last} //= _ -[<- <-];",
                    f"  by rewrite sum_bool{len(group.families)} !big_cons !big_nil /chance_{number} /outcome_{number}"
                    " /families_ /entry /=; field.",
                ]
            case Noisy():
                ordered = _ordered(group)
                if not ordered:
                    return ["- by apply: (joint_moments means_) => //; case."]
                start = f"- apply: (joint_moments means_) => //; case=> {cases(len(ordered), 'k_')} // _ us_ /=."
                return [start, *(line for moment, order in ordered for line in _moment(group, moment, order))]

    def _products(self, group: Tabled) -> list[tuple[str, ...]]:
        """The products of masks whose expectations are asked for: at most so many factors as there are in a line."""
        most = self.degrees[group.families[0]]
        if most > MOST_FACTORS:
            raise NoProofKnown(f"products of more than {MOST_FACTORS} masks with a joint law")
        return [each for number in range(1, most + 1) for each in combinations_with_replacement(group.families, number)]

    def _chance(self, group: Tabled, product: Sequence[str]) -> str:
        """The chance that all of these masks are 1."""
        wanted = [group.families.index(each) for each in product]
        fitting = [chance for outcome, chance in group.chances if all(outcome[at] for at in wanted)]
        return data(reduce(Plus, fitting), self.numbering, group.indices)

    def tables(self) -> list[str]:
        """For masks with a joint law: the chances of outcomes, which add up to 1, and the masks of an outcome."""
        found = []
        for number, group in enumerate(self.scope.groups):
            if not isinstance(group, Tabled):
                continue
            size = len(group.families)
            if size > 3:
                raise NoProofKnown("more than three masks with a joint law")
            kind = " * ".join(["bool"] * size)
            entries = " ".join(
                f"| {self.numbering.families[family]}%N => ({component('o_', at, size)})%:R"
                for at, family in enumerate(group.families)
            )
            found += [
                f"Let chance_{number} : {places([each.size for each in group.indices])} -> {kind} -> real :=",
                f"  {chances(group, self.scope)}.",
                f"Let outcome_{number} (f_ : nat) (o_ : {kind}) : real := match f_ with {entries} | _ => 0 end.",
                f"Let chances_{number} t_ : \\sum_o chance_{number} t_ o = 1.",
                f"Proof. by rewrite sum_bool{size} /chance_{number} /=; {_open(group)}field. Qed.",
            ]
        return found


def _open(group: Tabled) -> str:
    return f"case: t_ => {TUPLES[len(group.indices)][1:-1]}; " if len(group.indices) > 1 else ""


def _moment(group: Noisy, moment: Moment, order: Sequence[int]) -> list[str]:
    """One moment: the places are named, then the hypothesis is used."""
    number, count = len(order), len(group.indices)
    if number not in CONJUNCTIONS:
        raise NoProofKnown("moments of more than four different entries")
    shape = "[|? ?]"
    for at in reversed(range(number)):
        shape = f"[|u{at}_ {shape}]"
    names = [[f"i{at}_{slot}_" for slot in range(count)] for at in range(number)]
    views = [f"/eqP /sorts{count} {''.join(f'[{each} ' for each in own)}->{']' * count}" for own in names]
    # The places of the hypothesis, in its own order.
    at_moment = dict(zip(order, names, strict=True))
    lines = [f"  + case: us_ => {shape} // _ /{CONJUNCTIONS[number]} [{' '.join(views)} _] un_."]
    unequal = []
    for one, other in combinations(range(number), 2):
        left, right = _tuple(at_moment[one]), _tuple(at_moment[other])
        same = "->" if count == 1 else f"-[{' '.join(['->'] * count)}]"
        unequal.append(f"ne{one}{other}_")
        lines.append(f"    have {unequal[-1]} : {left} != {right}")
        lines.append(f"      by apply: (contraTneq _ un_) => {same}; different_places.")
    indices = [each for at in range(number) for each in at_moment[at]]
    return [
        *lines,
        f"    refine (etrans _ (@{' '.join([moment_name(group, moment), *indices, *unequal])})).",
        f"    apply: (expectation_ext {expectation_name(group)}_linear) => z_; rewrite /size_of_; by noise_product.",
    ]


def _listed(texts: Sequence[str]) -> str:
    return f"[:: {'; '.join(texts)}]" if texts else "[::]"


def _tuple(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"({', '.join(names)})" if names else "tt"


def _ordered(group: Noisy) -> list[tuple[Moment, tuple[int, ...]]]:
    return [(moment, order) for moment in group.moments for order in orders(moment)]
