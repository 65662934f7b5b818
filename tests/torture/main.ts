import { parseArgs } from 'node:util';
import { type FuzzReport, tortureByRequests } from './fuzz';
import { type KillReport, tortureByKills } from './kills';

// npm run torture [-- --kills 1000 --requests 10000 --seed n]: what happens to what was accepted when processes are killed,
// the disk is full and the database is locked, and what odd requests do. The seed repeats the same acts in the same order.

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    requests: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    port: { type: 'string', default: '4600' },
    /** Between two kills, on average. */
    'mean-ms': { type: 'string', default: '500' },
  },
});
const seed = Number(values.seed);
const port = Number(values.port);
const say = (words: string) => console.log(words);

/** Long lists by their beginning; an empty list is what is wanted of them. */
function tell(report: KillReport | FuzzReport): boolean {
  const entries = Object.entries(report);
  for (const [name, value] of entries) {
    console.log(`${name}: ${Array.isArray(value) ? value.length : JSON.stringify(value)}`);
    if (Array.isArray(value)) for (const line of value.slice(0, 40)) console.log(`  ${line}`);
  }
  const sound = !('integrity' in report) || report.integrity === 'ok';
  return sound && entries.every(([, value]) => !Array.isArray(value) || value.length === 0);
}

console.log(`seed ${seed}`);
const good: boolean[] = [];
if (Number(values.kills) > 0) {
  good.push(
    tell(await tortureByKills({ kills: Number(values.kills), seed, port, meanMs: Number(values['mean-ms']), say })),
  );
}
if (Number(values.requests) > 0) {
  good.push(tell(await tortureByRequests({ requests: Number(values.requests), seed, port: port + 1, say })));
}
console.log(good.every(Boolean) ? 'All of it held.' : `Not all of it held; seed ${seed} repeats it.`);
process.exitCode = good.every(Boolean) ? 0 : 1;
