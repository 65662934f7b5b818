/** What the account service answered: null when it did what was asked, else a key of `auth.refused` or 'internal'. */
export async function requestAccount(action: string, body: Record<string, string>): Promise<string | null> {
  let response: Response;
  try {
    response = await fetch(`/api/auth/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return 'offline';
  }
  if (response.ok) return null;
  if (response.status === 429) return 'tooMany';
  const answer: { code?: string } | null = await response.json().catch(() => null);
  return answer?.code ?? 'internal';
}

/** Where to go afterwards: a path of our own, never another site. */
export function safeReturn(path: string | undefined): string {
  // Parsed as a browser would, which drops tabs and line breaks and takes a backslash for a slash.
  const here = 'http://here.invalid';
  if (!path?.startsWith('/') || !URL.canParse(path, here)) return '/';
  const { origin, pathname, search, hash } = new URL(path, here);
  // "/..//elsewhere" resolves to a path that would be read as another site the next time.
  return origin === here && !pathname.startsWith('//') ? pathname + search + hash : '/';
}
