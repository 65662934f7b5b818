export type DomainErrorKind =
  | 'not-found'
  | 'forbidden'
  | 'closed'
  | 'invalid'
  | 'conflict'
  | 'too-many'
  | 'unavailable';

/**
 * A refusal that the caller can understand and act on. `kind` decides the HTTP status or exit code, `reason` is a stable
 * kebab-case word that pages translate (`errors.<reason>` in the messages), `message` is the English sentence for
 * command lines and API clients.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly kind: DomainErrorKind,
    readonly reason: string,
    message: string,
    readonly details: Record<string, string | number> = {},
  ) {
    super(message);
  }
}
