import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ShownReceipt } from '@/app/api/answers/receipts';
import { Notice } from '@/app/components/notice';
import { Scroller } from '@/app/components/scroller';
import { SourceCheck } from './source-check';

/** What a receipt says, in words: whether it may be believed first, then what it is about, then how to try it oneself. */
export function ReceiptWords({ receipt }: { receipt: ShownReceipt }) {
  const t = useTranslations('receipts');
  const format = useFormatter();
  const { holds, own, secret, body } = receipt;
  if (!holds) return <Notice tone="not-yet">{t('broken')}</Notice>;
  const read = (value: number) => format.number(value, { maximumFractionDigits: 6 });
  const points = t('points', { points: read(body.points), max: read(body.maxPoints) });
  const facts: [string, ReactNode][] = [
    [t('challenge'), body.challenge],
    [t('gradedAt'), format.dateTime(new Date(body.gradedAt), { dateStyle: 'full', timeStyle: 'medium' })],
    [t('result'), `${t(body.passed ? 'passed' : 'notYet')}, ${points}`],
    [t('outcome'), body.outcome],
    [t('seeds'), t('seedCount', { count: body.seeds.length })],
    [t('isolation'), body.isolation],
    [t('engine'), body.engine],
    [t('sourceHash'), body.sourceHash],
  ];
  return (
    <div className="grid gap-6">
      <Notice tone={secret === 'wrong' ? 'not-yet' : 'pass'}>
        <p className="font-semibold">{t(own ? 'holdsOwn' : 'holdsOther')}</p>
        <p className="text-sm">{t(`secret.${secret}`)}</p>
        {!own && <p className="mt-1 font-mono text-xs break-all">{receipt.publicKey}</p>}
      </Notice>
      <section>
        <h2 className="mb-2 text-lg">{t('says')}</h2>
        <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
          {facts.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="break-all">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-2 max-w-measure text-sm text-muted">{t('nobody')}</p>
      </section>
      <Measures body={body} />
      <SourceCheck sourceHash={body.sourceHash} />
      <section className="grid gap-2">
        <h2 className="text-lg">{t('again.title')}</h2>
        <p className="max-w-measure text-sm">{t(secret === 'opened' ? 'again.text' : 'again.sealed')}</p>
        <pre className="rounded-md bg-sunken p-3 text-xs break-words whitespace-pre-wrap">
          npm run -s heldout -- verify receipt.json --source solution.ts
        </pre>
      </section>
    </div>
  );
}

/** What was measured: a line for each criterion, its seeds in their order. */
function Measures({ body: { measures } }: { body: ShownReceipt['body'] }) {
  const t = useTranslations('receipts');
  const format = useFormatter();
  if (measures.length === 0) return null;
  const criteria = Map.groupBy(measures, ({ criterion }) => criterion);
  return (
    <section>
      <h2 className="mb-2 text-lg">{t('measures')}</h2>
      <Scroller label={t('measures')} className="overflow-x-auto">
        <table className="text-sm tabular-nums">
          <tbody>
            {[...criteria].map(([criterion, values]) => (
              <tr key={criterion} className="border-t border-rule">
                <th scope="row" className="py-1 pr-6 text-left font-semibold">
                  {criterion}
                </th>
                {values.map(({ seed, value }) => (
                  <td key={seed} className="py-1 pr-4 text-right">
                    {value === null ? t('unmeasured') : format.number(value, { maximumSignificantDigits: 6 })}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}
