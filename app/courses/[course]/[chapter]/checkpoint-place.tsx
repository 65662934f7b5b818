import { getTranslations } from 'next-intl/server';
import { renderText } from '@/app/components/markdown/text';
import { showAsked, showFeedback, showItem } from '@/app/server/items';
import type { Checkpoint as CheckpointData } from '@/lib/attempts/checkpoint';
import type { Locale } from '@/lib/text';
import { Checkpoint } from './checkpoint';

interface CheckpointPlaceProps {
  courseId: string;
  chapterId: string;
  checkpoint: CheckpointData;
  locale: Locale;
}

/** Where the lesson asks: the question with its latest answer, set in the reader's language. */
export async function CheckpointPlace({ courseId, chapterId, checkpoint, locale }: CheckpointPlaceProps) {
  const { item, hints, response, next } = checkpoint;
  const t = await getTranslations('lesson');
  return (
    <section className="not-prose my-8 border-y border-rule py-6" aria-label={t('checkpoint')}>
      <p className="eyebrow mb-2">{t('checkpoint')}</p>
      <Checkpoint
        key={locale}
        courseId={courseId}
        chapterId={chapterId}
        item={await showItem(item, locale)}
        hints={await Promise.all(hints.map((hint) => renderText(hint, locale)))}
        next={await showAsked(next, locale)}
        before={response && { answer: response.answer, feedback: await showFeedback(response, locale) }}
      />
    </section>
  );
}
