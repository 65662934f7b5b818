import type { Asked } from '@/app/api/body';

type Params = Record<string, string>;
type Answer = (request: Asked, context: { params: Promise<Params> }) => Response | Promise<Response>;
/** Routes by their address in Next's form (`/a/[b]`, `/c/[...all]`), each with a function for every method. */
export type Routes = Record<string, object>;

interface Route {
  address: RegExp;
  methods: object;
}

const compiled = new WeakMap<Routes, Route[]>();

const plain = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function compile(address: string): RegExp {
  const segments = address.split('/').map((segment) => {
    const [, dots, name] = /^\[(\.\.\.)?(\w+)\]$/.exec(segment) ?? [];
    if (name === undefined) return plain(segment);
    return dots ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`;
  });
  return new RegExp(`^${segments.join('/')}$`);
}

function compileAll(routes: Routes): Route[] {
  // As Next has it: a segment that is named goes before one that is anything.
  const order = (address: string) => address.replaceAll('[', '~');
  const inOrder = Object.entries(routes).sort(([a], [b]) => (order(a) < order(b) ? -1 : 1));
  return inOrder.map(([address, methods]) => ({ address: compile(address), methods }));
}

/** Who answers a request; null when no route has its address and its method. */
export function findRoute(routes: Routes, method: string, url: string): { answer: Answer; params: Params } | null {
  const known = compiled.get(routes) ?? compileAll(routes);
  compiled.set(routes, known);
  const [address = ''] = url.split(/[?#]/, 1);
  for (const route of known) {
    const match = route.address.exec(address);
    if (!match) continue;
    if (!Object.hasOwn(route.methods, method)) return null;
    const answer = (route.methods as Record<string, Answer>)[method] as Answer;
    try {
      const given = Object.entries(match.groups ?? {});
      return { answer, params: Object.fromEntries(given.map(([name, value]) => [name, decodeURIComponent(value)])) };
    } catch {
      return null;
    }
  }
  return null;
}
