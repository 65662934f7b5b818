#!/usr/bin/env bash
# Package: date-fns-tz@3.2.0 (with date-fns@4.4.0)
# Behaviour: a local time that the clock skips in spring is moved BACK by an hour. JavaScript's own Date and the
#   Temporal standard ("compatible") move it forward.
# Common guess: 02:30 on the day when 2 becomes 3 is 03:30, as everywhere else; it is never before the change.
# Seen: fromZonedTime and toDate read 29 March 2026, 02:30 in Paris as 00:30 UTC, which is 01:30 on that clock; a
#   Date in that zone says 01:30 UTC, which is 03:30. So 02:30 comes out before 01:59.
# Why it matters: times read from forms lose their order in that hour: an end of 02:15 lies before a start of 01:45,
#   so the duration is negative.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts date-fns@4.4.0 date-fns-tz@3.2.0
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { execFileSync } from 'node:child_process';
import { fromZonedTime, toDate } from 'date-fns-tz';
const zone = 'Europe/Paris';
const skipped = fromZonedTime('2026-03-29 02:30', zone).toISOString();
const own = execFileSync(process.execPath, ['-p', "new Date('2026-03-29T02:30').toISOString()"], {
  encoding: 'utf8',
  env: { ...process.env, TZ: zone },
}).trim();
console.log({ skipped, own });
assert.equal(skipped, '2026-03-29T00:30:00.000Z');
assert.equal(toDate('2026-03-29T02:30', { timeZone: zone }).toISOString(), skipped);
assert.equal(own, '2026-03-29T01:30:00.000Z');
const minutes = (fromZonedTime('2026-03-29 02:15', zone) - fromZonedTime('2026-03-29 01:45', zone)) / 60000;
console.log('from 01:45 to 02:15:', minutes, 'minutes');
assert.equal(minutes, -30);
JS
node check.mjs
