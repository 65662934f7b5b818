import { build, initialize, stop } from 'esbuild-wasm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCatalog } from '@/lib/catalog/catalog';
import { env } from '@/lib/env';
import { transpile } from '@/lib/sandbox/transpile';
import { compilerHere } from '../sandbox/machine';

const compile = compilerHere();

beforeAll(() => initialize({}));
afterAll(() => stop());

const REFUSED = {
  'another import': "import fs from 'node:fs';\nexport default () => fs;\n",
  'a dynamic import': "export default () => import('@tensorflow/tfjs');\n",
  'a require': "export default () => require('fs');\n",
  'no default export': 'export const train = 1;\n',
  'an await at the top': 'const x = await 1;\nexport default () => x;\n',
  'a syntax error': 'export default function train() {\n  return (1 + ;\n}\n',
  'a name declared twice': 'let x = 1;\nlet x = 2;\nexport default () => x;\n',
  'a broken line after letters beyond ASCII': 'const größe = 1;\nexport default () => "é" 1;\n',
  'a map that is not one': 'export default () => 1 +;\n//# sourceMappingURL=data:application/json,{\n',
  'a file that ends too early': 'export default () => {\n',
  'two mistakes': "import a from 'a';\nconst = 1;\nexport default 1;\n",
};

for (const [what, source] of Object.entries(REFUSED)) {
  test(`${what} is refused as by the server, at the same place`, async () => {
    const here = await transpile(build, source);
    expect(here.ok).toBe(false);
    expect(here).toEqual(await compile(source));
  }, 60_000);
}

test('every source of the courses becomes the same code, with the same map', async () => {
  const { courses } = await loadCatalog(env().coursesFolder);
  for (const { files, starter } of [...courses.values()].flatMap((course) => [...course.challenges.values()])) {
    for (const source of [starter, files.reference, ...files.wrong.map((one) => one.source)]) {
      const here = await transpile(build, source);
      expect(here.ok).toBe(true);
      expect(here).toEqual(await compile(source));
    }
  }
}, 60_000);
