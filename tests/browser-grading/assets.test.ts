import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import esbuild from 'esbuild/package.json' with { type: 'json' };
import compiler from 'esbuild-wasm/package.json' with { type: 'json' };
import { beforeAll, expect, test } from 'vitest';
import { browserAssets, challengeModule } from '@/lib/browser-grading/assets';
import { evaluateChallenge } from '@/lib/browser-grading/challenge-module';
import { FRAME, FRAME_POLICY } from '@/lib/browser-grading/frame';
import { loadCatalog } from '@/lib/catalog/catalog';
import type { CatalogChallenge } from '@/lib/catalog/course';
import { env } from '@/lib/env';

// Building and packing takes a loaded machine its time.
beforeAll(async () => {
  await browserAssets();
}, 60_000);

async function challenges(): Promise<CatalogChallenge[]> {
  const { courses } = await loadCatalog(env().coursesFolder);
  return [...courses.values()].flatMap((course) => [...course.challenges.values()]);
}

test('the compiler of the browser is the one of the server', () => {
  expect(compiler.version).toBe(esbuild.version);
});

test('every challenge comes to the engine as it was declared', async () => {
  const all = await challenges();
  expect(all.length).toBeGreaterThan(1);
  for (const challenge of all) {
    const { definition } = challenge;
    const there = evaluateChallenge((await challengeModule(challenge)).code);
    const plain = (declared: typeof definition) => JSON.parse(JSON.stringify(declared));
    expect(plain(there)).toEqual(plain(definition));
  }
}, 60_000);

test('what is sent to the browser holds no solution, no hint and no seed of a submission', async () => {
  const { engine } = await browserAssets();
  const sent = gunzipSync(await readFile(engine.file)).toString('utf8');
  for (const challenge of await challenges()) {
    const { code } = await challengeModule(challenge);
    const { reference, wrong, cheat } = challenge.files;
    for (const source of [reference, ...wrong.map((one) => one.source), ...cheat.map((one) => one.source)]) {
      const telling = source.split('\n').filter((line) => line.trim().length > 40);
      for (const line of telling) expect(code.includes(line.trim()) || sent.includes(line.trim()), line).toBe(false);
    }
    for (const text of Object.values(challenge.hints)
      .flat()
      .flatMap((hint) => textsOf(hint))) {
      expect(code.includes(text) || sent.includes(text), text).toBe(false);
    }
  }
}, 60_000);

function textsOf(node: { type: string; value?: string; children?: unknown[] }): string[] {
  if (node.type === 'text' && node.value && node.value.length > 30) return [node.value];
  return (node.children ?? []).flatMap((child) => textsOf(child as typeof node));
}

test('a name stands for one content, and what is kept unpacks to it', async () => {
  const { engine, compiler: wasm, dataSets } = await browserAssets();
  for (const { name, file } of [engine, wasm, ...Object.values(dataSets)]) {
    const contents = gunzipSync(await readFile(file));
    const hash = createHash('sha256').update(contents).digest('hex').slice(0, 16);
    expect(name).toContain(`-${hash}.`);
  }
}, 60_000);

test('the frame runs its own script only, has an origin of its own and no network', () => {
  const script = /<script>([\s\S]*)<\/script>/.exec(FRAME)?.[1] ?? '';
  expect(FRAME_POLICY).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  const rules = new Map(FRAME_POLICY.split('; ').map((rule) => [rule.split(' ')[0], rule]));
  expect(rules.get('default-src')).toBe("default-src 'none'");
  expect(rules.get('connect-src')).toBe("connect-src 'none'");
  expect(rules.get('sandbox')).toBe('sandbox allow-scripts');
  expect(rules.get('frame-ancestors')).toBe("frame-ancestors 'self'");
});
