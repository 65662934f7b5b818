import { readFileSync, writeFileSync } from 'node:fs';
import { catalog } from '../catalog/catalog';
import { referenceTo, resolveChallenge } from '../catalog/references';
import { DomainError } from '../errors';
import { gradeWithTypes } from '../grading/grade-source';
import { openServices } from '../grading/open-services';
import { makeReceipt, receiptKey } from '../grading/receipt';
import { type Verdict, verdictJson } from '../grading/verdict';
import { drawSecret, gradedNumbers } from '../secrets/draw-seeds';
import { PUBLIC_SECRET, seedsOf } from '../secrets/keys';
import { textIn } from '../text';
import { limitText, numberText } from './numbers';

/** @throws DomainError invalid with a sentence when the file cannot be read. */
export function readSource(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'it does not exist' : code === 'EISDIR' ? 'it is a folder' : String(code);
    throw new DomainError('invalid', 'file-unreadable', `${file} cannot be read: ${why}.`);
  }
}

/** Tried with nothing before the grading, so that no verdict is lost to a wrong path. @throws DomainError invalid. */
function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new DomainError('invalid', 'file-unwritable', `${file} cannot be written: ${code}.`);
  }
}

export async function grade(
  reference: string,
  file: string,
  options: { json?: boolean; seeds?: number[]; receipt?: string },
): Promise<number> {
  const { course, challenge } = resolveChallenge(await catalog(), reference);
  const source = readSource(file);
  if (options.receipt) write(options.receipt, '');
  const [secret, numbers] = options.seeds
    ? [PUBLIC_SECRET, options.seeds]
    : [drawSecret(), gradedNumbers(challenge.definition.seeds.graded)];
  const services = await openServices();
  try {
    const verdict = await gradeWithTypes(challenge, source, seedsOf(secret, numbers), services);
    if (options.receipt) {
      const receipt = makeReceipt(
        verdict,
        { challenge: referenceTo(course.id, challenge.id), secret, numbers },
        new Date(),
        receiptKey(),
      );
      write(options.receipt, `${JSON.stringify(receipt, null, 2)}\n`);
    }
    process.stdout.write(options.json ? `${JSON.stringify(verdictJson(verdict))}\n` : report(verdict));
    if (verdict.outcome === 'internal-error') return 3;
    return verdict.passed ? 0 : 1;
  } finally {
    await services.close();
  }
}

function report(verdict: Verdict): string {
  const lines = [
    `${verdict.challenge}: ${verdict.outcome}, ${verdict.passed ? 'passed' : 'not yet'} — ${verdict.points} of ${verdict.maxPoints} points`,
  ];
  if (verdict.error) {
    const place = verdict.error.line === null ? '' : ` (line ${verdict.error.line}, column ${verdict.error.column})`;
    lines.push(`${verdict.error.message.en}${place}`);
    if (verdict.error.stack) lines.push(verdict.error.stack);
  }
  for (const { title, passed, value, op, limit, seeds, feedback, points, maxPoints } of verdict.criteria) {
    const values = seeds.map((seed) => numberText(seed.value)).join('  ');
    lines.push(
      '',
      `${passed ? '✓' : '·'} ${textIn(title, 'en')}: ${numberText(value)}, wanted ${limitText(op, limit)} (${points}/${maxPoints})`,
    );
    lines.push(`  seeds: ${values}`, `  ${textIn(feedback, 'en')}`);
  }
  if (verdict.explanation) lines.push('', textIn(verdict.explanation, 'en'));
  for (const advice of verdict.advice) lines.push('', advice.en);
  for (const { line, column, code, message } of verdict.typeErrors) {
    lines.push(`type error at ${line}:${column} (TS${code}): ${message.en}`);
  }
  if (verdict.console) lines.push('', 'Console:', verdict.console.trimEnd());
  const { trainMs, judgeMs, overheadMs, cpuMs, peakMb } = verdict.timing;
  lines.push(
    '',
    `${verdict.isolation} isolation; training ${trainMs} ms, judging ${judgeMs} ms, overhead ${overheadMs} ms, processor ${cpuMs} ms, ${peakMb} MB`,
  );
  return `${lines.join('\n')}\n`;
}
