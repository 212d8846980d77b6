"""What the lines as data are about: the families by number, the laws, the rules, and the proofs that these hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sympy import Rational

from symdrop.language import Index, Size
from symdrop.rocq.divisors import Rule
from symdrop.rocq.groups import Group, Masked, Noisy, Tabled
from symdrop.rocq.lines import Numbering, general, naturals, slots
from symdrop.rocq.moments import Proofs, cases, place_of
from symdrop.rocq.names import safe
from symdrop.rocq.statement import Scope, expectation_name, function, name_of, operator, places, written
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

    @property
    def proofs(self) -> Proofs:
        """The laws and their moments."""
        return Proofs(self.scope, self.numbering, self.degrees)

    def lines(self) -> list[str]:
        """All of them, in order."""
        return [
            f"Let size_of_ := nth 0%N [:: {'; '.join(safe(str(each.name)) for each in self.sizes)}]."
            if self.sizes
            else "Let size_of_ := nth 0%N [::].",
            *self._families(),
            f"Let laws_ : seq law := [:: {'; '.join(map(self.proofs.law, self.scope.groups))}]."
            if self.scope.groups
            else "Let laws_ : seq law := [::].",
            *self.proofs.tables(),
            *self._average(),
            *self._means(),
            *self.proofs.lines(),
            f"Let good_ : good {len(self.sizes)} families_.",
            f"Proof. by split=> [u_ v_|{cases(len(self.sizes), 's_')}]. Qed.",
            *self._rules(),
            *self._symmetries(),
            f"Let decide_ rho_ ctx_ a_ b_ := @equal_value real size_of_ {len(self.sizes)} laws_ average_ families_",
            "  means_ moments_ good_ isT rules_ rules_hold_ symmetric_ symmetries_ rho_ ctx_ a_ b_.",
        ]

    def _families(self) -> list[str]:
        found = ["Let families_ (f_ : nat) : seq (spot size_of_) -> real :=", "  match f_ with"]
        entries = {0: "@bracket real size_of_"}
        for size in self.sizes:
            entries[self.numbering.sorts[size] + 1] = f"@number_of_units real size_of_ {safe(str(size.name))}"
        for name, number in self.numbering.families.items():
            if self.scope.group_of(name):
                continue
            shape = self.scope.shapes[name]
            entries[number] = f"entry {place_of(shape, self.numbering)} ({_uncurried(safe(name), shape)})"
        for term, number in self.numbering.opaque.items():
            indices = slots(term)
            body = written(term, self.scope)
            kinds = [each.size for each in indices]
            entries[number] = f"entry {place_of(kinds, self.numbering)} ({_of_tuple(indices, body)})"
        found += [f"  | {number}%N => {text}" for number, text in sorted(entries.items())]
        return [*found, "  | _ => @nothing real size_of_", "  end."]

    def _average(self) -> list[str]:
        found = [
            "Let average_ (g_ : nat) : ((nat -> seq (spot size_of_) -> real) -> real) -> real :=",
            "  match g_ with",
        ]
        for number, group in enumerate(self.scope.groups):
            over = f"weighted chance_{number}" if isinstance(group, Tabled) else operator(group, self.scope)
            found.append(f"  | {number}%N => through ({over}) ({self._entries(number, group)})")
        return [*found, "  | _ => fun F_ => F_ (fun _ => @nothing real size_of_)", "  end."]

    def _entries(self, number: int, group: Group) -> str:
        at = place_of([each.size for each in group.indices], self.numbering)
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
        return f"fun d_ f_ => entry {at} (fun t_ => outcome_{number} f_ (d_ t_))"

    def _means(self) -> list[str]:
        proofs = []
        for number, group in enumerate(self.scope.groups):
            proofs.append(f"apply: through_linear; exact: {linear(number, group)}")
        return [
            "Let means_ g_ : expectation (average_ g_).",
            f"Proof. case: g_ => {cases(len(proofs), 'g_') if proofs else '*'}; "
            f"[{' | '.join([*proofs, 'exact: evaluation'])}]. Qed."
            if proofs
            else "Proof. exact: evaluation. Qed.",
        ]

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
            f"Let rules_hold_ k_ : (k_ < {len(self.rules)})%N ->",
            "  rule_holds families_ (nth (Rule [::] [::] [::]) rules_ k_).",
            "Proof.",
            f"case: k_ => {cases(len(self.rules), 'k_')} // _ us_.",
        ]
        known = " | ".join(f"exact: {each}" for each in self.below)
        nonzero = f"repeat (apply/andP; split); by first [{known}]"
        for rule in self.rules:
            count = len(rule.indices)
            names = " ".join(f"[i{at}_" for at in range(count))
            view = f"/sorts{count} {names} ->{']' * count}" if count else "/sorts0 ->"
            found += [
                f"- move=> {view}.",
                "  rewrite !big_cons !big_nil /families_ /number_of_units /entry /= !number_coefficient.",
                f"  field; {nonzero}.",
            ]
        return [*found, "Qed."]

    def _symmetries(self) -> list[str]:
        known = [(name, self.numbering.families[name]) for name in self.symmetric]
        found = [
            f"Let symmetric_ : seq nat := {naturals([number for _, number in known])}.",
            "Let symmetries_ f_ u_ v_ : f_ \\in symmetric_ -> families_ f_ [:: u_; v_] = families_ f_ [:: v_; u_].",
            "Proof.",
        ]
        for name, _ in known:
            found.append(
                "rewrite in_cons; case: eqP => [-> _|_];"
                f" first by apply: entry_symmetric => i_ j_; exact: symmetric_{safe(name)}."
            )
        return [*found, "by [].", "Qed."]

    def _rule(self, rule: Rule) -> str:
        kinds = naturals([self.numbering.sorts[each.size] for each in rule.indices])
        meaning = "; ".join(f"({_coefficient(value)}, {self._product(product)})" for value, product in rule.meaning)
        return f"Rule {kinds} {self._product(rule.product)} [:: {meaning}]"

    def _product(self, product: Sequence[Term]) -> str:
        numbers = []
        for each in product:
            if isinstance(each, Reciprocal):
                numbers.append(self.numbering.opaque[general(each)])
            elif isinstance(each, Count):
                numbers.append(self.numbering.sorts[each.size] + 1)
            elif isinstance(each, Item):
                numbers.append(self.numbering.families[each.name])
        return naturals(numbers)


def linear(number: int, group: Group) -> str:
    """The fact that the expectation over a group is linear."""
    match group:
        case Masked():
            return "(linearity_of_masks _)"
        case Noisy():
            return f"{expectation_name(group)}_linear"
        case Tabled():
            return f"(linearity chances_{number})"


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
