import { type Carried, fromHtml, fromMarkdown, fromPlain } from './markup';
import { shortAnswer } from './moodle-shared';
import {
  type Body,
  type ChoiceOption,
  type Note,
  type NumericAnswer,
  type Question,
  type ReadFile,
  roundShare,
  type TextAnswer,
} from './question';

/**
 * Moodle's GIFT (docs.moodle.org, "GIFT format"). Questions are apart by empty lines; `\` keeps one of `~ = # { } :` as it is,
 * `\n` is a new line. A question that cannot be read is told and kept as it stands; the others are read all the same.
 */
export function readGift(text: string): ReadFile {
  const notes: Note[] = [];
  const questions: Question[] = [];
  let category: string | null = null;
  for (const chunk of chunksOf(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))) {
    const found = /^\s*\$CATEGORY:(.*)$/m.exec(chunk.body);
    if (found) {
      category = (found[1] ?? '').trim();
      chunk.body = chunk.body.replace(found[0], '');
    }
    if (chunk.body.trim() !== '') questions.push(readChunk(chunk, category, notes));
  }
  return { questions, notes };
}

interface Chunk {
  line: number;
  comments: string[];
  body: string;
  original: string;
}

function chunksOf(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let current: { line: number; lines: string[] } | null = null;
  const close = () => {
    if (!current) return;
    const isComment = (line: string) => /^\s*\/\//.test(line);
    const first = current.lines.findIndex((line) => !isComment(line));
    chunks.push({
      line: current.line + Math.max(0, first),
      comments: current.lines.filter(isComment),
      body: current.lines.filter((line) => !isComment(line)).join('\n'),
      original: current.lines.join('\n'),
    });
    current = null;
  };
  text.split('\n').forEach((line, i) => {
    const open: { line: number; lines: string[] } | null = current;
    if (line.trim() === '' && !(open && isOpen(open.lines.join('\n')))) {
      close();
      return;
    }
    current = open ?? { line: i + 1, lines: [] };
    current.lines.push(line);
  });
  close();
  return chunks;
}

/** Whether the answers have begun and not ended: an empty line there is a slip, and the next `{` another question. */
function isOpen(text: string): boolean {
  const signs = text.replace(/\\./g, '').replace(/^\s*\/\/.*$/gm, '');
  return signs.lastIndexOf('{') > signs.lastIndexOf('}');
}

