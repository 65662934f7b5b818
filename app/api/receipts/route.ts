import { z } from 'zod';
import { checkReceipt } from '@/lib/grading/check-receipt';
import { ShownReceipt } from '../answers/receipts';
import { tell } from '../answers/tell';
import { handle } from '../respond';

const Text = z.strictObject({ text: z.string() });

/** Says what a receipt says and whether its signature holds, to anybody. */
export const POST = handle({ input: Text }, ({ input }) => tell(ShownReceipt, checkReceipt(input.text)));
