import { engineSources } from '@/app/server/run-sources';

/** Where the engine of runs in the browser lies now, for questions whose experiment runs there. The same for everybody. */
export async function GET(): Promise<Response> {
  return Response.json(await engineSources(), { headers: { 'cache-control': 'no-cache' } });
}
