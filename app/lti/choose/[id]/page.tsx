import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Button } from '@/app/components/button';
import { Choice } from '@/app/components/choice';
import { CourseText } from '@/app/components/course-text';
import { Page } from '@/app/components/page-frame';
import { orNotFound } from '@/app/server/courses';
import { currentViewer } from '@/lib/auth/session';
import { catalog } from '@/lib/catalog/catalog';
import { database } from '@/lib/db/open';
import { selectChoice, targetWord } from '@/lib/lti/choices';
import { textIn } from '@/lib/text';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('connections.lti.choose'))('title') };
}

/** Where a teacher of a platform says what it shall lead to. */
export default async function ChoosePage({ params }: PageProps<'/lti/choose/[id]'>) {
  const { id } = await params;
  const viewer = (await currentViewer()) ?? notFound();
  const content = await catalog();
  const choice = orNotFound(() => selectChoice(database(), content, viewer.actor, id));
  const [t, locale] = await Promise.all([getTranslations('connections.lti.choose'), getLocale()]);
  const type = choice.multiple ? 'checkbox' : 'radio';
  return (
    <Page title={t('title')} lead={t('lead', { platform: choice.platform })}>
      <form method="post" action={`/api/lti/choices/${id}`} className="grid gap-8">
        {choice.courses.map(({ course, work }) => (
          <fieldset key={course.id} className="grid">
            <legend className="mb-2 text-xl">
              <CourseText of={course.title} />
            </legend>
            <Line type={type} value={targetWord({ courseId: course.id, work: null })} about={t('course')}>
              {t('whole')}
            </Line>
            {work.map(({ kind, targetId, title }) => (
              <Line
                key={`${kind} ${targetId}`}
                type={type}
                value={targetWord({ courseId: course.id, work: { kind, id: targetId } })}
                about={t(kind)}
              >
                {textIn(title, locale)}
              </Line>
            ))}
          </fieldset>
        ))}
        <Button type="submit" look="primary" className="justify-self-start">
          {t('send')}
        </Button>
      </form>
    </Page>
  );
}

interface LineProps {
  type: 'checkbox' | 'radio';
  value: string;
  /** What it is. */
  about: string;
  children: string;
}

function Line({ type, value, about, children }: LineProps) {
  return (
    <label className="flex min-h-11 items-center gap-3 border-t border-rule py-2">
      <Choice type={type} name="target" value={value} required={type === 'radio'} />
      <span className="min-w-0 flex-1">{children}</span>
      <span className="text-sm text-muted">{about}</span>
    </label>
  );
}
