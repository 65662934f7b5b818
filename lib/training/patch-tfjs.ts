import type { TrainingBackend } from './backend';
import { correct } from './corrected';
import { patchEngine } from './patches/engine';
import { patchFit } from './patches/fit';
import { fuseOptimizers } from './patches/optimizers';
import type { UpdateExports } from './patches/updates';
import { isPinned } from './pinned';

/** Puts in place what is quicker and what is righter than tfjs's own, where tfjs is the one that it was written for. */
export function patchTfjs(name: string, backend: TrainingBackend, wasm: UpdateExports, versions?: string[]): void {
  if (!isPinned(versions)) return;
  patchEngine(name, backend);
  fuseOptimizers(backend, wasm);
  patchFit(backend);
  correct();
}
