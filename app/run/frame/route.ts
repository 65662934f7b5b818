import { FRAME, FRAME_POLICY } from '@/lib/browser-grading/frame';

/** The document of the frame that student code runs in. The same for everybody. */
export function GET(): Response {
  return new Response(FRAME, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': FRAME_POLICY,
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-cache',
    },
  });
}
