import path from 'node:path';
import { type Bundle, bundle } from '@/lib/bundle';
import { env } from '@/lib/env';

/** The draws as one module that every engine can run as it is. */
export function drawsBundle(): Promise<Bundle> {
  return bundle(path.join(env().projectRoot, 'tests/secrets/draws-entry.ts'), 'draws', { platform: 'neutral' });
}
