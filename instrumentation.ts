import type { Instrumentation } from 'next';

export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { boot } = await import('./app/server/boot');
    await boot();
  }
}

/** What breaks while a page is made: its number is the one that the page shows. Addresses can hold links that work once. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, { routePath, routeType }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { log } = await import('./lib/log');
  const { digest } = error as { digest?: string };
  log.error({ err: error, id: digest, route: routePath, part: routeType }, 'a page was not made');
};
