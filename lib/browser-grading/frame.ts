import { createHash } from 'node:crypto';

/**
 * Hands what the page brings to the grader, and steps aside: page and grader talk directly. For the grader it starts and
 * ends the other workers, and reads nothing of what they say. It keeps hold of them all, because Firefox ends a worker
 * that nobody can reach any more, busy or not.
 */
const SCRIPT = `
addEventListener('message', function open(event) {
  if (event.source !== parent || event.origin !== location.origin) return;
  removeEventListener('message', open);
  const program = URL.createObjectURL(new Blob([event.data.engine], { type: 'text/javascript' }));
  const workers = (self.workers = new Map());
  const grader = (self.grader = new Worker(program, { name: 'grader' }));
  grader.onmessage = ({ data: { kind, id, role, line } }) => {
    if (kind === 'end') {
      workers.get(id)?.terminate();
      workers.delete(id);
      return;
    }
    const worker = new Worker(program, { name: role });
    workers.set(id, worker);
    worker.onerror = (error) => {
      error.preventDefault();
      grader.postMessage({ failed: id, message: error.message ?? '' });
    };
    worker.postMessage(null, [line]);
  };
  const [page] = event.ports;
  grader.postMessage({ kit: event.data, page }, [page, event.data.compiler]);
});
`;

const HASH = createHash('sha256').update(SCRIPT).digest('base64');

/** The document that student code runs below. */
export const FRAME = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Heldout</title><script>${SCRIPT}</script>`;

/**
 * An origin of its own that nothing else shares, so no cookie, no storage, no way to the page; no network in any form;
 * workers from what it was handed, which may evaluate code, because that is what they are for.
 */
export const FRAME_POLICY = [
  "default-src 'none'",
  `script-src 'sha256-${HASH}' 'unsafe-eval'`,
  'worker-src blob:',
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-scripts',
].join('; ');
