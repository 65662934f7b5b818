/** What never changes under its address; `everybody` may be given a copy that another reader's request left behind. */
export function immutable(type: string, { everybody }: { everybody: boolean }): Record<string, string> {
  return {
    'content-type': type,
    'cache-control': `${everybody ? 'public' : 'private'}, max-age=31536000, immutable`,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
  };
}
