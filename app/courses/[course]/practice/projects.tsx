import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { StateMark } from '@/app/components/badge';
import { CourseText, PartTitle } from '@/app/components/course-text';
import { Rich } from '@/app/components/markdown/rich';
import { renderText } from '@/app/components/markdown/text';
import type { Course } from '@/lib/catalog/course';
import { findChallenge } from '@/lib/catalog/select';
import type { CourseProgress } from '@/lib/progress/course-progress';

/** Challenges that build on each other, in their order. */
export async function Projects({ course, progress }: { course: Course; progress: CourseProgress }) {
  const [locale, t, shell] = await Promise.all([
    getLocale(),
    getTranslations('course.practice'),
    getTranslations('shell'),
  ]);
  if (course.projects.length === 0) {
    return <p className="border-y border-rule py-5 text-muted">{t('noProjects')}</p>;
  }
  const own = new Map(progress.chapters.flatMap((chapter) => chapter.challenges).map((one) => [one.id, one]));
  return (
    <ul className="border-t border-rule">
      {
        await Promise.all(
          course.projects.map(async (project) => {
            const passed = project.stages.filter((id) => own.get(id)?.state === 'done').length;
            return (
              <li key={project.id} className="grid gap-3 border-b border-rule py-5">
                <div className="flex flex-wrap items-baseline justify-between gap-x-6">
                  <h3 className="text-base">
                    <CourseText of={project.title} />
                  </h3>
                  <span className="text-sm text-muted">{t('stages', { passed, total: project.stages.length })}</span>
                </div>
                <Rich html={await renderText(project.brief, locale)} className="max-w-measure text-muted" />
                <ol className="grid gap-1">
                  {project.stages.map((id) => {
                    const state = own.get(id)?.state ?? 'untouched';
                    return (
                      <li key={id} className="flex min-h-10 items-center gap-2">
                        <StateMark state={state} label={shell(`state.${state}`)} />
                        <Link href={`/courses/${course.id}/challenges/${id}`} className="link">
                          <PartTitle of={findChallenge(course, id)?.definition} id={id} />
                        </Link>
                      </li>
                    );
                  })}
                </ol>
              </li>
            );
          }),
        )
      }
    </ul>
  );
}
