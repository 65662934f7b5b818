import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CalibratedCriterion, CalibratedSolution, Calibration } from '../catalog/calibration';
import { catalog } from '../catalog/catalog';
import type { CatalogChallenge } from '../catalog/course';
import { resolveChallenge } from '../catalog/references';
import { env } from '../env';
import { calibrateChallenge, type MeasuredStore, thinMargins } from '../grading/calibrate';
import type { SeedValues } from '../grading/calibration';
import { engineName } from '../grading/grade-source';
import { type OpenServices, openServices } from '../grading/open-services';
import { textIn } from '../text';
import { EXIT } from './enter';
import { limitText, numberText } from './numbers';

/** Trains all solutions of a challenge on many seeds, and writes how far its limits are from them. */
export async function calibrate(reference: string, options: { json?: boolean; seeds: number }): Promise<number> {
  const { challenge } = resolveChallenge(await catalog(), reference);
  const services = await openServices();
  try {
    const calibration = await calibrateChallenge(challenge, services, {
      seeds: options.seeds,
      atOnce: services.slots,
      store: storeOf(challenge, services),
      ...(process.stderr.isTTY ? { onMeasured: showProgress } : {}),
    });
    const file = path.join(challenge.folder, 'calibration.json');
    const text = `${JSON.stringify(calibration, null, 1)}\n`;
    writeFileSync(`${file}.${process.pid}`, text);
    renameSync(`${file}.${process.pid}`, file);
    const thin = thinMargins(calibration);
    if (options.json) process.stdout.write(`${JSON.stringify({ passed: thin.length === 0, thin, calibration })}\n`);
    else process.stdout.write(report(challenge, calibration, thin));
    return thin.length === 0 ? EXIT.done : EXIT.notPassed;
  } finally {
    await services.close();
  }
}

function showProgress(file: string, done: number, of: number): void {
  process.stderr.write(`\r\u001b[K${done === of ? '' : `${file}: ${done} of ${of} seeds`}`);
}

/**
 * A line for each seed of each solution that was measured, in the data folder. The same seed measures the same, to the bit, as
 * long as neither the challenge nor the engine changes: those are the name of the file.
 */
function storeOf(challenge: CatalogChallenge, services: OpenServices): MeasuredStore {
  const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
  const folder = path.join(env().dataFolder, 'calibration');
  const version = digest(`${challenge.contentHash} ${engineName(services.sandbox.build)}`);
  const file = path.join(folder, `${challenge.id}-${version}.jsonl`);
  mkdirSync(folder, { recursive: true });
  const known = new Map<string, SeedValues>();
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  // The last line may have been cut off.
  for (const line of lines.slice(0, -1)) {
    const { source, ...values } = JSON.parse(line) as SeedValues & { source: string };
    known.set(`${source} ${values.seed}`, values);
  }
  return {
    find: (source, seed) => known.get(`${digest(source)} ${seed}`) ?? null,
    keep: (source, values) => appendFileSync(file, `${JSON.stringify({ source: digest(source), ...values })}\n`),
  };
}

const COLUMNS = ['', 'least', 'median', 'greatest', 'reached', 'margin (sd)', 'wrong by count', 'wrong by spread'];

function report(challenge: CatalogChallenge, calibration: Calibration, thin: string[]): string {
  const { seeds, solutions, tolerated } = calibration;
  const lines = [
    `${challenge.id}: ${seeds.count} seeds of each solution; a submission is graded on ${seeds.graded}.`,
    'Wrong: the share of submissions that miss a criterion although they are honest, or reach one that they must miss,',
    'with its 95 % interval: by count (Clopper-Pearson), and by spread (normal tolerance limits, of values or their logarithms).',
  ];
  for (const { id, title, op, limit, aggregate } of challenge.definition.criteria) {
    const how = typeof aggregate === 'object' ? `at least ${aggregate.atLeast} seeds` : aggregate;
    lines.push('', `${id}: ${textIn(title, 'en')}, wanted ${limitText(op, limit)} (${how})`);
    const rows = solutions.flatMap((solution) => {
      const found = solution.criteria.find((one) => one.id === id);
      return found?.wrongly ? [rowOf(solution, found, found.wrongly)] : [];
    });
    lines.push(...table([COLUMNS, ...rows]));
  }
  lines.push('', 'As a whole');
  const whole = solutions.map(({ file, role, passes: { share, hits, count, unit }, outcomes, thin: bad }) => [
    `${file}${bad ? ' !' : ''}`,
    role,
    `${percent(share.estimate)} pass [${percent(share.low)}, ${percent(share.high)}]`,
    `${hits} of ${count} ${unit}`,
    Object.entries(outcomes)
      .map(([outcome, number]) => `${outcome} ${number}`)
      .join(', '),
  ]);
  lines.push(...table([['', 'role', 'submissions', 'counted', 'runs'], ...whole]), '');
  if (thin.length === 0) lines.push('Every margin is wide enough.');
  else lines.push(`Too thin (more than ${percent(tolerated)} of submissions may go wrong):`, ...thin);
  return `${lines.join('\n')}\n`;
}

function rowOf(
  { file }: CalibratedSolution,
  { values, reached }: CalibratedCriterion,
  { counted, fitted, constant, thin }: NonNullable<CalibratedCriterion['wrongly']>,
): string[] {
  const share = (one: { estimate: number; low: number; high: number }) =>
    `${percent(one.estimate)} [${percent(one.low)}, ${percent(one.high)}]`;
  const shown = values ? [values.least, values.quartiles[1], values.greatest].map(numberText) : ['-', '-', '-'];
  return [
    `${file}${thin ? ' !' : ''}`,
    ...shown,
    String(reached),
    fitted ? `${fitted.margin.estimate.toPrecision(3)}${fitted.scale === 'logarithmic' ? ' log' : ''}` : '-',
    share(counted.share),
    fitted ? share(fitted.share) : constant ? 'no spread' : '-',
  ];
}

function percent(share: number): string {
  return `${share > 0 && share < 1e-6 ? '<0.0001' : Number((100 * share).toPrecision(2))} %`;
}

function table(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map(
    (row) =>
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}`,
  );
}
