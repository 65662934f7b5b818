import { CourseText, PartTitle } from '@/app/components/course-text';
import { inLanguage, otherLanguage, textIn } from '@/lib/text';
import '@/app/components/workspace/workspace.css';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale } from 'next-intl/server';
import { toHtmlText } from '@/app/components/markdown/to-hast';
import { UnavailablePage } from '@/app/components/unavailable';
import { Statement } from '@/app/components/workspace/statement';
import { Workspace } from '@/app/components/workspace/workspace';
import { NotOpenYet } from '@/app/courses/[course]/challenges/[challenge]/not-open-yet';
import { ClientMessages } from '@/app/i18n/client-messages';
import { coursePage, orNotFound } from '@/app/server/courses';
import { runSources } from '@/app/server/run-sources';
import { availability, selectShownChallenge } from '@/lib/assignments/windows';
import { catalog } from '@/lib/catalog/catalog';
import { challengeForStudent, type StudentChallenge } from '@/lib/catalog/projections';
import {
  findChallenge,
  findChapter,
  findCourse,
  findUnavailable,
  selectChallenge,
  titleOf,
} from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { draftKey, findDraft } from '@/lib/drafts/drafts';
import { listSubmissions, selectSubmission } from '@/lib/submissions/read';

type Props = PageProps<'/courses/[course]/challenges/[challenge]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { course: courseId, challenge: id } = await params;
  const course = findCourse(await catalog(), courseId);
  const challenge = course && findChallenge(course, id);
  return challenge ? { title: textIn(challenge.definition.title, await getLocale()) } : {};
}

/** Hints as HTML, marked by their language where that is not the reader's. */
function hintsFor({ hints }: StudentChallenge, locale: string): Promise<string[]> {
  const lang = otherLanguage(Object.keys(hints), locale);
  return Promise.all(
    inLanguage(hints, locale).map(async (root) => {
      const html = await toHtmlText(root);
      return lang === undefined ? html : `<div lang="${lang}">${html}</div>`;
    }),
  );
}

export default async function ChallengePage({ params }: Props) {
  const { course: courseId, challenge: id } = await params;
  const { catalog: content, course, viewer } = await coursePage(courseId, `/courses/${courseId}/challenges/${id}`);
  if (findUnavailable(course, 'challenge', id)) return <UnavailablePage title={titleOf(id)} />;
  const locale = await getLocale();
  const now = Date.now();
  const db = database();
  const { actor } = viewer;
  const title = textIn(orNotFound(() => selectChallenge(course, id)).definition.title, locale);
  const window = availability(db, actor, { courseId: course.id, kind: 'challenge', targetId: id }, now);
  if (!window.shown) return <NotOpenYet title={title} opensAt={window.opensAt ?? now} />;
  const selected = selectShownChallenge(db, content, actor, { courseId: course.id, challengeId: id }, now);
  const challenge = challengeForStudent(selected);
  const chapter = findChapter(course, challenge.chapterId);

  const key = draftKey.challenge(course.id, id);
  const draft = findDraft(db, actor, key);
  const submissions = listSubmissions(db, actor, course.id, id);
  const [last] = submissions;
  const newest = last ? selectSubmission(db, content, actor, last.id, now) : null;
  const opening = {
    source: draft?.content ?? newest?.source ?? challenge.starter,
    version: draft?.updatedAt ?? null,
  };

  return (
    <ClientMessages namespaces={['workspace', 'run', 'asking', 'review']}>
      <Workspace
        key={`${actor.userId} ${key}`}
        userId={actor.userId}
        challenge={{
          courseId: course.id,
          chapterId: challenge.chapterId,
          id,
          title: textIn(challenge.title, locale),
          starter: challenge.starter,
          declarations: challenge.declarations,
          maxPoints: challenge.maxPoints,
          graded: challenge.seeds.graded,
          criteria: challenge.criteria.map(({ id: criterionId, title, op, limit }) => ({
            id: criterionId,
            title,
            op,
            limit,
          })),
          window,
        }}
        runSources={await runSources(course.id, selected)}
        opening={opening}
        draftKey={key}
        lines={submissions}
        newest={newest}
        heading={
          <>
            <p className="eyebrow truncate">
              <Link className="hover:text-ink hover:underline" href={`/courses/${course.id}/${challenge.chapterId}`}>
                <PartTitle of={chapter} id={challenge.chapterId} />
              </Link>
            </p>
            <h1 className="truncate text-lg leading-tight">
              <CourseText of={challenge.title} />
            </h1>
          </>
        }
        statement={<Statement challenge={challenge} hints={await hintsFor(challenge, locale)} />}
      />
    </ClientMessages>
  );
}
