import { useTranslations } from 'next-intl';
import type { MisconceptionUse } from '@/lib/analysis/quiz-analysis';
import type { Course } from '@/lib/catalog/course';
import type { Text } from '@/lib/text';
import { CourseText } from '../../course-text';
import { Figure, useReadFigures } from './figure';

interface MisconceptionsProps {
  course: Course;
  used: MisconceptionUse[];
  /** How each item begins, by its id. */
  beginnings: ReadonlyMap<string, string>;
}

/** What the class believes wrongly, most widespread first. */
export function Misconceptions({ course, used, beginnings }: MisconceptionsProps) {
  const t = useTranslations('analysis.misconceptions');
  const read = useReadFigures();
  if (used.length === 0) return null;
  const texts = new Map(
    course.concepts.flatMap(({ misconceptions }) => misconceptions.map(({ id, text }) => [id, text])),
  );
  return (
    <section className="mt-12">
      <h2 className="mb-1 text-xl">{t('title')}</h2>
      <p className="mb-3 max-w-measure text-sm text-muted">{t('lead')}</p>
      <ul className="border-b border-rule">
        {used.map(({ id, share, itemIds }) => (
          <li key={id} className="grid gap-x-8 gap-y-1 border-t border-rule py-3 sm:grid-cols-[1fr_18rem]">
            <div>
              <p>
                <MisconceptionText text={texts.get(id)} id={id} />
              </p>
              <p className="text-sm text-muted">
                {t('seen')}{' '}
                {itemIds.map((item, i) => (
                  <span key={item}>
                    {i > 0 && ' · '}
                    <a className="link" href={`#${item}`}>
                      {beginnings.get(item) ?? item}
                    </a>
                  </span>
                ))}
              </p>
            </div>
            <Figure label={t('share')} figure={share} from={0} to={1} read={read.share} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function MisconceptionText({ text, id }: { text: Text | undefined; id: string }) {
  return text ? <CourseText of={text} /> : id;
}
