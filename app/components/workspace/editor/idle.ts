const LATEST_MS = 4_000;

/** Does something once the page has a moment to spare. Returns how to call it off. */
export function whenIdle(work: () => void): () => void {
  // Safari has no notion of idleness.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, 500);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(work, { timeout: LATEST_MS });
  return () => cancelIdleCallback(request);
}
