import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonSchemas } from '@/lib/catalog/schemas';
import { env } from '@/lib/env';
import { SAMPLES } from '../items/sample-items';

const folder = path.join(env().projectRoot, 'challenges', '.schemas');

// `vitest -u` writes them anew.
describe('the JSON Schemas that editors read are those of the formats:', () => {
  test.each(Object.entries(jsonSchemas()))('%s', async (name, schema) => {
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(path.join(folder, `${name}.json`));
  });
});

test('the schema of a quiz knows every kind of item and no other key', () => {
  const quiz = JSON.stringify(jsonSchemas().quiz);
  for (const { kind } of SAMPLES) expect(quiz).toContain(`"${kind}"`);
  expect(quiz).toContain('"additionalProperties":false');
  expect(quiz, 'difficulty may be inherited').not.toMatch(/"required":\[[^\]]*"difficulty"/);
});
