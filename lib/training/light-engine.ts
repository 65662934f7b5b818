import type { TrainingBackend } from './backend';

export function lightenEngine(_backend: TrainingBackend): void {}
