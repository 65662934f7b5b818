/** What the runtimes offer and training code has no use for. Hiding it is good manners; the walls are elsewhere. */
const HIDDEN = [
  'Deno',
  'process',
  'global',
  'Worker',
  'SharedWorker',
  'BroadcastChannel',
  'caches',
  'localStorage',
  'sessionStorage',
  'navigator',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'WebTransport',
  'WebSocketStream',
  'indexedDB',
  'importScripts',
  'postMessage',
  'alert',
  'confirm',
  'prompt',
  'close',
  'requestAnimationFrame',
  'cancelAnimationFrame',
];

export function hideRuntime(): void {
  for (const name of HIDDEN) {
    Object.defineProperty(globalThis, name, { value: undefined, writable: true, configurable: true });
  }
  const fetch = () => Promise.reject(new Error('Files, network and other programs are not available here.'));
  Object.defineProperty(globalThis, 'fetch', { value: fetch, writable: true, configurable: true });
}
