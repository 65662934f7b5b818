#!/usr/bin/env bash
# Package: scipy@1.17.1 with numpy@2.4.6 (PyPI; needs python3 with venv)
# Behaviour: netcdf_file writes a variable without dimensions into the middle of the records, over the second of them, when the
#   file has an unlimited dimension as well. Nothing is said, and the file can be read.
# Common guess: variables of every shape can be written side by side, as the format has them.
# Seen: losses 1, 2, 3 along an unlimited dimension and a single number 7 beside them are read back as 1, 1.49e-313, 3 and 7. With
#   a dimension of fixed length, or without the single number, the losses come back as they were.
# Why it matters: a log of losses with the number of epochs beside it is this file. One loss is almost 0, so it is the smallest,
#   and early stopping by the log stops there.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check scipy==1.17.1 numpy==2.4.6
cat > check.py <<'PY'
from scipy.io import netcdf_file


def back(length, single):
    """Writes three losses, and perhaps a single number, and reads them again."""
    made = netcdf_file('log.nc', 'w')
    made.createDimension('epoch', length)
    made.createVariable('loss', 'd', ('epoch',))[0:3] = [1.0, 2.0, 3.0]
    if single:
        made.createVariable('epochs', 'i', ()).data[...] = 7
    made.close()
    read = netcdf_file('log.nc', 'r', mmap=False)
    losses = read.variables['loss'].data.tolist()
    print('unlimited' if length is None else 'fixed    ', 'with 7' if single else 'alone ', losses)
    if single:
        assert int(read.variables['epochs'].data) == 7
    return losses


assert back(3, False) == [1, 2, 3]
assert back(3, True) == [1, 2, 3]
assert back(None, False) == [1, 2, 3]
broken = back(None, True)
assert broken[0] == 1 and broken[2] == 3 and 0 < broken[1] < 1e-300, broken
PY
env/bin/python check.py
