#!/usr/bin/env bash
# Package: nltk@3.10.3, compared with scipy@1.17.1 (PyPI; needs python3 with venv)
# Behaviour: ranks_from_scores gives equal scores the first of their ranks, not the mean of them, and spearman_correlation then uses
#   the short formula that holds only without ties. Its documentation says that the coefficient ranges from -1 to 1 and that these
#   ranks are suitable for it.
# Common guess: what makes ranks with ties and what correlates them fit together, as they do in scipy.
# Seen: of grades 5 5 5 5 1 2 3 4 and 1 2 3 4 5 5 5 5 the correlation is -2, where scipy has -0.865. Of 1 1 1 1 1 1 1 2 and the same
#   second list it is -0.060, where scipy has +0.351. Without ties both agree.
# Why it matters: grades and ratings are full of ties. Some values cannot be, which one may notice; others have the wrong sign.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check nltk==3.10.3 scipy==1.17.1
cat > check.py <<'PY'
from nltk.metrics.spearman import ranks_from_scores, spearman_correlation
from scipy.stats import spearmanr


def ranks(grades):
    """The ranks of the items by nltk, from the highest grade to the lowest."""
    return list(ranks_from_scores(sorted(enumerate(grades), key=lambda pair: -pair[1])))


def correlations(one, other):
    seen = [round(spearman_correlation(ranks(one), ranks(other)), 3), round(float(spearmanr(one, other).statistic), 3)]
    print(*one, ' and ', *other, ' nltk', seen[0], ' scipy', seen[1])
    return seen


assert correlations([1, 2, 3, 4, 5, 6, 7, 8], [2, 1, 4, 3, 6, 5, 8, 7]) == [0.905, 0.905]
assert [rank for _, rank in ranks([3, 2, 2, 1])] == [0, 1, 1, 3]
assert correlations([5, 5, 5, 5, 1, 2, 3, 4], [1, 2, 3, 4, 5, 5, 5, 5]) == [-2, -0.865]
assert correlations([1, 1, 1, 1, 1, 1, 1, 2], [1, 2, 3, 4, 5, 5, 5, 5]) == [-0.06, 0.351]
PY
env/bin/python check.py
