"""How the formulas are called, for checkers and editors; `python tests/support/stubs.py` writes it anew."""

from __future__ import annotations

from pathlib import Path

from symdrop import formulas
from symdrop.formulas.proven import ProvenFormula

STUB = Path(formulas.__file__).with_suffix(".pyi")
OPENING = """# Written by `python tests/support/stubs.py` from __init__.py, for type checkers and editors.
from typing import Any

from symdrop.formulas.proven import ProvenFormula, Value

__all__ = [
{names}
]

def named() -> dict[str, ProvenFormula]: ...
"""
FORMULA = '''
class {kind}(ProvenFormula):
    def __call__({parameters}) -> Any:
        """{documentation}
        """

{name}: {kind}
'''


def stub() -> str:
    """The text of the file."""
    listed = sorted(["named", *formulas.named()])
    names = "\n".join(f'    "{name}",' for name in listed)
    return OPENING.format(names=names) + "".join(map(_written, formulas.named().items()))


def _written(item: tuple[str, ProvenFormula]) -> str:
    name, formula = item
    parameters = formula.__signature__.parameters.values()
    plain = [f"{each.name}: Value" for each in parameters if each.default is each.empty]
    by_name = [f"{each.name}: int | None = None" for each in parameters if each.default is None]
    written = ["self", *plain, *(["*", *by_name] if by_name else [])]
    line = ", ".join(written)
    if len(f"    def __call__({line}) -> Any:") > 120:
        line = (
            f"\n        {line}\n    "
            if len(line) <= 112
            else "\n" + "".join(f"        {each},\n" for each in written) + "    "
        )
    documentation = "\n".join(f"        {each}".rstrip() for each in (formula.__doc__ or "").splitlines()).strip()
    kind = "".join(part.capitalize() for part in name.split("_"))
    return FORMULA.format(kind=f"_{kind}", parameters=line, documentation=documentation, name=name)


if __name__ == "__main__":
    STUB.write_text(stub(), encoding="utf-8")