// Signs that a backslash keeps are put out of the way, where no text has any, and back once the structure is known.
const KEPT = '\\:#={}~n';
const hide = (text: string) =>
  text.replace(/\\([\\:#={}~n])/g, (_, sign: string) => String.fromCharCode(0xe000 + KEPT.indexOf(sign)));
const show = (text: string) =>
  text.replace(/[\ue000-\ue007]/g, (hidden) => {
    const sign = KEPT[hidden.charCodeAt(0) - 0xe000] as string;
    return sign === 'n' ? '\n' : sign;
  });

type Format = 'html' | 'moodle' | 'markdown' | 'plain';

const TAG =
  /<\/?(a|b|br|code|div|em|h[1-6]|i|img|li|ol|p|pre|span|strong|sub|sup|table|td|tr|u|ul)\b[^>]*>|&(#\d+|[a-z]+);/i;

/** A text in one of Moodle's formats; where none is named, it is plain unless it has HTML in it. */
function carry(hidden: string, usual: Format, inline: boolean): Carried & { format: Format } {
  const named = /^\s*\[(html|moodle|markdown|plain)\]/.exec(hidden);
  const format = (named?.[1] ?? usual) as Format;
  const rest = hidden.slice(named?.[0].length ?? 0).trim();
  if (format === 'markdown') return { ...fromMarkdown(show(rest), { inline }), format };
  // Lines are broken where it suits the file; a line of its own is \n.
  const flowing = show(rest.replace(/\s*\n\s*/g, ' '));
  const isHtml = format === 'html' || (format === 'moodle' && TAG.test(flowing));
  return { ...(isHtml ? fromHtml(flowing, { inline }) : fromPlain(flowing, { inline })), format };
}

function readChunk(chunk: Chunk, category: string | null, notes: Note[]): Question {
  const { line, comments, original } = chunk;
  const hidden = hide(chunk.body.trim());
  const titled = /^::(.*?)::/s.exec(hidden);
  const rest = hidden.slice(titled?.[0].length ?? 0).trim();
  const open = rest.indexOf('{');
  const end = rest.lastIndexOf('}');
  const lost: string[] = [];
  const tags = comments.flatMap((comment) =>
    [...comment.matchAll(/\[tag:((?:\\\]|[^\]])+)\]/g)].map((found) => found[1] as string),
  );
  const before = carry(open < 0 ? rest : rest.slice(0, open), 'moodle', false);
  const after = open < 0 || end < open ? '' : rest.slice(end + 1).trim();
  const answers = end > open && open >= 0 ? rest.slice(open + 1, end).trim() : '';
  const [block = '', general] = splitOnce(answers, '####');
  const sub = (text: string, inline = false) => {
    const { text: made, lost: gone } = carry(text, before.format, inline);
    lost.push(...gone);
    return made;
  };
  const blank = '\\_\\_\\_\\_\\_';
  const stem = after === '' ? before.text : `${before.text} ${blank}${/^[.,;:!?]/.test(after) ? '' : ' '}${sub(after)}`;
  lost.push(...before.lost);
  const title = titled ? show(titled[1] as string).trim() : '';
  const name = title || wordsOf(stem);
  for (const what of new Set(lost)) notes.push({ line, name, what, why: 'texts here are Markdown without it' });
  return {
    line,
    name,
    category,
    stem,
    explanation: general === undefined || general.trim() === '' ? null : sub(general),
    points: 1,
    hints: [],
    tags,
    body: open < 0 || end < open ? textOnly(original, open >= 0) : bodyOf(block.trim(), original, sub),
  };
}

/** The first words of a text, for a question without a name. */
export function wordsOf(text: string): string {
  return text
    .replace(/[\\*_`$]/g, '')
    .split(/\s+/)
    .slice(0, 6)
    .join(' ');
}

const undecided = (why: string, original: string, options: string[] = []): Body => ({
  kind: 'undecided',
  why,
  original,
  options,
});

function textOnly(original: string, isOpened: boolean): Body {
  const why = isOpened ? 'Its { is never closed.' : 'It is a text without a question.';
  return undecided(why, original);
}

function splitOnce(text: string, sign: string): [string, string | undefined] {
  const at = text.indexOf(sign);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + sign.length)];
}

interface Part {
  sign: string;
  weight: number | null;
  text: string;
  feedback: string | null;
}

/** `=%50%text#feedback` and the like, each from its sign to the next. */
function partsOf(block: string): Part[] {
  return [...block.matchAll(/([=~])([^=~]*)/g)].map(([, sign = '', content = '']) => {
    const [answer, feedback] = splitOnce(content.trim(), '#');
    const weighted = /^%(-?\d+(?:\.\d+)?)%/.exec(answer);
    return {
      sign,
      weight: weighted ? Number(weighted[1]) / 100 : null,
      text: answer.slice(weighted?.[0].length ?? 0).trim(),
      feedback: feedback === undefined || feedback.trim() === '' ? null : feedback,
    };
  });
}

type Sub = (text: string, inline?: boolean) => string;
const heard = (feedback: string | null, sub: Sub) => (feedback === null ? null : sub(feedback));

function bodyOf(block: string, original: string, sub: Sub): Body {
  if (block === '') return undecided('It is answered with an essay, which nobody marks here.', original);
  if (block.startsWith('#')) return numeric(block.slice(1), original, sub);
  if (block.startsWith('>')) return undecided('An order in GIFT is an extension that is not read.', original);
  const truth = /^(T|TRUE|F|FALSE)\s*(?=#|$)/i.exec(block);
  if (truth) {
    const [, wrong = '', right = ''] = block.split('#');
    return {
      kind: 'true-false',
      answer: /^t/i.test(truth[0]),
      wrong: wrong.trim() === '' ? null : sub(wrong),
      right: right.trim() === '' ? null : sub(right),
    };
  }
  const lead = /^[^=~]*/.exec(block)?.[0].trim();
  const parts = partsOf(block);
  if (parts.length === 0 || lead !== '') return undecided('Its answers begin with neither = nor ~.', original);
  if (parts.some(({ sign }) => sign === '~')) return choice(parts, sub);
  if (parts.every(({ text }) => text.includes('->'))) {
    return matching(parts, sub);
  }
  return {
    kind: 'short-text',
    answers: parts.map(
      ({ text, weight, feedback }): TextAnswer => ({
        ...shortAnswer(show(text)),
        credit: weight ?? 1,
        feedback: heard(feedback, sub),
      }),
    ),
    caseSensitive: false,
    accentSensitive: true,
    wrong: null,
  };
}

/** A pair without a prompt is a match that belongs to none. */
function matching(parts: Part[], sub: Sub): Body {
  const halves = parts.map(({ text }) => splitOnce(text, '->').map((half) => sub((half ?? '').trim(), true)));
  return {
    kind: 'matching',
    pairs: halves
      .filter(([prompt]) => prompt !== '')
      .map(([prompt = '', match = '']) => ({ prompt, match, feedback: null })),
    distractors: halves.filter(([prompt]) => prompt === '').map(([, match = '']) => match),
    credit: 'by-pair',
  };
}

function choice(parts: Part[], sub: Sub): Body {
  const several = parts.every(({ sign }) => sign === '~');
  const options = parts.map(({ sign, weight, text, feedback }): ChoiceOption => {
    const share = roundShare(weight ?? (sign === '=' ? 1 : 0));
    return { text: sub(text, true), weight: share, correct: share > 0, feedback: heard(feedback, sub) };
  });
  return { kind: 'choice', several, weighted: true, options };
}

function numeric(block: string, original: string, sub: Sub): Body {
  const simple = !/^\s*[=~]/.test(block);
  const parts = partsOf(simple ? `=${block}` : block);
  const answers: NumericAnswer[] = [];
  let wrong: string | null = null;
  for (const { sign, weight, text, feedback } of parts) {
    if (sign === '~' || (text === '*' && (weight ?? 0) <= 0)) {
      wrong = heard(feedback, sub);
      continue;
    }
    const range = /^(.+?)\.\.(.+)$/.exec(text);
    const [value, distance] = splitOnce(text, ':');
    if (distance !== undefined && !Number.isFinite(Number(distance.trim() || Number.NaN))) {
      return undecided(`"${show(text)}" is not a number with a distance.`, original);
    }
    answers.push({
      value: range ? { from: (range[1] as string).trim(), to: (range[2] as string).trim() } : value.trim(),
      tolerance: range ? null : { absolute: Math.abs(Number(distance ?? 0)) },
      credit: weight ?? 1,
      feedback: heard(feedback, sub),
    });
  }
  return { kind: 'numeric', answers, unit: null, wrong };
}
