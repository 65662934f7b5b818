#!/usr/bin/env bash
# Package: ml-stat@1.3.3 (matrix.correlation, matrix.zScores, array.weightedMean, array.robustMeanAndStdev)
# Behaviour: z-scores are only centred, never divided by the standard deviation, so the correlation matrix made of
#   them is the covariance matrix. The weighted mean of an array is a sum that is not divided by the weights; that of
#   a matrix is divided. The robust mean is the plain mean.
# Common guess: a correlation matrix has ones on its diagonal; the same name in array and matrix is the same formula;
#   a robust mean does not follow one outlier.
# Seen: columns 1, 2, 3 and 2, 4, 6 have the "correlations" 1, 2 and 4, the z-scores of the second are -2, 0 and 2.
#   The mean of 1 and 2 with the weights 1 and 3 is 7 by array and 1.75 by matrix. 1, 2, 3, 4 and 100 have the robust
#   mean 22.
# Why it matters: with data that has a deviation of 1 all is right. Features in other units get the weight of their
#   units, which standardizing was to remove.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-stat@1.3.3
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { array, matrix } = require('ml-stat');
const data = [[1, 2], [2, 4], [3, 6]];
console.log('correlation', matrix.correlation(data), 'covariance', matrix.covariance(data));
assert.deepEqual(matrix.correlation(data), [[1, 2], [2, 4]]);
assert.deepEqual(matrix.correlation(data), matrix.covariance(data));
console.log('z-scores', matrix.zScores(data));
assert.deepEqual(matrix.zScores(data), [[-1, -2], [0, 0], [1, 2]]);

const means = [array.weightedMean([1, 2], [1, 3]), matrix.weightedMean([[1], [2]], [1, 3])[0]];
console.log('weighted mean of 1 and 2 with weights 1 and 3: array', means[0], 'matrix', means[1]);
assert.deepEqual(means, [7, 1.75]);
const robust = array.robustMeanAndStdev([1, 2, 3, 4, 100]);
console.log('robust mean and deviation of 1 2 3 4 100:', robust);
assert.equal(robust.mean, 22);
JS
node check.cjs
