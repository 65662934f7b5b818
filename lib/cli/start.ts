import './preflight';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { serveAlone } from '../db/serve-alone';
import { env } from '../env';
import { orTell } from './enter';
import { BACKLOG, openServer } from './http-server';

// One command: this process serves pages from the database; grading has a process below it, and that its sandboxes and judges.

const { projectRoot, port, url, address, trustedProxies, dataFolder, metricsToken } = env();
orTell(() => serveAlone(dataFolder));

const WRONG_NAME =
  'This server does not go by that name. Open it at the address it printed, or set HELDOUT_URL to yours.';

/** What libraries read when they are first imported, so it must be set before any of them is. */
Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });

const { promise: pages, resolve: open, reject: giveUp } = Promise.withResolvers<RequestListener>();
// Bound first, so that a taken port is told before anything is opened; requests wait until the pages are ready.
const server = openServer(async (request, response) => (await pages)(request, response));
server.once('error', (error: NodeJS.ErrnoException) => {
  const taken = `Port ${port} is taken by another program. Stop it, or choose another: PORT=3001 npm start`;
  console.error(error.code === 'EADDRINUSE' ? taken : `The server could not listen on port ${port}: ${error.message}`);
  process.exit(1);
});
server.listen({ port, backlog: BACKLOG }, () => prepare().then(open, giveUp));

async function prepare(): Promise<RequestListener> {
  const { default: next } = await import('next');
  const app = next({
    dev: false,
    dir: projectRoot,
    port: (server.address() as AddressInfo).port,
    httpServer: server,
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  const { answeredAhead } = await import('../ahead');
  const { isOwnHost } = await import('../auth/origins');
  const { settleClientAddress } = await import('../auth/client-address');
  const { watched } = await import('../metrics/watch');
  const answer: RequestListener = (request, response) => {
    settleClientAddress(request, trustedProxies);
    if (isOwnHost(request.headers.host, url)) {
      if (!answeredAhead(request, response, handle)) void handle(request, response);
    } else response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' }).end(`${WRONG_NAME}\n`);
  };
  return watched(answer, { metrics: await serverMetrics(), nameOf: await routesOfBuild(), token: metricsToken });
}

async function serverMetrics() {
  const { database, databaseFile } = await import('../db/open');
  const { openMetrics } = await import('../metrics/metrics');
  const { keptGraderStatus } = await import('../grader/kept-grader');
  return openMetrics({ db: database(), file: databaseFile(), grader: keptGraderStatus, now: Date.now });
}

async function routesOfBuild() {
  const { routeNames } = await import('../metrics/routes');
  return routeNames(path.join(projectRoot, '.next', 'routes-manifest.json'));
}

async function announce(): Promise<void> {
  const { database } = await import('../db/open');
  const { firstAdministratorWords } = await import('../auth/first-administrator');
  console.log(`Heldout is at ${address}`);
  const words = firstAdministratorWords(database(), address, Date.now());
  if (words) console.log(words);
}

const PATIENCE_MS = 5_000;

async function stop(): Promise<void> {
  // A page that follows a grading holds its connection open; it comes back by itself after the restart.
  setTimeout(() => process.exit(0), PATIENCE_MS).unref();
  const { stopKeptGrader } = await import('../grader/kept-grader');
  server.close();
  server.closeAllConnections();
  await stopKeptGrader();
  process.exit(0);
}
process.once('SIGINT', stop);
process.once('SIGTERM', stop);

await pages;
await announce();
