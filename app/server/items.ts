import type { Answered } from '@/lib/attempts/marking';
import type { Locale } from '@/lib/authoring/text';
import type { StudentItem } from '@/lib/items/item';
import type { ShownFeedback, ShownItem } from '../components/item/shown';
import { renderText } from '../components/markdown/text';

export async function showItem(item: StudentItem, locale: Locale): Promise<ShownItem> {
  const options = 'options' in item ? item.options : [];
  return {
    id: item.id,
    kind: item.kind,
    stem: await renderText(item.stem, locale),
    maxPoints: item.maxPoints,
    options: await Promise.all(
      options.map(async (option) => ({ id: option.id, html: await renderText(option.text, locale) })),
    ),
    unit: 'unit' in item ? item.unit : null,
    hintCosts: item.hints.map((hint) => hint.cost),
  };
}

export async function showFeedback(
  marked: Pick<Answered, 'correct' | 'points' | 'maxPoints' | 'feedback'>,
  locale: Locale,
): Promise<ShownFeedback> {
  const { message, explanation, options } = marked.feedback;
  return {
    correct: marked.correct,
    points: marked.points,
    maxPoints: marked.maxPoints,
    message: message && (await renderText(message, locale)),
    explanation: await renderText(explanation, locale),
    options: await Promise.all(
      options.map(async ({ id, chosen, correct, text }) => ({
        id,
        chosen,
        correct,
        html: await renderText(text, locale),
      })),
    ),
  };
}
