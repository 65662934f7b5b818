import { version_core, version_layers } from '@tensorflow/tfjs';

/** The tfjs that patches and corrections were written against: both reach into what it keeps to itself. */
export const TFJS = '4.22.0';

/**
 * Whether tfjs is the one that `patches` and `corrected` know. Says so aloud when it is not: then tfjs goes its own way, which is
 * slower, and has its own mistakes, and leaves no bits that can be compared with others.
 */
export function isPinned(versions: readonly string[] = [version_core, version_layers]): boolean {
  const other = versions.find((version) => version !== TFJS);
  if (other === undefined) return true;
  // biome-ignore lint/suspicious/noConsole: this runs in sandboxes and browsers, which have no log.
  console.error(
    `HELDOUT: tfjs is ${other}, and everything that Heldout changes in it was written for ${TFJS}. None of it is put in place: training is slower, and results differ. Install ${TFJS}, or carry the changes over (lib/training/README.md).`,
  );
  return false;
}
