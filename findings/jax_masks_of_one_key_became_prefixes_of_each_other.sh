#!/usr/bin/env bash
# JAX, one key, dropout masks of two sizes; version 0.4.30 beside 0.10.2.
#
# One would guess that a key used for two layers of different widths gives two unrelated masks, wrong as it is to use a key
# twice: that is what it was, since the counter was split in two halves and each length had numbers of its own.
# What happens: an entry's number now depends on its place alone, so that the mask of the smaller layer is, entry by
# entry, the beginning of that of the larger one. The fault of a key that is used twice, harmless noise before, now ties
# layers together; for 64 rows of 256 and of 512 it ties row i of the one to half of row i/2 of the other.
# Seen: of 1024 entries 0.49 agree in 0.4.30, all of them in 0.10.2.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
agreement() {
  python3 -m venv "$work/$1"
  "$work/$1/bin/pip" install --quiet "jax==$1" "jaxlib==$1"
  "$work/$1/bin/python" - <<'PYTHON'
import jax
import numpy as np

key = jax.random.PRNGKey(0)
short, long = (np.asarray(jax.random.bernoulli(key, 0.5, (size,))) for size in (1024, 4096))
print(float((short == long[:1024]).mean()))
PYTHON
}
before=$(agreement 0.4.30)
after=$(agreement 0.10.2)
echo "the mask of 1024 entries and the beginning of that of 4096 agree in: $before with JAX 0.4.30, $after with 0.10.2"
python3 -c "assert 0.4 < $before < 0.6 and $after == 1.0"
