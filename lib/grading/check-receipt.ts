import { DomainError } from '../errors';
import { EarlierReceipt, isOpenedWell, publicKeyText, Receipt, receiptKey, signatureHolds } from './receipt';

/** @param name what is said not to be a receipt @throws DomainError invalid 'receipt-unreadable' */
export function readReceipt(text: string, name: string): Receipt | EarlierReceipt {
  try {
    return Receipt.or(EarlierReceipt).parse(JSON.parse(text));
  } catch {
    throw new DomainError('invalid', 'receipt-unreadable', `${name} is not a receipt of Heldout.`);
  }
}

export interface CheckedReceipt {
  body: Receipt['body'] | EarlierReceipt['body'];
  /** Whether the body is what the holder of the key signed. */
  holds: boolean;
  /** Whether this installation's key signed it. */
  own: boolean;
  publicKey: string;
  /** Of what the data came from: told; not told yet; told, and not what was committed to; never told, by an earlier version. */
  secret: 'opened' | 'sealed' | 'wrong' | 'none';
}

function secretOf(receipt: Receipt | EarlierReceipt): CheckedReceipt['secret'] {
  if (!('secret' in receipt)) return 'none';
  if (receipt.secret === null) return 'sealed';
  return isOpenedWell(receipt) ? 'opened' : 'wrong';
}

/** What a receipt says and whether it may be believed; nothing is trained. @throws DomainError as `readReceipt` */
export function checkReceipt(text: string): CheckedReceipt {
  const receipt = readReceipt(text, 'This');
  return {
    body: receipt.body,
    holds: signatureHolds(receipt),
    own: publicKeyText(receiptKey()) === receipt.publicKey,
    publicKey: receipt.publicKey,
    secret: secretOf(receipt),
  };
}
