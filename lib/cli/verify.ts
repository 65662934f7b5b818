import { catalog } from '../catalog/catalog';
import { DomainError } from '../errors';
import { gradeSource, hashSource } from '../grading/grade-source';
import { makeReceipt, publicKeyText, Receipt, receiptKey, signatureHolds } from '../grading/receipt';
import { openServices } from '../grading/services';
import { readSource, selectAnyChallenge } from './grade';

function parseReceipt(file: string): Receipt {
  try {
    return Receipt.parse(JSON.parse(readSource(file)));
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('invalid', 'receipt-unreadable', `${file} is not a receipt of Heldout.`);
  }
}

/** 0 when the receipt holds (and, with a source, when training again gives every measure again), 1 when it does not. */
export async function verify(file: string, options: { source?: string }): Promise<number> {
  const receipt = parseReceipt(file);
  if (!signatureHolds(receipt)) return say(1, 'The signature does not fit the receipt: it was changed after signing.');
  const own =
    publicKeyText(receiptKey()) === receipt.publicKey
      ? "this installation's"
      : `another installation's (${receipt.publicKey})`;
  if (options.source === undefined) return say(0, `The signature holds. It was made with ${own} key.`);
  const source = readSource(options.source);
  if (hashSource(source) !== receipt.body.sourceHash) return say(1, 'This is not the source that was graded.');
  const challenge = selectAnyChallenge(await catalog(), receipt.body.challenge);
  const services = await openServices();
  try {
    const verdict = await gradeSource(challenge, source, receipt.body.seeds, services);
    if (verdict.outcome === 'internal-error') return say(3, 'The grader failed; nothing was compared.');
    const again = makeReceipt(verdict, receipt.body.seeds, new Date(), receiptKey()).body;
    const differing = (['outcome', 'contentHash', 'points', 'measures'] as const).filter(
      (key) => JSON.stringify(again[key]) !== JSON.stringify(receipt.body[key]),
    );
    if (differing.length === 0) {
      return say(
        0,
        `The signature holds (${own} key) and training again gave all ${again.measures.length} measures again.`,
      );
    }
    const engine =
      again.engine === receipt.body.engine ? '' : ` Engine then: ${receipt.body.engine}; now: ${again.engine}.`;
    return say(1, `The signature holds, but training again differs in: ${differing.join(', ')}.${engine}`);
  } finally {
    await services.close();
  }
}

function say(code: number, sentence: string): number {
  process.stdout.write(`${sentence}\n`);
  return code;
}
