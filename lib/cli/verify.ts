import { catalog } from '../catalog/catalog';
import { resolveChallenge } from '../catalog/references';
import { DomainError } from '../errors';
import { readReceipt } from '../grading/check-receipt';
import { gradeWithTypes, hashSource } from '../grading/grade-source';
import { openServices } from '../grading/open-services';
import {
  type EarlierReceipt,
  isOpenedWell,
  makeReceipt,
  publicKeyText,
  type Receipt,
  receiptKey,
  signatureHolds,
} from '../grading/receipt';
import { GENERATOR, type Key, seedsOf } from '../secrets/keys';
import { readSource } from './grade';

/** 0 when the receipt holds (and, with a source, when training again gives every measure again), 1 when it does not. */
export async function verify(file: string, options: { source?: string }): Promise<number> {
  const receipt = readReceipt(readSource(file), file);
  if (!signatureHolds(receipt)) return say(1, 'The signature does not fit the receipt: it was changed after signing.');
  const opened = 'secret' in receipt && receipt.secret !== null;
  if (opened && !isOpenedWell(receipt)) return say(1, 'The secret in the receipt is not the one that it commits to.');
  const own =
    publicKeyText(receiptKey()) === receipt.publicKey
      ? "this installation's"
      : `another installation's (${receipt.publicKey})`;
  if (options.source === undefined) {
    const seal = opened || !('secret' in receipt) ? '' : ' It is sealed: it does not tell yet what its data came from.';
    return say(0, `The signature holds. It was made with ${own} key.${seal}`);
  }
  const source = readSource(options.source);
  if (hashSource(source) !== receipt.body.sourceHash) return say(1, 'This is not the source that was graded.');
  return compare(receipt.body, requireSecret(receipt), source, own);
}

/** @throws DomainError invalid where the data of a receipt cannot be dealt again, here or not yet: nothing is compared then. */
function requireSecret(receipt: Receipt | EarlierReceipt): Key {
  const { engine } = receipt.body;
  if (!('secret' in receipt) || receipt.body.generator !== GENERATOR) {
    const dealt = 'secret' in receipt ? `by the generator "${receipt.body.generator}"` : 'by an earlier generator';
    const message = `The signature holds, but its data were dealt ${dealt}, and this version has "${GENERATOR}". Train again with the version that graded it: ${engine}.`;
    throw new DomainError('invalid', 'receipt-generator', message);
  }
  if (receipt.secret !== null) return receipt.secret;
  const message =
    'The signature holds, but the receipt is sealed: what its data came from is told once the window has closed. Fetch it again then.';
  throw new DomainError('invalid', 'receipt-sealed', message);
}

async function compare(then: Receipt['body'] | EarlierReceipt['body'], secret: Key, source: string, own: string) {
  const { challenge } = resolveChallenge(await catalog(), then.challenge);
  const services = await openServices();
  try {
    const verdict = await gradeWithTypes(challenge, source, seedsOf(secret, then.seeds), services);
    if (verdict.outcome === 'internal-error') return say(3, 'The grader failed; nothing was compared.');
    const again = makeReceipt(
      verdict,
      { challenge: then.challenge, secret, numbers: then.seeds },
      new Date(),
      receiptKey(),
    ).body;
    const differing = (['outcome', 'contentHash', 'points', 'measures'] as const).filter(
      (key) => JSON.stringify(again[key]) !== JSON.stringify(then[key]),
    );
    if (differing.length === 0) {
      return say(
        0,
        `The signature holds (${own} key) and training again gave all ${again.measures.length} measures again.`,
      );
    }
    const engine = again.engine === then.engine ? '' : ` Engine then: ${then.engine}; now: ${again.engine}.`;
    return say(1, `The signature holds, but training again differs in: ${differing.join(', ')}.${engine}`);
  } finally {
    await services.close();
  }
}

function say(code: number, sentence: string): number {
  process.stdout.write(`${sentence}\n`);
  return code;
}
