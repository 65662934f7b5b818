import { engine as currentEngine, type TensorInfo } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import { dispatch } from './dispatch';
import type { Engine, TrackedTensor } from './engine-internals';
import { lightGradients } from './gradients';
import type { Patched } from './patched';
import { scopes } from './scopes';
import { lightTape } from './tape';
import { tensorBooks, tensorInfos } from './tensors';

/**
 * Replaces the paths of tfjs's engine that every operation takes (dispatch, scopes, bookkeeping, tape) by ones that do
 * the same with less: small models spend nearly all their time there. They serve tensors of `backend` while it is the
 * active one and nothing is profiled; everything else takes tfjs's own way. This is the only place where tfjs's engine is
 * changed; `tests/training/engine-patches.test.ts` fails when another version of tfjs is not the one this was written for.
 */
export function patchEngine(name: string, backend: TrainingBackend): void {
  const engine = currentEngine() as unknown as Engine;
  const { state } = engine;
  const own = Object.getPrototypeOf(engine) as Engine;
  state.tensorInfo = tensorInfos(state.tensorInfo);
  const patched: Patched = { engine, state, own, name, backend };
  const books = tensorBooks(patched);
  const { track, trackNew, adopt, disposeTensor } = books;
  Object.assign(engine, {
    ...dispatch(patched, books),
    makeTensorFromTensorInfo: (info: TensorInfo, other?: unknown) =>
      other && other !== backend ? own.makeTensorFromTensorInfo.call(engine, info, other) : adopt(info),
    track: (tensor: TrackedTensor) => {
      if ('scopeId' in tensor) track(tensor);
      else trackNew(tensor);
      return tensor;
    },
    disposeTensor,
    ...scopes(patched, books),
    ...lightTape(engine, backend, lightGradients(engine, backend)),
  });
}
