import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

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
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
      ],
    },
    {
      // Kept compressed, which a route's own answer cannot say.
      source: '/language/:file',
      headers: [{ key: 'Content-Encoding', value: 'gzip' }],
    },
    {
      source: '/api/:path*',
      headers: [
        { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" },
        { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
        { key: 'Cache-Control', value: 'no-store' },
      ],
    },
  ],
};

export default createNextIntlPlugin('./app/i18n/request.ts')(config);
