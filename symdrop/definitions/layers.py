r"""Layers of real frameworks at their argument, with their masks, and what the layers come into.

`x[j]` are the n inputs of a layer, with the means `mu` and variances `s` where they are random, `w[j]` the weights
behind it and `t` the target. `r` is the *drop* probability of a layer, as most frameworks have it; `delta`, `epsilon`
and `gamma` are masks, the last one a single one. What a law leaves open has the name that the law gives it: the
stretch `a_p` and the saturation `alpha_prime` of alpha dropout, the variance `v_z` of a factor, `c_f` of the noise of
`noisy`, the number `k_drop` of trees that a round leaves out, and the rounded factor `r_p`. `A[a, j]` is what key j
adds to the output through head a, masked by `R[a, j]` where heads have masks of their own. `y[e]` is what sample e of m
adds to a mean, masked by `D[e]`. `z[j]` are factors with the mean `nu`, the variance `v` and the covariance `c`. `u` is
a recurrent weight, `sigma` a scale of noise, `eta` a learning rate, and `g` the part of what is missing that a new tree
predicts. The masks of a layer stand behind its name; what two
layers declare is there once.
"""

from __future__ import annotations

from symdrop.definitions.frameworks import (
    flair,
    flax_linen,
    keras,
    lightgbm,
    paddle,
    peft,
    torch,
    torch_geometric,
    torchrl,
    torchvision,
    xgboost,
)
from symdrop.language import family, index, scalar, size

n, h, m = size("n h m")
i, j = index("i j", n)
a, b = index("a b", h)
e, f = index("e f", m)
w, x, mu, s, delta, epsilon, z = family("w x mu s delta epsilon z", n)
A, R = family("A R", h, n)
y, D = family("y D", m)
t, r, gamma, u, g, sigma, eta, nu, v, c = scalar("t r gamma u g sigma eta nu v c")
a_p, alpha_prime, v_z, c_f, k_drop, r_p = scalar("a_p alpha_prime v_z c_f k_drop r_p")

alpha = torch.AlphaDropout(p=r)
alpha_mask = alpha.given(delta[j])
rounded = torch.Dropout(p=r, precision="bfloat16")
rounded_mask = rounded.given(delta[j])
own_masks = torch.MultiheadAttention(dropout=r)
one_mask = flax_linen.MultiHeadDotProductAttention(dropout_rate=r)
one_head_mask = one_mask.given(delta[j])
head_masks = list(dict.fromkeys([*one_head_mask, *own_masks.given(R[a, j])]))
downscaled = paddle.DropoutDownscaled(p=r)
downscaled_mask = downscaled.given(delta[j])
words = flair.WordDropout(dropout_rate=r)
word_mask = words.given(delta[j])
ranks = peft.LohaRankDropout(rank_dropout=r)
rank_factors = ranks.given(delta[j])
undirected = torch_geometric.dropout_edge_undirected(p=r)
directed = torch_geometric.dropout_edge(p=r)
edge_mask, reverse_mask = directed.given(delta[j]), directed.given(epsilon[j])
nodes = torch_geometric.dropout_node(p=r)
node_masks = nodes.given((delta[j], gamma))
noisy = torchrl.NoisyLinear(sigma=sigma)
noise_factors = noisy.given((delta[j], gamma))
tree, forest = xgboost.tree(learning_rate=eta), xgboost.forest(learning_rate=eta)
tree_choice, forest_choice = tree.given(delta[j]), forest.given(delta[j])
losing = lightgbm.dart(learning_rate=eta)
losing_choice = losing.given(delta[j])
recurrent = keras.RecurrentLSTM(recurrent_dropout=r)
recurrent_mask = recurrent.given(gamma)
step_masks = list(dict.fromkeys([*recurrent_mask, *recurrent.given(delta[j])]))
by_sample, by_batch = torchvision.StochasticDepth(p=r), torchvision.StochasticDepthBatch(p=r)
sample_masks, batch_mask = by_sample.given(D[e]), by_batch.given(gamma)
