import Link from 'next/link';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { CourseText } from '@/app/components/course-text';
import { Scroller } from '@/app/components/scroller';
import type { ConceptMastery } from '@/lib/mastery/course-mastery';
import { textIn } from '@/lib/text';

const WIDTH = 164;
const HEIGHT = 46;
const GAP_X = 32;
const GAP_Y = 16;

/** What one seems to know of every concept: a graph from prerequisites to what needs them, and the same as a table. */
export function ConceptMap({ courseId, concepts }: { courseId: string; concepts: ConceptMastery[] }) {
  const t = useTranslations('course.mastery');
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <h2 className="text-lg">{t('title')}</h2>
      <p className="max-w-measure text-sm text-muted">{t('lead')}</p>
      <Scroller label={t('graph')} className="hidden overflow-x-auto sm:block">
        <Graph courseId={courseId} concepts={concepts} />
      </Scroller>
      <details className="text-sm">
        <summary className="inline-block py-1 text-muted hover:text-ink">{t('table')}</summary>
        <Table courseId={courseId} concepts={concepts} />
      </details>
      <ul className="grid gap-3 sm:hidden">
        {concepts.map((concept) => (
          <li key={concept.id} className="grid gap-1">
            <span className="text-sm">
              <CourseText of={concept.title} />
            </span>
            <Band concept={concept} />
          </li>
        ))}
      </ul>
      <details className="text-sm">
        <summary className="inline-block py-1 text-muted hover:text-ink">{t('model')}</summary>
        <p className="mt-1 max-w-measure text-muted">{t('modelText')}</p>
      </details>
    </section>
  );
}

/** A line from 0 to 1 with the interval as a bar and the estimate as a mark; only a line where nothing was answered. */
function Band({ concept: { mean, low, high, answers } }: { concept: ConceptMastery }) {
  return (
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" className="h-1.5 w-full">
      <rect x="0" y="2.5" width="100" height="1" className="fill-rule" />
      {answers > 0 && (
        <>
          <rect x={100 * low} y="1.5" width={100 * (high - low)} height="3" className="fill-accent/35" />
          <rect x={100 * mean - 1} y="0" width="2" height="6" className="fill-accent" />
        </>
      )}
    </svg>
  );
}

function Graph({ courseId, concepts }: { courseId: string; concepts: ConceptMastery[] }) {
  const locale = useLocale();
  const say = useSaid();
  const columns = Map.groupBy(concepts, ({ depth }) => depth);
  const at = new Map(
    [...columns].flatMap(([depth, column]) =>
      column.map(({ id }, i) => [id, { x: depth * (WIDTH + GAP_X), y: i * (HEIGHT + GAP_Y) }] as const),
    ),
  );
  const width = columns.size * (WIDTH + GAP_X) - GAP_X;
  const height = Math.max(...[...columns.values()].map(({ length }) => length), 1) * (HEIGHT + GAP_Y) - GAP_Y;
  return (
    <div className="relative" style={{ width, height }}>
      <svg width={width} height={height} aria-hidden="true" className="absolute inset-0" fill="none">
        {concepts.flatMap(({ id, prerequisites }) =>
          prerequisites.flatMap((before) => {
            const [from, to] = [at.get(before), at.get(id)];
            if (!from || !to) return [];
            const [x1, y1, x2, y2] = [from.x + WIDTH, from.y + HEIGHT / 2, to.x, to.y + HEIGHT / 2];
            const middle = (x1 + x2) / 2;
            return (
              <path
                key={`${before} ${id}`}
                d={`M${x1} ${y1} C ${middle} ${y1}, ${middle} ${y2}, ${x2} ${y2}`}
                className="stroke-edge/60"
              />
            );
          }),
        )}
      </svg>
      <ul>
        {concepts.map((concept) => {
          const { x, y } = at.get(concept.id) ?? { x: 0, y: 0 };
          const name = textIn(concept.title, locale);
          const inside = (
            <>
              <span className="truncate text-xs font-semibold">{name}</span>
              <span className="sr-only">: {say(concept)}</span>
              <Band concept={concept} />
            </>
          );
          const look = 'grid h-full content-center gap-1.5 rounded-md border border-rule bg-raised px-2';
          return (
            <li
              key={concept.id}
              className="absolute"
              style={{ left: x, top: y, width: WIDTH, height: HEIGHT }}
              title={`${name}: ${say(concept)}`}
            >
              {concept.chapterId ? (
                <Link href={`/courses/${courseId}/${concept.chapterId}`} className={`${look} hover:border-edge`}>
                  {inside}
                </Link>
              ) : (
                <span className={look}>{inside}</span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The estimate with its interval, in words. */
function useSaid(): (concept: ConceptMastery) => string {
  const t = useTranslations('course.mastery');
  const format = useFormatter();
  const percent = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 0 });
  return ({ mean, low, high, answers }) =>
    answers === 0 ? t('nothing') : t('said', { mean: percent(mean), low: percent(low), high: percent(high), answers });
}

function Table({ courseId, concepts }: { courseId: string; concepts: ConceptMastery[] }) {
  const t = useTranslations('course.mastery');
  const say = useSaid();
  return (
    <table className="mt-1 w-full">
      <thead>
        <tr className="border-b border-rule text-left text-muted">
          <th scope="col" className="py-1.5 pr-4 font-semibold">
            {t('concept')}
          </th>
          <th scope="col" className="py-1.5 font-semibold">
            {t('estimate')}
          </th>
        </tr>
      </thead>
      <tbody>
        {concepts.map((concept) => (
          <tr key={concept.id} className="border-b border-rule">
            <th scope="row" className="py-1.5 pr-4 text-left font-normal">
              {concept.chapterId ? (
                <Link href={`/courses/${courseId}/${concept.chapterId}`} className="link">
                  <CourseText of={concept.title} />
                </Link>
              ) : (
                <CourseText of={concept.title} />
              )}
            </th>
            <td className="py-1.5">{say(concept)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
