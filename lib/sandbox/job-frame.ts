import type { InputValue, Job, WireTensor } from './job';
import type { Limits } from './outcome';
import type { FrameCaps } from './protocol';
import type { JobHeader } from './protocol-headers';

const MB = 2 ** 20;

function isTensor(input: InputValue): input is WireTensor {
  return typeof input === 'object' && !Array.isArray(input);
}

/** A job as it is handed to a sandbox: its header, and the tensors whose bytes follow. */
export function packJob({ code, key, inputs, limits, bare = false }: Job): {
  header: JobHeader;
  tensors: WireTensor[];
} {
  const header: JobHeader = {
    code,
    key,
    inputs: Object.entries(inputs).map(([name, input]) => ({
      name,
      input: isTensor(input)
        ? { kind: 'tensor', tensor: { shape: input.shape, dtype: input.dtype } }
        : { kind: 'value', value: input },
    })),
    logRows: limits.logRows,
    consoleBytes: limits.consoleKb * 1024,
    artifactBytes: Math.floor(limits.artifactMb * MB),
    tensorBytes: limits.memoryMb * MB,
    bare,
  };
  return { header, tensors: Object.values(inputs).filter(isTensor) };
}

/** How much a sandbox may say while it has a job. */
export function capsOf({ artifactMb, logRows, consoleKb }: Limits): FrameCaps {
  const bodyBytes = Math.ceil(artifactMb * MB);
  return { headerBytes: 4 * MB, bodyBytes, totalBytes: bodyBytes + 8 * MB + logRows * 4096 + consoleKb * 4096 };
}
