import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CourseText } from '@/app/components/course-text';
import { currentViewer } from '@/lib/auth/session';
import { catalog } from '@/lib/catalog/catalog';
import { StartAsGuest } from './(account)/start-as-guest';
import { ButtonLink } from './components/button';
import { Empty, Page } from './components/page-frame';
import { SeriesKey } from './components/plot/series-look';
import { ClientMessages } from './i18n/client-messages';

/** Signed in: the course, or the list of them. Signed out: what this is, and the two ways in. */
export default async function HomePage() {
  const [viewer, { courses }, t] = await Promise.all([currentViewer(), catalog(), getTranslations('home')]);
  const all = [...courses.values()];
  const [only] = all;
  if (viewer && only && all.length === 1) redirect(`/courses/${only.id}`);
  if (viewer) {
    return (
      <Page title={t('courses')}>
        {all.length === 0 && <Empty>{t('noCourse')}</Empty>}
        <ul className="grid gap-8">
          {all.map((course) => (
            <li key={course.id} className="grid justify-items-start gap-2">
              <ButtonLink href={`/courses/${course.id}`}>
                <CourseText of={course.title} />
              </ButtonLink>
              {course.description && (
                <p className="max-w-measure text-muted">
                  <CourseText of={course.description} />
                </p>
              )}
            </li>
          ))}
        </ul>
      </Page>
    );
  }
  return (
    <div className="mx-auto grid w-full max-w-page gap-12 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] lg:items-center lg:gap-20 lg:py-10">
      <div>
        <h1 className="text-3xl sm:text-[2.9rem] sm:leading-[1.08]">{t('title')}</h1>
        <p className="mt-5 max-w-measure text-lg text-muted">{t('lead')}</p>
        <ClientMessages namespaces={['auth']}>
          <div className="mt-8 flex flex-wrap items-center gap-3">
            <StartAsGuest next="/" look="primary" />
            <ButtonLink href="/sign-up">{t('signUp')}</ButtonLink>
          </div>
        </ClientMessages>
        <p className="mt-3 text-sm text-muted">{t('guestNote')}</p>
        <ol className="mt-12 grid gap-4 border-t border-rule pt-6">
          {(['read', 'answer', 'train'] as const).map((step) => (
            <li key={step} className="grid gap-x-6 sm:grid-cols-[7rem_1fr]">
              <span className="font-semibold">{t(`${step}.title`)}</span>
              <span className="text-muted">{t(`${step}.text`)}</span>
            </li>
          ))}
        </ol>
      </div>
      <figure>
        <Curves />
        <figcaption className="mt-3 grid gap-2">
          <span className="flex flex-wrap gap-x-5">
            <SeriesKey of="train" label={t('figure.train')} />
            <SeriesKey of="held-out" label={t('figure.heldOut')} />
          </span>
          <span className="text-sm text-muted">{t('figure.caption')}</span>
        </figcaption>
      </figure>
    </div>
  );
}

/** A sketch of the product's one idea: training error falls to nothing, held-out error does what it does. */
function Curves() {
  return (
    <svg viewBox="0 0 400 270" aria-hidden="true" className="h-auto w-full" fill="none" strokeLinecap="round">
      <path d="M20 10V245H390" className="stroke-edge" strokeWidth="1" />
      <path d="M28 24 C 60 170, 110 226, 190 236 S 330 241, 384 241" className="stroke-train" strokeWidth="2.5" />
      <path
        d="M28 30 C 60 128, 96 168, 140 172 S 196 142, 212 150 S 262 196, 384 208"
        className="stroke-held-out"
        strokeWidth="2.5"
        strokeDasharray="8 6"
      />
    </svg>
  );
}
