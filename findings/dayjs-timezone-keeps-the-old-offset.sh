#!/usr/bin/env bash
# Package: dayjs@1.11.23 (plugins utc and timezone)
# Behaviour: a day added to a time in a named zone keeps the offset of the day before, also across a change of
#   summer time. The wall clock in the text is right, the offset beside it is not, and which instant is meant
#   depends on the zone of the host.
# Common guess: add(1, 'day') to 12:00 in Paris is 12:00 in Paris the next day, with that day's offset, on every
#   machine.
# Seen: 28 March 2026, 12:00 +01:00 plus a day is written 12:00 +01:00. On a server in UTC that is 11:00 UTC, 13:00
#   on the clocks of Paris; on a machine in Paris the same text stands for 10:00 UTC, and format and toISOString
#   contradict each other. In October it is an hour the other way.
# Why it matters: "due in a week at noon" closes an hour late in spring and an hour early in autumn, on the server
#   only: on the developer's machine the instant is right.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts dayjs@1.11.23
cat > check.cjs <<'JS'
const assert = require('node:assert');
const dayjs = require('dayjs');
dayjs.extend(require('dayjs/plugin/utc'));
dayjs.extend(require('dayjs/plugin/timezone'));
const zone = 'Europe/Paris';
const dayAfter = (start, host) => {
  process.env.TZ = host;
  const next = dayjs.tz(start, zone).add(1, 'day');
  return `${next.format()} = ${next.toISOString()}`;
};
for (const [start, onServer, inParis] of [
  ['2026-03-28 12:00', '2026-03-29T12:00:00+01:00 = 2026-03-29T11:00:00.000Z', '2026-03-29T12:00:00+01:00 = 2026-03-29T10:00:00.000Z'],
  ['2026-10-24 12:00', '2026-10-25T12:00:00+02:00 = 2026-10-25T10:00:00.000Z', '2026-10-25T12:00:00+02:00 = 2026-10-25T11:00:00.000Z'],
]) {
  console.log(start, 'in Paris plus a day; host in UTC:', dayAfter(start, 'UTC'), ' host in Paris:', dayAfter(start, zone));
  assert.equal(dayAfter(start, 'UTC'), onServer);
  assert.equal(dayAfter(start, 'America/New_York'), onServer);
  assert.equal(dayAfter(start, zone), inParis);
}
JS
node check.cjs
