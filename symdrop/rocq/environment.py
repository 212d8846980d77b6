"""What the lines as data are about: the families by number, the laws, the rules, and the proofs that these hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sympy import Rational

from symdrop.errors import NoProofKnown
from symdrop.language import Index, Size
from symdrop.rocq.divisors import Rule
from symdrop.rocq.groups import Group, Masked, Moment, Noisy, Tabled, orders
from symdrop.rocq.hypotheses import for_all, moment_name, moment_product, noise_function
from symdrop.rocq.lines import Numbering, data, naturals
from symdrop.rocq.names import safe
from symdrop.rocq.statement import Scope, expectation_name, function, name_of, operator, place, places, written
from symdrop.rocq.terms import Count, Item, Reciprocal, Term

TUPLES = {0: "[]", 1: "t_", 2: "[t_ u_]", 3: "[[t_ u_] v_]"}


@dataclass(frozen=True)
class Environment:
    """The definitions between the hypotheses of a file and its theorem."""

    scope: Scope
    numbering: Numbering
    sizes: Sequence[Size]
    rules: Sequence[Rule]
    below: Sequence[str]
    degrees: Mapping[str, int]
    symmetric: Sequence[str]

    def lines(self) -> list[str]:
        """All of them, in order."""
        return [
            f"Let size_of_ := nth 0%N [:: {'; '.join(safe(str(each.name)) for each in self.sizes)}]."
            if self.sizes
            else "Let size_of_ := nth 0%N [::].",
            *self._families(),
            f"Let laws_ : seq law := [:: {'; '.join(map(self._law, self.scope.groups))}]."
            if self.scope.groups
            else "Let laws_ : seq law := [::].",
            *self._average(),
            *self._means(),
            *self._moments(),
            f"Let good_ : good {len(self.sizes)} families_.",
            f"Proof. by split=> [u_ v_|{self._cases(len(self.sizes), 's_')}]. Qed.",
            *self._rules(),
            *self._symmetries(),
            f"Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ {len(self.sizes)} laws_ average_ families_ means_"
            " moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.",
        ]

    def _cases(self, number: int, last: str) -> str:
        return "[|" * number + last + "]" * number

    def _place(self, indices_or_shape: Sequence[Size]) -> str:
        sorts = " ".join(str(self.numbering.sorts[each]) for each in indices_or_shape)
        if len(indices_or_shape) > 3:
            raise NoProofKnown("families with more than three indices")
        return f"(@place{len(indices_or_shape)} size_of_{' ' if sorts else ''}{sorts})"

    def _families(self) -> list[str]:
        found = ["Let families_ (f_ : nat) : seq (spot size_of_) -> real :=", "  match f_ with"]
        entries = {0: "@bracket real size_of_"}
        for size in self.sizes:
            entries[self.numbering.sorts[size] + 1] = f"@number_of_units real size_of_ {safe(str(size.name))}"
        for name, number in self.numbering.families.items():
            if self.scope.group_of(name):
                continue
            shape = self.scope.shapes[name]
            entries[number] = f"entry {self._place(shape)} ({_uncurried(safe(name), shape)})"
        for below, number in self.numbering.reciprocals.items():
            from symdrop.rocq.lines import slots

            indices = slots(below)
            body = written(Reciprocal(below), self.scope)
            kinds = [each.size for each in indices]
            entries[number] = f"entry {self._place(kinds)} ({_of_tuple(indices, body)})"
        found += [f"  | {number}%N => {text}" for number, text in sorted(entries.items())]
        return [*found, "  | _ => @nothing real size_of_", "  end."]

    def _law(self, group: Group) -> str:
        members = naturals([self.numbering.families[name] for name in group.families])
        kinds = naturals([self.numbering.sorts[each.size] for each in group.indices])
        match group:
            case Masked(family, _, _):
                number = self.numbering.families[family]
                return f"Law {members} {kinds} true (mask_table {number} {self._keep(group)} {self._most(group)})"
            case Noisy():
                entries = "; ".join(
                    f"({self._pattern(group, each, order)}, {self._value(each, order)})"
                    for each, order in _ordered(group)
                )
                return f"Law {members} {kinds} false [:: {entries}]" if entries else f"Law {members} {kinds} false [::]"
        raise NoProofKnown("masks with a joint law")

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

    def _average(self) -> list[str]:
        found = [
            "Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=",
            "  match g_ with",
        ]
        for number, group in enumerate(self.scope.groups):
            found.append(f"  | {number}%N => through ({operator(group, self.scope)}) ({self._entries(group)})")
        return [*found, "  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)", "  end."]

    def _entries(self, group: Group) -> str:
        at = self._place([each.size for each in group.indices])
        if isinstance(group, Masked):
            return f"fun d_ _ => entry {at} (fun t_ => (d_ t_)%:R)"
        if isinstance(group, Noisy):
            names = list(map(safe, group.families))
            if len(names) == 1:
                return f"fun z_ _ => entry {at} z_"
            cases = " ".join(
                f"| {self.numbering.families[name]}%N => entry {at} {component}"
                for name, component in zip(group.families, _components("z_", len(names)), strict=True)
            )
            return f"fun z_ f_ => match f_ with {cases} | _ => @nothing real size_of_ end"
        raise NoProofKnown("masks with a joint law")

    def _means(self) -> list[str]:
        proofs = []
        for group in self.scope.groups:
            linear = "linearity_of_masks" if isinstance(group, Masked) else f"{expectation_name(group)}_linear"  # type: ignore[arg-type]
            proofs.append(f"apply: through_linear; exact: {linear}")
        return [
            "Let means_ g_ : expectation (average_ g_).",
            f"Proof. case: g_ => {self._cases(len(proofs), 'g_') if proofs else '*'}; "
            f"[{' | '.join([*proofs, 'exact: evaluation'])}]. Qed."
            if proofs
            else "Proof. exact: evaluation. Qed.",
        ]

    def _moments(self) -> list[str]:
        found = ["Let moments_ g_ : moments_of laws_ average_ families_ g_.", "Proof."]
        if not self.scope.groups:
            return [*found, "by apply: no_moments; case: g_.", "Qed."]
        found.append(f"case: g_ => {self._cases(len(self.scope.groups), 'g_')}; last by apply: no_moments; case: g_.")
        for number, group in enumerate(self.scope.groups):
            found += self._moments_of(number, group)
        return [*found, "Qed."]

    def _moments_of(self, number: int, group: Group) -> list[str]:
        at = self._place([each.size for each in group.indices])
        count = len(group.indices)
        sorts = " ".join(str(self.numbering.sorts[each.size]) for each in group.indices)
        if isinstance(group, Masked):
            kinds = naturals([self.numbering.sorts[each.size] for each in group.indices])
            keep = function(group.indices, written(group.keep, self.scope))
            return [
                f"- apply: (@mask_moments real size_of_ laws_ average_ families_ {number} _ ({keep}) {at}",
                f"    {self.numbering.families[group.family]} {kinds} {self._keep(group)} {self._most(group)}"
                f" erefl (@placing{count} size_of_ {sorts}) erefl) => us_ {TUPLES[count]} h_.".replace(" )", ")"),
                f"  by rewrite (@place{count}_at size_of_ {sorts} us_ _ h_).",
            ]
        if not isinstance(group, Noisy):
            raise NoProofKnown("masks with a joint law")
        ordered = _ordered(group)
        cases = "[" + "|" * len(ordered) + "k_]" if False else self._cases(len(ordered), "k_")
        found = [
            f"- apply: (joint_moments means_) => //; case=> {cases} // _ us_ /=."
            if ordered
            else "- by apply: (joint_moments means_) => //; case."
        ]
        for moment, order in ordered:
            found += self._moment(group, moment, order)
        return found

    def _moment(self, group: Noisy, moment: Moment, order: Sequence[int]) -> list[str]:
        """One moment: the places are named, then the hypothesis is used."""
        number, count = len(order), len(group.indices)
        shape = "[|u_ [|? ?]]"
        shape = ""
        for at in reversed(range(number)):
            shape = f"[|u{at}_ {shape or '[|? ?]'}]"
        sorted_views = []
        names = []
        for at in range(number):
            own = [f"i{at}_{slot}_" for slot in range(count)]
            names.append(own)
            sorted_views.append(
                f"/eqP /sorts{count} {''.join(f'[{each} ' for each in own)}->{']' * count}"
                if count
                else "/eqP /sorts0 ->"
            )
        conjunction = {1: "andP", 2: "and3P", 3: "and4P", 4: "and5P"}.get(number)
        if conjunction is None:
            raise NoProofKnown("moments of more than four different entries")
        first = [f"  + case: us_ => {shape} // _ /{conjunction} [{' '.join(sorted_views)} _] un_."]
        arguments: dict[int, list[str]] = {at: names[position] for position, at in enumerate(order)}
        applied = [each for at in range(number) for each in arguments[at]]
        unequal = []
        for one in range(number):
            for other in range(one + 1, number):
                left, right = (_tuple(arguments[at]) for at in (one, other))
                label = f"ne{one}{other}_"
                same = "->" if count == 1 else f"-[{' '.join(['->'] * count)}]"
                first.append(
                    f"    have {label} : {left} != {right} by apply: (contraTneq _ un_) => {same}; different_places."
                )
                unequal.append(label)
        hypothesis = " ".join([moment_name(group, moment), *applied, *unequal])
        places_of = {
            each: name for at in range(number) for each, name in zip(moment.places[at], arguments[at], strict=True)
        }
        first += [
            f"    refine (etrans _ (@{hypothesis})).",
            f"    apply: (expectation_ext {expectation_name(group)}_linear) => z_; rewrite /size_of_; by noise_product.",
        ]
        _ = places_of
        return first

    def _rules(self) -> list[str]:
        if not self.rules:
            return [
                "Let rules_ : seq rule := [::].",
                "Let rules_hold_ k_ : (k_ < 0)%N -> rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).",
                "Proof. by []. Qed.",
            ]
        texts = "; ".join(map(self._rule, self.rules))
        found = [
            f"Let rules_ : seq rule := [:: {texts}].",
            f"Let rules_hold_ k_ : (k_ < {len(self.rules)})%N -> rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).",
            "Proof.",
            f"case: k_ => {self._cases(len(self.rules), 'k_')} // _ us_.",
        ]
        known = " | ".join(f"exact: {each}" for each in self.below)
        nonzero = f"repeat (apply/andP; split); by first [{known}]"
        for rule in self.rules:
            count = len(rule.indices)
            names = " ".join(f"[i{at}_" for at in range(count))
            view = f"/sorts{count} {names} ->{']' * count}" if count else "/sorts0 ->"
            found += [
                f"- move=> {view}.",
                f"  rewrite !big_cons !big_nil /families_ /number_of_units /entry /= !number_coefficient; field; {nonzero}.",
            ]
        return [*found, "Qed."]

    def _symmetries(self) -> list[str]:
        known = [(name, self.numbering.families[name]) for name in self.symmetric]
        found = [
            f"Let symmetric_ : seq nat := {naturals([number for _, number in known])}.",
            "Let symmetries_ f_ u_ v_ : f_ \\in symmetric_ -> families_ f_ [:: u_; v_] = families_ f_ [:: v_; u_].",
            "Proof.",
        ]
        for name, number in known:
            found.append(
                f"rewrite in_cons; case: eqP => [-> _|_]; first by apply: entry_symmetric => i_ j_; exact: symmetric_{safe(name)}."
            )
        return [*found, "by [].", "Qed."]

    def _rule(self, rule: Rule) -> str:
        kinds = naturals([self.numbering.sorts[each.size] for each in rule.indices])
        meaning = "; ".join(f"({_coefficient(value)}, {self._product(product)})" for value, product in rule.meaning)
        return f"Rule {kinds} {self._product(rule.product)} [:: {meaning}]"

    def _product(self, product: Sequence[Term]) -> str:
        from symdrop.rocq.lines import general

        numbers = []
        for each in product:
            if isinstance(each, Reciprocal):
                numbers.append(self.numbering.reciprocals[general(each.below)])
            elif isinstance(each, Count):
                numbers.append(self.numbering.sorts[each.size] + 1)
            elif isinstance(each, Item):
                numbers.append(self.numbering.families[each.name])
        return naturals(numbers)


def _coefficient(value: Rational) -> str:
    return f"coefficient {'true' if value < 0 else 'false'} {abs(value.p)} {value.q}"


def _uncurried(name: str, shape: Sequence[Size]) -> str:
    if not shape:
        return f"fun=> {name}"
    if len(shape) == 1:
        return name
    components = " ".join(_components("t_", len(shape)))
    return f"fun t_ : {places(shape)} => {name} {components}"


def _of_tuple(indices: Sequence[Index], body: str) -> str:
    if len(indices) < 2:
        return f"fun {name_of(indices[0])} => {body}" if indices else f"fun=> {body}"
    return function(indices, body)


def _components(name: str, number: int) -> list[str]:
    if number == 1:
        return [name]
    return [name + ".1" * (number - 1 - at) + (".2" if at else "") for at in range(number)]


def _tuple(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"({', '.join(names)})" if names else "tt"


def _ordered(group: Noisy) -> list[tuple[Moment, tuple[int, ...]]]:
    return [(moment, order) for moment in group.moments for order in orders(moment)]


_ = Tabled, for_all, moment_product, noise_function, place
