/** A fresh id for one click of Submit. Not `crypto.randomUUID`: a class often works over plain HTTP, where there is none. */
export function newRequestId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
