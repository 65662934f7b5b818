// The pages' side is bundled and the server is not: both see one process.
const holder = globalThis as typeof globalThis & { heldoutFrameAncestors?: readonly string[] };

/** Says which other sites may show our pages in a frame. */
export function allowFrames(origins: readonly string[]): void {
  holder.heldoutFrameAncestors = origins;
}

/** What a content security policy says of that: nobody, or those sites. */
export function frameAncestors(): string {
  const origins = holder.heldoutFrameAncestors ?? [];
  return origins.length === 0 ? "'none'" : ["'self'", ...origins].join(' ');
}
