"""What a notebook shows of statements, proofs and formulas: never more than is proved, and without proving."""

import re

import pytest

from symdrop.catalogue import find
from symdrop.formulas import ProvenFormula
from symdrop.language import D, family, index, scalar, size
from symdrop.latex import latex, markdown, plain
from symdrop.latex.widths import text_width, width
from symdrop.numeric import compile_proof
from symdrop.statements.display import Displayed
from symdrop.theorem import Inequality, Mistake, Theorem, nonnegative, step

t, x = scalar("t x")
n = size("n")
k = index("k", n)
w = family("w", n)
MATHEMATICS = re.compile(r"\$\$\n.*?\n\$\$|\n\\begin\{align\*\}.*?\\end\{align\*\}|\$[^$]+\$", re.DOTALL)
TYPES = {"text/plain", "text/markdown", "text/latex"}


def twice(**changes):
    return Theorem(**{"title": "Twice", "lhs": t + t, "rhs": 2 * t, "steps": [step(2 * t)]} | changes)


def proves(monkeypatch):
    """Every statement that is proved or refuted from now on."""
    asked = []
    for name in ("prove", "refute"):
        monkeypatch.setattr(f"symdrop.theorem.{name}", lambda statement: asked.append(statement))
    return asked


def test_a_theorem_that_is_not_proved_shows_its_claim_and_that_it_is_not_proved(monkeypatch):
    asked = proves(monkeypatch)
    bundle = twice(title="50% *Twice*")._repr_mimebundle_()
    assert bundle.keys() == TYPES
    assert all("not proved here" in text for text in bundle.values())
    assert not any("Proof" in text or "algebra" in text for text in bundle.values())
    assert bundle["text/markdown"].startswith("### 50% \\*Twice\\* (not proved here)\n\nFor all real $t$,\n\n$$\n")
    # SymPy adds t + t at once.
    assert bundle["text/plain"].endswith("\n\nFor all real t,\n\n    2 t = 2 t")
    assert asked == []


def test_a_theorem_that_is_proved_shows_its_derivation_and_so_does_its_proof():
    theorem = twice()
    proof = theorem.proof
    bundle = theorem._repr_mimebundle_()
    assert bundle == proof._repr_mimebundle_()
    assert bundle["text/plain"] == plain(proof).rstrip()
    assert "Proof.\n\n$$\n\\begin{aligned}\n& 2 t" in bundle["text/markdown"]
    assert bundle["text/latex"].startswith("Twice. For all real $t$,\n\\begin{align*}\n2 t = 2 t.\n")
    assert r"\text{(algebra)}" in bundle["text/latex"]
    assert not any("not proved" in text for text in bundle.values())
    assert theorem._repr_latex_() == bundle["text/latex"]
    assert theorem._repr_markdown_() == bundle["text/markdown"]


def test_a_refused_theorem_shows_no_derivation():
    theorem = twice(rhs=3 * t, steps=[step(3 * t)])
    with pytest.raises(Exception, match="does not follow"):
        _ = theorem.proof
    assert "not proved here" in theorem._repr_markdown_()
    assert "algebra" not in theorem._repr_markdown_()


def test_the_proof_of_another_statement_is_not_shown():
    theorem = twice()
    vars(theorem)["proof"] = twice(title="Another").proof
    assert "not proved here" in theorem._repr_markdown_()
    vars(theorem)["proof"] = "a proof"
    assert "not proved here" in theorem._repr_markdown_()


def test_an_inequality_shows_that_it_is_one():
    theorem = Inequality(title="Even", lhs=0 * t, rhs=x**2 * t, remainder=x**2 * t, given=[nonnegative(t)])
    assert r"\leq" in theorem._repr_markdown_()
    assert theorem.proof
    assert r"\geq" in theorem._repr_latex_()


def test_a_mistake_is_never_shown_as_true(monkeypatch):
    mistake = Mistake(title="Once", lhs=t + t, rhs=t)
    claimed = mistake._repr_mimebundle_()
    assert all("not refuted here" in text for text in claimed.values())
    assert mistake.refutation
    refuted = mistake._repr_mimebundle_()
    assert "It fails at $t = 1$" in refuted["text/markdown"]
    assert "It fails at t = 1" in refuted["text/plain"]
    assert "Once. Claimed: For all real $t$," in refuted["text/latex"]
    assert "It fails at $t = 1$" in refuted["text/latex"]


