import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { API_HEADERS, HEADERS } from './app/headers';

const listed = (headers: Record<string, string>) => Object.entries(headers).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  poweredByHeader: false,
  // Native, very large, or started as programs of their own: loaded by Node at run time, not bundled.
  serverExternalPackages: ['better-sqlite3', '@tensorflow/tfjs', 'esbuild', 'typescript', 'pino'],
  agentRules: false,
  // Lets a page for teaching staff answer with 403 and its own words.
  experimental: { authInterrupts: true },
  // Types are checked by `npm run typecheck`, once, for the whole tree.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    { source: '/:path*', headers: listed(HEADERS) },
    {
      // Kept compressed, which a route's own answer cannot say.
      source: '/language/:file',
      headers: [{ key: 'Content-Encoding', value: 'gzip' }],
    },
    { source: '/api/:path*', headers: listed(API_HEADERS) },
  ],
};

export default createNextIntlPlugin('./app/i18n/request.ts')(config);
