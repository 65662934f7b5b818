#!/usr/bin/env bash
# Package: openskill@5.0.1 (rate with the models bradleyTerryPart and thurstoneMostellerPart)
# Behaviour: partial pairing compares every team with its neighbours in the ranking, and teams that share a place are
#   neighbours in the order of the call. One of them plays against the better team, the other against the worse one,
#   and they draw with each other.
# Common guess: teams with the same place and the same rating before it have the same rating after it, as with the
#   models with full pairing.
# Seen: of four new players with the places 1, 2, 2, 4, the first of the seconds ends at 22.36, like the last, and the
#   other at 27.64, like the winner. Of three who share the first place, only the last listed gains anything. Listed
#   the other way round, they change roles.
# Why it matters: equal scores are common where scores are whole points. The rank of two students who did the same
#   then depends on the order in which a database lists them.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts openskill@5.0.1
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import { rate, rating } from 'openskill';
import * as models from 'openskill/models';
const after = (name, rank) => {
  const teams = rate(rank.map(() => [rating()]), { rank, model: models[name] });
  const means = teams.map(([player]) => player.mu.toFixed(2));
  console.log(name, 'places', rank.join(' '), 'ratings', means.join(' '));
  return means;
};
assert.deepEqual(after('bradleyTerryPart', [1, 2, 2, 4]), ['27.64', '22.36', '27.64', '22.36']);
assert.deepEqual(after('bradleyTerryPart', [1, 1, 1, 2]), ['25.00', '25.00', '27.64', '22.36']);
const [winner, one, other, last] = after('thurstoneMostellerPart', [1, 2, 2, 4]);
assert.ok(one === last && other === winner && one < other);
for (const name of ['bradleyTerryFull', 'plackettLuce']) {
  const means = after(name, [1, 2, 2, 4]);
  assert.equal(means[1], means[2]);
}
const pairs = (order) => {
  const names = new Map([['ann', 2], ['bob', 2], ['first', 1], ['last', 4]]);
  const rank = order.map((name) => names.get(name));
  const teams = rate(order.map(() => [rating()]), { rank, model: models.bradleyTerryPart });
  return Object.fromEntries(order.map((name, i) => [name, teams[i][0].mu.toFixed(2)]));
};
const lists = [pairs(['first', 'ann', 'bob', 'last']), pairs(['first', 'bob', 'ann', 'last'])];
console.log('ann and bob in both orders:', ...lists);
assert.equal(lists[0].ann, lists[1].bob);
assert.ok(Number(lists[0].ann) < Number(lists[1].ann));
JS
node check.mjs
