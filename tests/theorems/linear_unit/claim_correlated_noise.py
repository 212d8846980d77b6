"""Correlated noise by hand: the moments of the output as double sums over the given covariances."""

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.linear_unit import C, I, i, j, mu, regular_loss, w
from symdrop.language import Sum
from symdrop.theorems.linear_unit.correlated_noise import penalty, q_1, ridge, squared_output


def left(at):
    return at.loss_by_moments(lambda i: at.mu[i], lambda i, j: at.mu[i] * at.mu[j] + at.covariance(i, j))


def at_mean(at):
    return at.regular_loss([mean * weight for mean, weight in zip(at.mu, at.w, strict=True)])


def form(at, entry):
    return at.total(lambda i: at.total(lambda j: entry(i, j) * at.w[i] * at.w[j] * at.I[i] * at.I[j]))


def right_penalty(at):
    return form(at, at.covariance) / 2


def mask_left(at):
    return at.loss_by_moments(lambda _: at.q_1, lambda i, j: at.q_1 if i == j else at.q_2)


def kept(at):
    return at.regular_loss([at.q_1 * weight for weight in at.w])


def mask_ridge(at):
    return (at.q_1 - at.q_2) * at.total(lambda i: (at.w[i] * at.I[i]) ** 2) / 2


def mask_output(at):
    return (at.q_2 - at.q_1**2) * at.output(at.w) ** 2 / 2


CLAIMS = {
    "correlated_noise": Claim(
        left=left,
        right=lambda at: at_mean(at) + right_penalty(at),
        false={
            "the variances alone": Wrong(
                regular_loss(mu[j] * w[j]) + Sum(C[i, i] * w[i] ** 2 * I[i] ** 2, i) / 2,
                lambda at: at_mean(at) + form(at, lambda i, j: at.covariance(i, j) if i == j else 0) / 2,
            ),
            "the missing half": Wrong(
                regular_loss(mu[j] * w[j]) + 2 * penalty, lambda at: at_mean(at) + 2 * right_penalty(at)
            ),
        },
    ),
    "correlated_noise.exchangeable_mask": Claim(
        left=mask_left,
        right=lambda at: kept(at) + mask_ridge(at) + mask_output(at),
        false={
            "independent masks": Wrong(
                regular_loss(q_1 * w[j]) + q_1 * (1 - q_1) * Sum(w[i] ** 2 * I[i] ** 2, i) / 2,
                lambda at: kept(at) + at.q_1 * (1 - at.q_1) * at.total(lambda i: (at.w[i] * at.I[i]) ** 2) / 2,
            ),
            "the ridge alone": Wrong(regular_loss(q_1 * w[j]) + ridge, lambda at: kept(at) + mask_ridge(at)),
            "the squared output twice": Wrong(
                regular_loss(q_1 * w[j]) + ridge + 2 * squared_output,
                lambda at: kept(at) + mask_ridge(at) + 2 * mask_output(at),
            ),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
}
