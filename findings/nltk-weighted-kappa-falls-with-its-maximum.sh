#!/usr/bin/env bash
# Package: nltk@3.10.3, compared with scikit-learn@1.9.1 (PyPI; needs python3 with venv)
# Behaviour: weighted_kappa divides the disagreement that is expected by max_distance, and the one that is observed by 1. Naming
#   the largest distance of the scale so multiplies the disagreement by it. All that the documentation says is "Cohen 1968".
# Common guess: max_distance scales weights to 0 to 1, which changes nothing, since kappa is a ratio of the two disagreements.
# Seen: two raters of five grades, whose weighted kappa is 0.675 (linear) and 0.865 (quadratic) by scikit-learn, also by nltk
#   with the default of 1. With max_distance of 4, the largest difference of grades, it is -0.299; of 16 for squares, -1.162.
#   Equal ratings stay at 1, so a first test with them shows nothing.
# Why it matters: who reads the parameter's name and fills it in is told that graders who agree well disagree more than by chance.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check nltk==3.10.3 scikit-learn==1.9.1
cat > check.py <<'PY'
from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score

first = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]
second = [1, 2, 3, 4, 5, 2, 3, 4, 5, 4]


def linear(one, other):
    return abs(one - other)


def quadratic(one, other):
    return (one - other) ** 2


def kappas(a, b, distance, largest):
    """The weighted kappa of two raters by scikit-learn, and by nltk without and with the largest distance."""
    ratings = [(who, item, grade) for who, grades in (('a', a), ('b', b)) for item, grade in enumerate(grades)]
    task = AnnotationTask(ratings, distance=distance)
    expected = cohen_kappa_score(a, b, weights=distance.__name__)
    seen = [round(float(value), 3) for value in (expected, task.weighted_kappa(), task.weighted_kappa(max_distance=largest))]
    print(distance.__name__.ljust(9), 'scikit-learn', seen[0], 'nltk', seen[1], f'max_distance={largest}', seen[2])
    # The one that is observed is left as it is, so what is missing to 1 grows by the factor.
    assert abs((1 - task.weighted_kappa(max_distance=largest)) - largest * (1 - expected)) < 1e-9
    return seen


assert kappas(first, second, linear, 4.0) == [0.675, 0.675, -0.299]
assert kappas(first, second, quadratic, 16.0) == [0.865, 0.865, -1.162]
assert kappas(first, first, linear, 4.0) == [1, 1, 1]
PY
env/bin/python check.py
