import { dataUriToBuffer } from 'data-uri-to-buffer';
import { ELSEWHERE_NAMES } from '../elsewhere';
import { Refusal } from './refusal';

/**
 * Takes away what runtimes offer and training code has no use for, so that asking for it is an error with its name in it. It is
 * good manners and makes all runtimes alike; the walls are elsewhere.
 */
export function hideRuntime(): void {
  for (const name of ELSEWHERE_NAMES) {
    for (let scope: object | null = globalThis; scope; scope = Object.getPrototypeOf(scope))
      Reflect.deleteProperty(scope, name);
    if (name in globalThis) Object.defineProperty(globalThis, name, { value: undefined, writable: true });
  }
  Object.defineProperty(globalThis, 'fetch', { value: fetchHere, writable: true, configurable: true });
}

/** `fetch` of what an address itself holds, for tfjs too; there is no network. */
async function fetchHere(asked: unknown): Promise<Response> {
  const address = typeof asked === 'string' || asked instanceof URL ? asked : (asked as { url?: unknown })?.url;
  if (!URL.canParse(String(address)) || !/^\s*data:/i.test(String(address)))
    throw new Refusal('no-network', { name: 'fetch' });
  // Spelled as browsers spell it: characters beyond ASCII are percent signs and UTF-8.
  const { buffer, typeFull } = dataUriToBuffer(new URL(String(address)).href);
  return new Response(buffer, { headers: { 'content-type': typeFull } });
}
