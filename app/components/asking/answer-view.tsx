import { useLocale, useTranslations } from 'next-intl';
import type { ShownAnswer, ShownPassage } from '@/app/api/answers/asking';
import { Rich } from '../markdown/rich';
import { readLimit, readValue } from '../workspace/results/limit-text';

/** What the course says, in its own words, and what the reader's own work has to do with it. */
export function AnswerView({ answer }: { answer: ShownAnswer }) {
  const t = useTranslations('asking');
  const { inCourse, quotes, verdict, misconceptions } = answer;
  return (
    <>
      {verdict && <OwnVerdict verdict={verdict} />}
      {!inCourse && !verdict && <p>{t('notHere')}</p>}
      {inCourse &&
        misconceptions.map(({ id, text }) => (
          <p key={id} className="border-l-2 border-not-yet pl-3 text-sm">
            {t('belief', { text })}
          </p>
        ))}
      {quotes.length > 0 && (
        <section className="grid gap-4">
          <h4 className="eyebrow">{inCourse ? t('quotes') : t('nearest')}</h4>
          <ol className="grid gap-5">
            {(inCourse ? quotes : quotes.slice(0, 2)).map((quote) => (
              <Quote key={quote.id} quote={quote} />
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

function OwnVerdict({ verdict }: { verdict: NonNullable<ShownAnswer['verdict']> }) {
  const t = useTranslations('asking');
  const locale = useLocale();
  const { title, passed, explanation, missed } = verdict;
  return (
    <section className="grid gap-2 border-l-2 border-accent pl-3 text-sm">
      <h4 className="font-semibold">{t('own.title', { title })}</h4>
      {passed && <p>{t('own.passed')}</p>}
      {explanation && <p>{explanation}</p>}
      {missed.map(({ id, title: criterion, op, limit, value, feedback }) => (
        <div key={id}>
          <p className="font-semibold">
            {t('own.missed', {
              criterion,
              value: readValue(value, locale),
              limit: readLimit(op, limit, locale),
            })}
          </p>
          <p>{feedback}</p>
        </div>
      ))}
    </section>
  );
}

/** A passage as it stands in the course, with the way to it. */
export function Quote({ quote: { href, page, headings, html } }: { quote: ShownPassage }) {
  return (
    <li className="grid gap-1">
      <blockquote className="border-l-2 border-rule pl-3">
        <Rich html={html} className="text-[0.95rem]" />
      </blockquote>
      {/* A full step of the browser opens a folded panel around the place, and marks it. */}
      <a href={href} className="link w-fit text-sm">
        {[page, ...headings].join(' › ')}
      </a>
    </li>
  );
}
