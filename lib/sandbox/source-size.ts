/** The largest source that is taken, in bytes of UTF-8. */
export const MAX_SOURCE_KB = 256;

export function isTooLarge(source: string): boolean {
  const most = MAX_SOURCE_KB * 1024;
  // No text has fewer bytes than characters.
  return source.length > most || new TextEncoder().encode(source).byteLength > most;
}
