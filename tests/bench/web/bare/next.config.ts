import type { NextConfig } from 'next';

const config: NextConfig = {
  serverExternalPackages: ['better-sqlite3'],
  typescript: { ignoreBuildErrors: true },
  agentRules: false,
};

export default config;