def test_a_formula_shows_its_call_and_its_derivation_once_it_is_proved(monkeypatch):
    formula = ProvenFormula("expected_dropout_output", (("w", "n"), ("I", "n"), ("p", "n")), "E[output], a number.")
    theorem = find("expected_dropout_output")[0].theorem
    monkeypatch.delitem(vars(theorem), "proof", raising=False)
    with monkeypatch.context() as patch:
        asked = proves(patch)
        assert "not proved here" in formula._repr_markdown_()
        assert asked == []
    assert formula.proof
    assert formula._repr_markdown_().startswith("`expected_dropout_output(w, I, p)`\n\n### The expected output")
    assert "\nProof.\n" in formula._repr_mimebundle_()["text/plain"]
    compiled = compile_proof(formula.proof, ["w", "I", "p"])
    assert "Proof." in compiled._repr_markdown_()
    assert compiled._repr_latex_() == formula.proof._repr_latex_()


def test_showing_does_not_raise(monkeypatch):
    def fails(*arguments):
        raise ValueError("no words")

    theorem = twice()
    monkeypatch.setattr("symdrop.latex.notebook.claim", fails)
    assert theorem._repr_mimebundle_() == {"text/plain": repr(theorem)}
    assert theorem._repr_markdown_() == repr(theorem)
    assert theorem._repr_latex_() is None


def test_everything_that_is_shown_is_safe_between_dollar_signs():
    for name in ("gradient_second_moment", "half_is_largest", "linear_regression", "mistakes"):
        for entry in find(name):
            assert isinstance(entry.claim, Displayed)
            for form in ("_repr_markdown_", "_repr_latex_"):
                for shown in (getattr(entry.claim, form)(), getattr(_known(entry), form)()):
                    bare = MATHEMATICS.sub("", shown)
                    assert "$" not in bare
                    assert "\\begin" not in bare


def _known(entry):
    if isinstance(entry.claim, Mistake):
        assert entry.claim.refutation
        return entry.claim
    return entry.claim.proof


def test_the_latex_of_the_book_is_not_the_latex_of_a_cell():
    proof = twice().proof
    assert "theorem" in latex(proof)
    assert not re.search(r"theorem|\\tag|\\label|\\parbox", proof._repr_latex_())


def test_the_latex_of_a_cell_has_title_hypotheses_and_source_and_no_command_among_its_words():
    for entry in find("linear_unit"):
        shown = entry.proof._repr_latex_()
        words = MATHEMATICS.sub("", shown)
        assert shown.startswith(f"{entry.claim.title}. ")
        assert "\nProof." in shown
        assert not entry.claim.given or "Let " in words
        assert not entry.claim.source or f"Source: {entry.claim.source}." in words
        assert "\\" not in words


# What the catalogue needs of MathJax 2.7, which was seen to set it, or lists it among what it supports.
KNOWN = """exp
    E Pr Var aligned align begin end text mathbb mathrm operatorname frac sum prod partial left right bigl bigr biggl
    biggr Bigl Bigr quad qquad times cdot dots in neq leq geq ge sim Rightarrow alpha beta delta epsilon eta gamma kappa
    lambda log mathcal mu rho sigma tau theta xi zeta bigcup notin le
"""


def test_a_cell_uses_no_command_that_mathjax_2_lacks():
    for entry in [*find("linear_unit"), *find("linear_regression"), *find("glm"), *find("mistakes")]:
        for thing in (entry.claim, _known(entry)):
            for shown in (thing._repr_markdown_(), thing._repr_latex_()):
                formulas = " ".join(MATHEMATICS.findall(shown))
                assert set(re.findall(r"\\([A-Za-z]+)", formulas)) <= {*KNOWN.split()}


def test_the_latex_of_a_cell_fits_the_page_that_nbconvert_makes():
    for entry in find("glm") + find("linear_unit"):
        displays = re.findall(r"\\begin\{align\*\}\n(.*?)\n\\end", entry.proof._repr_latex_(), re.DOTALL)
        assert len(displays) == 2
        for row in (row for shown in displays for row in shown.split(" \\\\\n")):
            words = "".join(re.findall(r"\\text\{(.*)\}", row))
            # 6.5 inches at 11pt, in points of a font of 10.
            assert width(re.sub(r"\\text\{.*\}", "", row).replace("&", "")) + text_width(words) <= 72.27 * 6.5 / 1.1


def test_axioms_are_folded_in_a_notebook_and_not_in_a_page():
    proof = twice(lhs=D(t**2, t), steps=[]).proof
    folded = proof._repr_markdown_().partition("<details><summary>Axioms used</summary>\n\n- ")[2]
    assert folded.startswith("product and chain rule: $")
    assert folded.endswith("\n\n</details>")
    assert "<details>" not in markdown(proof)
