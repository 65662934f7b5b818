import type { TrainingBackend } from '../backend';
import type { Engine, EngineState } from './engine-internals';

/** The engine that is patched, its ways as they came, and the backend that the patches serve while it is the active one. */
export interface Patched {
  engine: Engine;
  state: EngineState;
  /** tfjs's own methods. */
  own: Engine;
  /** The backend's name in tfjs's registry. */
  name: string;
  backend: TrainingBackend;
}
