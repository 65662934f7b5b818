import { fromHtml, plainText } from './markup';
import { shortAnswer } from './moodle-shared';
import { type Gap, type GapBody, type NumericAnswer, roundShare } from './question';

/** A text with gaps, apart from what stands around it. */
export interface GapText {
  /** Paragraphs without a gap. */
  stem: string;
  /** Those with gaps, as one line, with `[[id]]` where a gap is. */
  text: string;
}

const GAP = /\[\[[a-z0-9-]+\]\]/;

/** Takes Markdown apart by where its gaps are. `[[id]]` may have been kept from being a link by backslashes. */
export function splitGaps(markdown: string): GapText {
  const blocks = markdown.replace(/\\?\[\\?\[([a-z0-9-]+)\\?\]\\?\]/g, '[[$1]]').split(/\n{2,}/);
  const withGaps = blocks.filter((block) => GAP.test(block));
  const oneLine = (block: string) =>
    block
      .split('\n')
      .map((line) => line.replace(/^\s*([-*+]|\d+[.)])\s+/, '').trim())
      .join(' ');
  return {
    stem: blocks.filter((block) => !GAP.test(block)).join('\n\n'),
    text: withGaps.map(oneLine).join(' '),
  };
}

const EMBEDDED = /\{(\d*):([A-Z_]+):((?:\\.|[^\\}])*)\}/gs;
const KEPT = '\\}#~=/"';

interface Embedded {
  html: string;
  gaps: Gap[];
  lost: string[];
  /** A kind of gap that there is none like here. */
  strange: string | null;
}

/** Finds Moodle's embedded answers (docs.moodle.org, "Embedded Answers (Cloze) question type") and puts `[[g1]]` in their places. */
export function readEmbedded(source: string): Embedded {
  const gaps: Gap[] = [];
  const lost: string[] = [];
  let strange: string | null = null;
  const html = source.replace(EMBEDDED, (_, weight: string, kind: string, answers: string) => {
    const id = `g${gaps.length + 1}`;
    const body = bodyOf(kind, answers, lost);
    if (body) gaps.push({ id, weight: Number(weight || 1), body });
    else strange ??= kind;
    return `[[${id}]]`;
  });
  return { html, gaps, lost, strange };
}

function bodyOf(kind: string, answers: string, lost: string[]): GapBody | null {
  const hidden = answers.replace(/\\([\\}#~=/"])/g, (_, sign: string) =>
    String.fromCharCode(0xe100 + KEPT.indexOf(sign)),
  );
  const shown = (text: string) => text.replace(/[\ue100-\ue106]/g, (one) => KEPT[one.charCodeAt(0) - 0xe100] as string);
  const carried = (text: string, inline: boolean) => {
    const made = fromHtml(shown(text), { inline });
    lost.push(...made.lost);
    return made.text;
  };
  const parts = hidden.split('~').map((part) => {
    const [, right, percent, content = ''] = /^\s*(=)?(?:%(-?[\d.]+)%)?(.*)$/s.exec(part) ?? [];
    const at = content.indexOf('#');
    const feedback = at < 0 ? '' : content.slice(at + 1);
    return {
      credit: roundShare(percent === undefined ? (right ? 1 : 0) : Number(percent) / 100),
      text: (at < 0 ? content : content.slice(0, at)).trim(),
      feedback: feedback.trim() === '' ? null : carried(feedback, false),
    };
  });
  const anything = parts.find(({ text, credit }) => text === '*' && credit <= 0);
  const named = parts.filter((part) => part !== anything);
  if (/^(NUMERICAL|NM)$/.test(kind)) {
    return {
      kind: 'numeric',
      unit: null,
      wrong: anything?.feedback ?? null,
      answers: named.map(({ text, credit, feedback }): NumericAnswer => {
        const [value = '', distance = '0'] = plainText(shown(text)).split(':');
        return { value: value.trim(), tolerance: { absolute: Math.abs(Number(distance) || 0) }, credit, feedback };
      }),
    };
  }
  if (/^(SHORTANSWER|SA|MW)(_?C)?$/.test(kind)) {
    return {
      kind: 'short-text',
      caseSensitive: /C$/.test(kind),
      accentSensitive: true,
      wrong: anything?.feedback ?? null,
      answers: named.map(({ text, credit, feedback }) => ({
        ...shortAnswer(plainText(shown(text))),
        credit,
        feedback,
      })),
    };
  }
  if (!/^(MULTICHOICE|MC)(_?[VHS]+)*$/.test(kind)) return null;
  return {
    kind: 'choice',
    several: false,
    weighted: true,
    options: parts.map(({ text, credit, feedback }) => ({
      text: carried(text, true),
      weight: credit,
      correct: credit >= 1,
      feedback,
    })),
  };
}
