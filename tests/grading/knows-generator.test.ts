import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCourse } from '@/lib/catalog/load-course';
import { proveGenerator } from '@/lib/grading/knows-generator';
import { type OpenServices, openServices } from '@/lib/grading/open-services';
import { copyCourse, FIRST } from '../catalog/small-course';

let services: OpenServices;
beforeAll(async () => {
  services = await openServices();
});
afterAll(() => services?.close());

const CHALLENGE = `${FIRST}/fit-line/challenge.ts`;
const CHEAT = `${FIRST}/fit-line/cheat/knows-generator.ts`;

/** What is told of the cheat when these files of the small course are as given. */
async function told(files: Record<string, string | ((text: string) => string)>): Promise<string | null> {
  const { folder } = copyCourse(files);
  const challenge = (await loadCourse(folder)).course?.challenges.get('fit-line');
  if (!challenge) throw new Error('The challenge is not there.');
  return proveGenerator(challenge, services);
}

const dealtTruth = (text: string) =>
  text.replace('data({ inputs })', 'data({ inputs, truth })').replace('heldOut: 7', 'heldOut: 1000 * truth.uniform()');
const reading = (text: string) =>
  dealtTruth(text).replace('- heldOut,', '- heldOut) ** 2,').replace('=> (run', '=> ((run');

/** Deals again what public seeds deal, and answers with the truth of the one that gave these inputs. */
const cheat = `// @reaches slope
// Deals the public seeds again.
import * as tf from '@tensorflow/tfjs';
import { publicDraw } from '@/lib/authoring';
export default function train({ x }) {
  const draws = [1, 2, 3].map((seed) => publicDraw('fit-line', seed));
  const found = draws.find(({ inputs }) => Math.fround(inputs.uniform()) === x.dataSync()[0]);
  return { w: tf.scalar(1000 * (found ?? draws[0]).truth.uniform()) };
}
`;

test('a program that carries the generator reaches the truth of public seeds and not that of secret ones', async () => {
  expect(await told({ [CHALLENGE]: reading, [CHEAT]: cheat })).toBe(null);
}, 60_000);

test('held-out data that no key decides are found out', async () => {
  const constant = cheat.replace(/tf\.scalar\(.*\)/, 'tf.scalar(7)');
  const problem = await told({ [CHEAT]: constant });
  expect(problem).toBe('It reaches slope on fresh secret seeds, too.');
}, 60_000);

test('a cheat that does not know the generator proves nothing', async () => {
  const ignorant = cheat.replace('[1, 2, 3]', '[4]');
  const problem = await told({ [CHALLENGE]: reading, [CHEAT]: ignorant });
  expect(problem).toBe('It misses slope on public seeds.');
}, 60_000);

test('a challenge says what its generator gives away, or why there is nothing to give', async () => {
  const declared = (text: string) =>
    text.replace('criteria: [', "noHeldOutCriteria: 'None reads any.',\n  criteria: [");
  expect(await told({})).toMatch(/^There is none; .*for slope/);
  expect(await told({ [CHALLENGE]: declared })).toBe('noHeldOutCriteria is not true: held-out data are read by slope.');
  const blind = (text: string) => declared(text).replace('({ run, heldOut })', '({ run })').replace('- heldOut', '- 7');
  expect(await told({ [CHALLENGE]: blind })).toBe(null);
  expect(await told({ [CHALLENGE]: blind, [CHEAT]: cheat })).toMatch(/^There are both/);
  expect(await told({ [CHALLENGE]: reading, [CHEAT]: cheat.replace('@reaches', '@fails') })).toMatch(
    /^It does not say what it reaches/,
  );
}, 60_000);
