/**
 * A Set-Cookie line for a page in another site's frame: sent there, and kept apart for each such site (CHIPS). Browsers take
 * that over HTTPS alone; without it the cookie is one of a window of its own.
 */
export function inFrame(line: string, secure: boolean): string {
  if (!secure) return line;
  const plain = line
    .split(/;\s*/)
    .filter((part) => !/^(samesite|secure|partitioned)\b/i.test(part))
    .join('; ');
  return `${plain}; SameSite=None; Secure; Partitioned`;
}
