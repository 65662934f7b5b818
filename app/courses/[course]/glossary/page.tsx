import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { CourseText } from '@/app/components/course-text';
import { Rich } from '@/app/components/markdown/rich';
import { renderInline } from '@/app/components/markdown/text';
import { Empty, Page } from '@/app/components/page-frame';
import { coursePage } from '@/app/server/courses';
import { chaptersUsing } from '@/lib/catalog/glossary-uses';
import { textIn } from '@/lib/text';

type Props = PageProps<'/courses/[course]/glossary'>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('course.glossary'))('title') };
}

/** Every word and sign of the course with its meaning, by the alphabet, and the chapters that use it. */
export default async function GlossaryPage({ params }: Props) {
  const { course: courseId } = await params;
  const { course } = await coursePage(courseId, `/courses/${courseId}/glossary`);
  const [locale, t] = await Promise.all([getLocale(), getTranslations('course.glossary')]);
  const terms = course.glossary.toSorted((a, b) =>
    textIn(a.term, locale).localeCompare(textIn(b.term, locale), locale),
  );
  const uses = chaptersUsing(course);
  return (
    <Page title={t('title')} lead={terms.length > 0 ? t('lead') : undefined}>
      {terms.length === 0 && <Empty>{t('none')}</Empty>}
      <dl className="border-t border-rule">
        {
          await Promise.all(
            terms.map(async ({ id, term, symbol, text }) => (
              <div
                key={id}
                id={id}
                className="grid scroll-mt-8 gap-x-8 gap-y-1 border-b border-rule py-5 target:bg-accent-soft sm:grid-cols-[12rem_1fr]"
              >
                <dt className="font-semibold">
                  <CourseText of={term} />
                  {symbol && (
                    <Rich
                      html={await renderInline({ en: `$${symbol}$` }, 'en')}
                      className="mt-1 overflow-x-auto font-normal"
                    />
                  )}
                </dt>
                <dd className="grid gap-1">
                  <Rich html={await renderInline(text, locale)} />
                  <p className="flex flex-wrap gap-x-4 text-sm text-muted">
                    {t('in')}
                    {(uses.get(id) ?? []).map((chapter) => (
                      <Link key={chapter.id} href={`/courses/${courseId}/${chapter.id}`} className="link">
                        <CourseText of={chapter.title} />
                      </Link>
                    ))}
                  </p>
                </dd>
              </div>
            )),
          )
        }
      </dl>
    </Page>
  );
}
