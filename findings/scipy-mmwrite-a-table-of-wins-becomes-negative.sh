#!/usr/bin/env bash
# Package: scipy@1.17.1 with numpy@2.4.6 (PyPI; needs python3 with venv)
# Behaviour: mmwrite looks by itself for symmetry, and computes -a in the type of the array. In uint8 the negative of 200 is 56, so a
#   table whose opposite places add up to 256 is written as skew-symmetric, which is half of it, and mmread makes negative numbers
#   for the other half. In uint16 it is the same with 65536. Nothing is said. Not in the documentation.
# Common guess: numbers without a sign are never skew-symmetric, and what was written is what is read.
# Seen: three models were compared 256 times each; 200 wins of the first over the second are read as -56, 129 over the third as -127.
#   Dense and sparse alike. With int64, with symmetry='general' or with 255 comparisons everything comes back.
# Why it matters: counts of wins are kept in the smallest type that holds them, and a power of two is a usual number of comparisons.
#   A Bradley-Terry fit of the file that is read has negative wins.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check scipy==1.17.1 numpy==2.4.6
cat > check.py <<'PY'
from io import BytesIO

import numpy as np
from scipy.io import mmread, mmwrite
from scipy.sparse import csr_array, issparse


def back(name, table, **options):
    """Writes a table, reads it again, and shows its kind in the file and its rows."""
    file = BytesIO()
    mmwrite(file, table, **options)
    kind = file.getvalue().decode().split('\n')[0].split()[-1]
    file.seek(0)
    read = mmread(file)
    rows = (read.toarray() if issparse(read) else read).tolist()
    print(name.ljust(22), kind.ljust(15), rows)
    return kind, rows


wins = np.array([[0, 200, 129], [56, 0, 100], [127, 156, 0]])
assert (wins + wins.T == 256 * (1 - np.eye(3))).all()
wrong = ('skew-symmetric', [[0, -56, -127], [56, 0, -156], [127, 156, 0]])
right = ('general', wins.tolist())
small = wins.astype(np.uint8)
assert (small == wins).all()
assert back('uint8, dense', small) == wrong
assert back('uint8, sparse', csr_array(small)) == wrong
assert back('uint8, general', small, symmetry='general') == right
assert back('int64', wins) == right
pair = np.array([[0, 2**16 - 60], [60, 0]], np.uint16)
assert back('uint16, 65536 each', pair) == ('skew-symmetric', [[0, -60], [60, 0]])
fewer = np.array([[0, 199], [56, 0]], np.uint8)
assert back('uint8, 255 each', fewer) == ('general', fewer.tolist())
PY
env/bin/python check.py
