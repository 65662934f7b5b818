import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Manifest = z.object({
  staticRoutes: z.array(z.object({ page: z.string(), regex: z.string() })),
  dynamicRoutes: z.array(z.object({ page: z.string(), regex: z.string() })),
});

/** Addresses that belong to no page or route: anybody can invent them, so they share one name. */
export const NO_ROUTE = 'none';
const FILES = ['/_next/', '/run/assets/', '/language/'];

/**
 * Names the route of an address, as the build's own manifest knows it: `/courses/[course]`. A series for each address would
 * be one for each student, and whoever asks for odd addresses could make as many as they like.
 * @param file `routes-manifest.json` of the build
 */
export function routeNames(file: string): (address: string) => string {
  const { staticRoutes, dynamicRoutes } = Manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  const fixed = new Set(staticRoutes.map(({ page }) => page));
  const patterns = dynamicRoutes.map(({ page, regex }) => ({ page, regex: new RegExp(regex) }));
  return (address) => {
    const [path = '/'] = address.split('?');
    const plain = path.length > 1 ? path.replace(/\/$/, '') : path;
    if (fixed.has(plain)) return plain;
    const known = patterns.find(({ regex }) => regex.test(plain));
    if (known) return known.page;
    return FILES.find((folder) => plain.startsWith(folder)) ?? NO_ROUTE;
  };
}
