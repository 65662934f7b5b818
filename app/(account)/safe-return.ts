/** Where to go afterwards: a path of our own, never another site. */
export function safeReturn(path: string | undefined): string {
  // Parsed as a browser would, which drops tabs and line breaks and takes a backslash for a slash.
  const here = 'http://here.invalid';
  if (!path?.startsWith('/') || !URL.canParse(path, here)) return '/';
  const { origin, pathname, search, hash } = new URL(path, here);
  // "/..//elsewhere" resolves to a path that would be read as another site the next time.
  return origin === here && !pathname.startsWith('//') ? pathname + search + hash : '/';
}
