import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/app/components/button';
import { CourseText } from '@/app/components/course-text';
import { Points } from '@/app/components/points';
import type { StudentQuiz } from '@/lib/catalog/projections';
import type { WorkProgress } from '@/lib/progress/course-progress';

interface QuizCardProps {
  href: string;
  quiz: StudentQuiz;
  own: WorkProgress | undefined;
  /** Where there are several, each says its name. */
  named: boolean;
}

/** A quiz at the end of its lesson, with where the reader stands in it. */
export function QuizCard({ href, quiz, own, named }: QuizCardProps) {
  const t = useTranslations('lesson.quiz');
  return (
    <div className="grid gap-3 border-rule py-6 [&+&]:border-t">
      <h2 className="text-xl">{named ? <CourseText of={quiz.title} /> : t('title')}</h2>
      <p className="text-muted">
        {t('lead', { count: quiz.items })}{' '}
        {quiz.policy.timeLimit !== null && `${t('timeLimit', { minutes: quiz.policy.timeLimit })} `}
        {own && own.points !== null && (
          <>
            {t(quiz.policy.counts)}: <Points points={own.points} maxPoints={own.maxPoints} />
          </>
        )}
      </p>
      <p>
        <ButtonLink href={href} look="primary">
          {own?.state === 'begun' ? t('continue') : t('open')}
        </ButtonLink>
      </p>
    </div>
  );
}
