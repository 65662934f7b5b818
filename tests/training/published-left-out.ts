/** Tests of tfjs that say nothing about this backend, by a part of their full name. */
const LEFT_OUT: [part: string, reason: string][] = [
  ['util.encodeString Encode an empty string, invalid decoding', 'says what the platform of Node or of a page does'],
];

export function reasonToLeaveOut(name: string): string | undefined {
  return LEFT_OUT.find(([part]) => name.includes(part))?.[1];
}
