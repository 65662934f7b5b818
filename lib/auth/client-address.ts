import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';
import ipaddr from 'ipaddr.js';

/** After `settleClientAddress` it holds one address, the client's; before, whatever the client liked to send. */
const HEADER = 'x-forwarded-for';

/** What else proxies say of the client. Nothing here reads it, but a library may. */
const UNREAD = ['forwarded', 'x-real-ip', 'x-client-ip', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port'];

/** Some proxies add the client's port. */
const withoutPort = (text: string) => /^\[(.+)\]:\d+$|^([\d.]+):\d+$/.exec(text)?.slice(1).find(Boolean) ?? text;

/**
 * Leaves of a request's forwarding headers one X-Forwarded-For with the client's address: the socket's, unless that is a
 * trusted proxy; then the right-most address of X-Forwarded-For that is not one. What stands further left was written by
 * the client itself.
 * @param trusted addresses, CIDR ranges, or `loopback`, `linklocal`, `uniquelocal`
 */
export function settleClientAddress(request: IncomingMessage, trusted: string[]): void {
  const chain = proxyAddress.all(request, trusted).map(withoutPort);
  // A proxy that wrote down no address stands for its clients.
  const address = chain.findLast((one) => ipaddr.isValid(one));
  for (const name of UNREAD) delete request.headers[name];
  if (address === undefined) delete request.headers[HEADER];
  else request.headers[HEADER] = ipaddr.process(address).toString();
}

/**
 * Whom a limit by address counts: an IPv4 address, or the /64 network of an IPv6 one, which is what one household or one
 * machine has. Requests that did not come in through `npm start` share one key.
 */
export function clientKey(headers: Headers): string {
  const text = headers.get(HEADER) ?? '';
  if (!ipaddr.isValid(text)) return 'unknown';
  const address = ipaddr.process(text);
  return address instanceof ipaddr.IPv6 ? `${address.parts.slice(0, 4).join(':')}/64` : address.toString();
}
