import { hostname, networkInterfaces } from 'node:os';

/** Whether a Host header names this installation. */
export function isOwnHost(host: string | undefined, url: string | undefined): boolean {
  if (host === undefined) return false;
  const name = host.toLowerCase().replace(/:\d+$/, '');
  return ownHosts().includes(name) || (url !== undefined && new URL(url).hostname === name);
}

/**
 * The names under which a class reaches a default installation: this machine's own names and addresses. Any other Host
 * header is refused, so that a foreign page cannot rebind its name to this server.
 */
export function ownHosts(): string[] {
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((address) => address.family === 'IPv4')
    .map((address) => address.address);
  const names = new Set(['localhost', '127.0.0.1', hostname().toLowerCase(), `${hostname().toLowerCase()}.local`]);
  return [...names, ...addresses].flatMap((name) => [name, `${name}:*`]).concat('[::1]', '[::1]:*');
}
