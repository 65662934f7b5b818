#!/usr/bin/env bash
# Package: trading-signals@8.3.0 (getMedian, beside getQuartile and the class IQR)
# Behaviour: getMedian takes the middle of the list as it stands. getQuartile sorts its list.
# Common guess: a median does not depend on the order, and the quartile at 0.5 is the median.
# Seen: the median of [10, 9, 100, 1] is 54.5 and that of [9, 1, 5] is 1; the quartile at 0.5 of the latter is 5.
# Why it matters: times and losses come in the order of time. The median of a curve that falls is right, since it is in order,
#   and of the next one, that goes up and down, it is any of its values. The readme has it as 'middle value of a series'.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts trading-signals@8.3.0
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import { getMedian, getQuartile } from 'trading-signals';
const seen = (values, expected, right) => {
  const [median, quartile] = [Number(getMedian(values)), Number(getQuartile(values, 0.5))];
  console.log(values.join(' '), 'median', median, 'quartile at 0.5', quartile);
  assert.deepEqual([median, quartile], [expected, right]);
};
seen([1, 5, 9], 5, 5);
seen([9, 1, 5], 1, 5);
seen([10, 9, 100, 1], 54.5, 9.5);
JS
node check.mjs
