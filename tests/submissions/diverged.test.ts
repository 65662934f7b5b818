import { expect, test } from 'vitest';
import { openTableQueue } from '@/lib/queue/table';
import { selectProgress, selectSubmission } from '@/lib/submissions/read';
import { submitCode } from '@/lib/submissions/submit';
import { SubmissionView } from '@/lib/submissions/view';
import { openClass } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';
import { plainVerdict } from './verdict';

const catalog = await smallCatalog();

test('what a training logged that diverged is followed and read like any other', async () => {
  const { db, ada } = openClass();
  const input = { courseId: 'small', challengeId: 'fit-line', source: 's', requestId: 'click-0001' };
  const { submissionId } = submitCode(db, catalog, ada, input, 1);
  const queue = openTableQueue(db);
  const taken = await queue.take({ places: ['small/fit-line'] });
  if (!taken) throw new Error('Nothing waits.');
  const values = { loss: Number.NaN, norm: Number.POSITIVE_INFINITY, step: 3 };
  await queue.report(taken.lease, [{ kind: 'log', seed: 1, run: 'only', row: { step: 1, values } }]);
  const read = { loss: Number.NaN, norm: Number.NaN, step: 3 };
  expect(selectProgress(db, catalog, ada, submissionId, 0).events).toMatchObject([
    { event: { row: { values: read } } },
  ]);

  const logs = [{ seed: 1, run: 'only', step: 1, values }];
  await queue.settle(taken.lease, { kind: 'verdict', verdict: { ...plainVerdict([1]), logs } });
  const view = selectSubmission(db, catalog, ada, submissionId, 2);
  expect(view.verdict?.logs).toEqual([{ ...logs[0], values: read }]);
  const arrived = SubmissionView.parse(JSON.parse(JSON.stringify(view)));
  expect(arrived).toEqual(view);
});
