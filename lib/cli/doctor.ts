import { probeIsolation } from '../sandbox';

const EXIT_CODES = { full: 0, 'os-only': 1, 'runtime-only': 1, none: 3 };

const MEANING = {
  full: 'bubblewrap, seccomp, Deno without permissions, and limits: fit for anybody’s code',
  'os-only': 'bubblewrap, seccomp and limits around Node',
  'runtime-only': 'Deno without permissions, and limits: fine for your own class on your own machine',
  none: 'nothing here may run student code: what is handed in is kept and waits',
};

/** Probes this machine by really running hostile programs in each level, from the strongest down. */
export async function doctor(): Promise<number> {
  const { isolation, checks, advice } = await probeIsolation();
  const lines = [`Isolation: ${isolation} (${MEANING[isolation]})`, ''];
  for (const { id, passed, detail } of checks)
    lines.push(`${passed ? '✓' : '·'} ${id}${passed || !detail ? '' : `: ${detail}`}`);
  if (advice.length > 0) lines.push('', 'To raise it:', ...advice.map(({ en }) => `  ${en}`));
  process.stdout.write(`${lines.join('\n')}\n`);
  return EXIT_CODES[isolation];
}
