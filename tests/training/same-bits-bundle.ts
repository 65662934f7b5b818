import path from 'node:path';
import { type Bundle, bundle } from '@/lib/bundle';
import { env } from '@/lib/env';
import { bundleOptions, embedTraining } from '@/lib/training/embed';

/** The trainings as one module that every engine can run as it is. */
export function sameBitsBundle(): Promise<Bundle> {
  const entry = path.join(env().projectRoot, 'tests/training/same-bits-entry.ts');
  return bundle(entry, 'same-bits', { ...bundleOptions, plugins: [embedTraining] });
}
