"""The factorisation machine by hand: the average answer over all masks of its features."""

from claims import LINEAR, SQUARE, Claim, Wrong

from symdrop.definitions.matrix_factorization import k, l, machine_output, p, z


def left(at):
    return at.mask_expectation(lambda mask: at.answer([bit * x for bit, x in zip(mask, at.z, strict=True)]))


def right(at):
    return at.answer([keep * x for keep, x in zip(at.p, at.z, strict=True)])


CLAIMS = {
    "factorization_machine": Claim(
        left=left,
        right=right,
        false={
            "nothing dropped": Wrong(machine_output(z[l], z[k]), lambda at: at.answer(at.z)),
            "p squared": Wrong(
                machine_output(p[l] ** 2 * z[l], p[k] ** 2 * z[k]),
                lambda at: at.answer([keep**2 * x for keep, x in zip(at.p, at.z, strict=True)]),
            ),
        },
        also_true={"name": (3, LINEAR), "exponent": (3, SQUARE), "expectation": (3, LINEAR)},
    ),
}
