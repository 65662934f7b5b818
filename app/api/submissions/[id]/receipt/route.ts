import { selectReceipt } from '@/lib/submissions/receipt';
import { handle } from '../../../respond';

export const GET = handle({ auth: true }, ({ db, actor, params, now }) => {
  const receipt = selectReceipt(db, actor, params.id ?? '', now);
  const name = `receipt-${receipt.body.challenge}-${receipt.body.gradedAt.slice(0, 10)}.json`;
  return new Response(`${JSON.stringify(receipt, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
});
