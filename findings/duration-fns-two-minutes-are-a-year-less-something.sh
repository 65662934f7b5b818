#!/usr/bin/env bash
# Package: duration-fns@3.0.2 (between)
# Behaviour: years, months, days, hours and minutes are subtracted one by one, and each difference keeps its sign, also in the
#   text that is made of the result.
# Common guess: the whole units from one date to the other, all of one sign, as other libraries count them.
# Seen: two minutes across New Year are P1Y-11M-30DT-23H-58M, twenty minutes across the hour PT1H-40M, 18 hours P1DT-6H.
#   normalize leaves 1 month less 30 days, 23 hours and 58 minutes of the first; the other two it puts right.
# Why it matters: 'started a year ago' is what the first unit of two minutes says. Signs inside belong to an extension of
#   ISO 8601, so another reader of the text may refuse it.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts duration-fns@3.0.2
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import * as durations from 'duration-fns';
const seen = (from, to, expected, normalized) => {
  const between = durations.between(new Date(from), new Date(to));
  const texts = [between, durations.normalize(between, new Date(from))].map((d) => durations.toString(d));
  const minutes = (new Date(to) - new Date(from)) / 60000;
  console.log(from, 'to', to, `(${minutes} minutes):`, texts[0], 'normalized', texts[1]);
  assert.deepEqual(texts, [expected, normalized]);
};
process.env.TZ = 'UTC';
seen('2023-12-31T23:59Z', '2024-01-01T00:01Z', 'P1Y-11M-30DT-23H-58M', 'P1M-30DT-23H-58M');
seen('2024-01-01T10:50Z', '2024-01-01T11:10Z', 'PT1H-40M', 'PT20M');
seen('2024-01-01T12:00Z', '2024-01-02T06:00Z', 'P1DT-6H', 'PT18H');
seen('2024-01-15T00:00Z', '2024-02-01T00:00Z', 'P1M-14D', 'P1M-14D');
JS
node check.mjs
