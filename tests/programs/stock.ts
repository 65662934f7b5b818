import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Key } from '@/lib/secrets/keys';

export interface Row {
  step: number;
  values: Record<string, number>;
}

export interface StockJob {
  code: string;
  key: Key;
}

function sourcesIn(folder: string): Record<string, string> {
  const here = path.join(import.meta.dirname, folder);
  const files = readdirSync(here).sort();
  return Object.fromEntries(
    files.map((file) => [path.basename(file, '.ts'), readFileSync(path.join(here, file), 'utf8')]),
  );
}

/** The programs by name, as people publish them. */
export const PROGRAMS = sourcesIn('published');

const { report, ...calls } = sourcesIn('interface');

/** Programs that call all that tfjs exports, and print what comes of it. */
export const INTERFACE: Record<string, string> = Object.fromEntries(
  Object.entries(calls).map(([name, source]) => [name, `${source}\n${report}`]),
);

export interface OnStock {
  rows: Row[];
  /** What was printed. */
  text: string;
  /** The time of its function alone. */
  ms: number;
}

/** Runs a compiled program on tfjs as it comes, in a process of its own. */
export function onStock(job: StockJob): Promise<OnStock> {
  return new Promise((resolve, reject) => {
    const entry = path.join(import.meta.dirname, 'stock-entry.ts');
    const stock = spawn(process.execPath, ['--import', 'tsx', entry], { stdio: ['pipe', 'pipe', 'pipe'] });
    let [output, words] = ['', ''];
    stock.stdout.on('data', (chunk) => {
      output += chunk;
    });
    stock.stderr.on('data', (chunk) => {
      words += chunk;
    });
    stock.on('close', (code) => (code === 0 ? resolve(JSON.parse(output)) : reject(new Error(words.slice(-4000)))));
    stock.stdin.end(JSON.stringify(job));
  });
}
