import { allowFrames } from '../frame-ancestors';

/** The sites whose pages show ours in a frame: where a platform sends people from. */
export function noteFrames(platforms: readonly { issuer: string; authUrl: string }[]): void {
  const addresses = platforms.flatMap(({ issuer, authUrl }) => [issuer, authUrl]);
  const origins = addresses.filter((address) => URL.canParse(address)).map((address) => new URL(address).origin);
  allowFrames([...new Set(origins)].filter((origin) => /^https?:/.test(origin)).sort());
}
