import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { PUBLIC_SECRET } from '@/lib/secrets/keys';
import { atEachLevel, compilerHere, job } from '../sandbox/machine';
import { INTERFACE, onStock } from './stock';

// All that tfjs exports is there in the sandbox, and does what it does on tfjs as it comes, in the same words.

const compile = compilerHere();

/** Its page and graphics card are missing wherever student code runs. */
const LEFT_OUT =
  /^(GPGPUContext|MathBackendWebGL|forceHalfFloat|gpgpu_util|setWebGLContext|webgl|webgl_util)\b|version_webgl|\bdefault\b|module\.exports/;

/** Not called one by one: how tfjs is put together, of use to whoever writes a backend. */
const MACHINERY = new Set(
  'backend copyRegisteredKernels deprecationWarn deregisterOp disableDeprecationWarnings disposeVariables enableDebugMode enableProdMode engine env findBackend findBackendFactory getBackend getGradient getKernel getKernelsForBackend loadGraphModelSync model ready registerBackend registerCallbackConstructor registerGradient registerKernel registerOp removeBackend sequential setBackend setPlatform unregisterGradient unregisterKernel train train.adadelta browser.draw'.split(
    ' ',
  ),
);

/** Where the words are ours, or those of a page. */
const OTHERWISE: Record<string, RegExp> = {
  loadLayersModel: /^throws fetch reaches no network here/,
  loadGraphModel: /^throws fetch reaches no network here/,
  'data.microphone': /^throws .*navigator is not defined/,
  'data.webcam': /^throws document is not defined/,
};

const ROOMS =
  'browser callbacks constraints data fused image initializers layers linalg losses math metrics regularizers signal sparse spectral string train';

const NAMES = `import * as tf from '@tensorflow/tfjs';
export default function train() {
  const names = [];
  for (const [room, value] of Object.entries(tf)) {
    names.push(room + ' ' + typeof value);
    if (value && typeof value === 'object') for (const [name, one] of Object.entries(value)) names.push(room + '.' + name + ' ' + typeof one);
  }
  console.log(names.join(','));
  return {};
}`;

const entries = (text: string) =>
  text.split(/\n(?=[\w.]+(?: of \w+)?: )/).map((line): [string, string] => {
    const at = line.indexOf(': ');
    return [line.slice(0, at), line.slice(at + 2).trimEnd()];
  });

/** The same words, and numbers that differ in the last digits of a float32 at most. */
function isSame(ours: string, stock: string): boolean {
  const [a, b] = [ours, stock].map((text) => text.split(/([\s;,|[\]]+)/)) as [string[], string[]];
  return (
    a.length === b.length &&
    a.every((word, i) => {
      const other = b[i] as string;
      return word === other || Math.abs(Number(word) - Number(other)) <= 1e-6 * Math.max(1, Math.abs(Number(other)));
    })
  );
}

/** Names of functions that a program can call, those of rooms behind the name of the room. */
function callable(): string[] {
  const functions = (room: object, before: string) =>
    Object.entries(room).flatMap(([name, value]) => (typeof value === 'function' ? [before + name] : []));
  const rooms = Object.entries(tf).filter(([name]) => ROOMS.split(' ').includes(name));
  return [...functions(tf, ''), ...rooms.flatMap(([name, room]) => functions(room as object, `${name}.`))];
}

atEachLevel((sandbox) => {
  async function printed(source: string): Promise<{ ours: string; code: string }> {
    const compiled = await compile(source);
    if (!compiled.ok) throw new Error(compiled.error.message.en);
    const limits = { wallSeconds: 60, cpuSeconds: 60, consoleKb: 512 };
    const { console: ours, error } = await sandbox().run(job(compiled.code, {}, limits));
    expect(error).toBeNull();
    return { ours, code: compiled.code };
  }

  test('every exported name is there', async () => {
    const { ours, code } = await printed(NAMES);
    const { text } = await onStock({ code, key: PUBLIC_SECRET });
    const sorted = (names: string) =>
      names
        .trim()
        .split(',')
        .filter((name) => !LEFT_OUT.test(name))
        .sort();
    expect(sorted(ours)).toEqual(sorted(text));
    expect(sorted(ours).length).toBeGreaterThan(900);
  });

  const called = new Set<string>();

  test.each(Object.keys(INTERFACE))('and does and says the same as tfjs as it comes: %s', async (room) => {
    const { ours, code } = await printed(INTERFACE[room] as string);
    const { text } = await onStock({ code, key: PUBLIC_SECRET });
    const [here, there] = [entries(ours), entries(text)];
    expect(here.map(([name]) => name)).toEqual(there.map(([name]) => name));
    const stock = new Map(there);
    const apart = here.filter(
      ([name, line]) => !(OTHERWISE[name]?.test(line) ?? isSame(line, stock.get(name) as string)),
    );
    expect(apart.map(([name, line]) => `${name}: ${line}, stock ${stock.get(name)}`)).toEqual([]);
    for (const [name] of here) called.add(name);
  });

  test('and every function has been called', () => {
    const left = callable().filter((name) => !called.has(name) && !MACHINERY.has(name) && !LEFT_OUT.test(name));
    expect(left.filter((name) => !/(^|\.)[A-Z]/.test(name) || /^metrics/.test(name))).toEqual([]);
  });
});
