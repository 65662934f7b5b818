import type { Element } from 'xast';
import { readEmbedded, splitGaps } from './gaps';
import { wordsOf } from './gift-read';
import { fromHtml, fromMarkdown, fromPlain } from './markup';
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
  type Unit,
} from './question';
import { attribute, element, elements, lineOf, parseXml, textIn } from './xml';

/** Moodle's XML (docs.moodle.org, "Moodle XML format"). @throws DomainError invalid when it is no such file */
export function readMoodleXml(text: string, file: string): ReadFile {
  const root = parseXml(text, file);
  const notes: Note[] = [];
  const questions: Question[] = [];
  const source = text.replace(/^\uFEFF/, '').trimStart();
  let category: string | null = null;
  for (const node of elements(root, 'question')) {
    if (attribute(node, 'type') === 'category')
      category = textIn(element(element(node, 'category') ?? node, 'text')).trim();
    else questions.push(new QuestionReader(node, source, notes).read(category));
  }
  return { questions, notes };
}

const KNOWN = new Set(
  'name questiontext generalfeedback defaultgrade penalty hidden idnumber single shuffleanswers answernumbering showstandardinstruction correctfeedback partiallycorrectfeedback incorrectfeedback shownumcorrect answer usecase unitgradingtype unitpenalty showunits unitsleft units instructions hint tags subquestion layouttype selecttype selectcount gradingtype showgrading numberingstyle'.split(
    ' ',
  ),
);

const NO_KIND: Record<string, string> = {
  essay: 'It is answered with an essay, which nobody marks here.',
  description: 'It is a text without a question.',
};

class QuestionReader {
  private readonly line: number;
  private readonly name: string;

  constructor(
    private readonly node: Element,
    private readonly source: string,
    private readonly notes: Note[],
  ) {
    this.line = lineOf(node);
    this.name =
      textIn(element(node, 'idnumber')).trim() ||
      textIn(element(node, 'name')).trim() ||
      wordsOf(textIn(element(node, 'questiontext')));
  }

  read(category: string | null): Question {
    for (const { name } of elements(this.node)) if (!KNOWN.has(name)) this.note(`<${name}>`, 'nothing here is like it');
    const penalty = this.text('penalty');
    if (Number(penalty) > 0) this.note('the penalty for each try', 'a try costs nothing here');
    return {
      line: this.line,
      name: this.name,
      category,
      stem: this.stem(),
      explanation: this.carried(element(this.node, 'generalfeedback')),
      points: this.points(),
      hints: elements(this.node, 'hint').flatMap((hint) => this.carried(hint) ?? []),
      tags: elements(element(this.node, 'tags') ?? this.node, 'tag').map((tag) => textIn(tag).trim()),
      body: this.body(),
    };
  }

  /** A text with gaps is worth what its gaps are together. */
  private points(): number {
    if (attribute(this.node, 'type') !== 'cloze') return Number(this.text('defaultgrade') || 1);
    const { gaps } = readEmbedded(textIn(element(element(this.node, 'questiontext') ?? this.node, 'text')));
    return gaps.reduce((sum, { weight }) => sum + weight, 0) || 1;
  }

  private note(what: string, why: string): void {
    if (!this.notes.some((one) => one.line === this.line && one.what === what)) {
      this.notes.push({ line: this.line, name: this.name, what, why });
    }
  }

  private text(name: string): string {
    return textIn(element(this.node, name)).trim();
  }

  /** The text of a node that names its format; null where there is none. */
  private carried(node: Element | null, inline = false): string | null {
    if (!node) return null;
    const raw = textIn(element(node, 'text') ?? node);
    if (raw.trim() === '') return null;
    const format = attribute(node, 'format') ?? 'html';
    const read = format === 'markdown' ? fromMarkdown : format === 'plain_text' ? fromPlain : fromHtml;
    const { text, lost } = read(raw, { inline });
    for (const what of lost) this.note(what, 'texts here are Markdown without it');
    for (const attached of elements(node, 'file'))
      this.note(`the file ${attribute(attached, 'name')}`, 'texts have no files');
    return text;
  }

  private undecided(why: string, options: string[] = []): Body {
    const { start, end } = this.node.position ?? {};
    return { kind: 'undecided', why, original: this.source.slice(start?.offset ?? 0, end?.offset), options };
  }

  private body(): Body {
    const type = attribute(this.node, 'type') ?? '';
    const answers = elements(this.node, 'answer');
    switch (type) {
      case 'multichoice':
        return this.choice(answers);
      case 'truefalse':
        return this.truth(answers);
      case 'shortanswer':
        return this.shortText(answers);
      case 'numerical':
        return this.numeric(answers);
      case 'ordering':
        return this.ordering(answers);
      case 'matching':
        return this.matching();
      case 'cloze':
        return this.cloze();
      default:
        return this.undecided(NO_KIND[type] ?? `Moodle's "${type}" is no kind of question here.`);
    }
  }

  private share(answer: Element): number {
    return roundShare(Number(attribute(answer, 'fraction') ?? 0) / 100);
  }

  private feedback(answer: Element): string | null {
    return this.carried(element(answer, 'feedback'));
  }

  /** Feedback on a whole answer has no place where options have their own. */
  private combined(): { right: string | null; wrong: string | null } {
    return {
      right: this.carried(element(this.node, 'correctfeedback')),
      wrong: this.carried(element(this.node, 'incorrectfeedback')),
    };
  }

  private choice(answers: Element[]): Body {
    const several = this.text('single') === 'false' || this.text('single') === '0';
    const { right, wrong } = this.combined();
    const usual = /^(Your answer is (in|partially )?correct\.?)?$/;
    if (![right ?? '', wrong ?? ''].every((text) => usual.test(text)))
      this.note('feedback on the answer as a whole', 'options have their own');
    const options = answers.map((answer): ChoiceOption => {
      const weight = this.share(answer);
      return { text: this.carried(answer, true) ?? '', weight, correct: weight > 0, feedback: this.feedback(answer) };
    });
    return { kind: 'choice', several, weighted: true, options };
  }

  private truth(answers: Element[]): Body {
    const said = (value: string) => answers.find((answer) => textIn(element(answer, 'text')).trim() === value);
    const [yes, no] = [said('true'), said('false')];
    if (!yes || !no) return this.undecided('It does not say what is true and what is false.');
    const answer = this.share(yes) > this.share(no);
    const [right, wrong] = answer ? [yes, no] : [no, yes];
    return { kind: 'true-false', answer, right: this.feedback(right), wrong: this.feedback(wrong) };
  }

  private shortText(answers: Element[]): Body {
    return {
      kind: 'short-text',
      answers: answers.map((answer): TextAnswer => {
        const text = textIn(element(answer, 'text')).trim();
        return { ...shortAnswer(text), credit: this.share(answer), feedback: this.feedback(answer) };
      }),
      caseSensitive: this.text('usecase') === '1',
      accentSensitive: true,
      wrong: null,
    };
  }

  private numeric(answers: Element[]): Body {
    const anything = answers.find((answer) => textIn(element(answer, 'text')).trim() === '*');
    const units = elements(element(this.node, 'units') ?? this.node, 'unit').map((unit) => ({
      name: textIn(element(unit, 'unit_name')).trim(),
      multiplier: Number(textIn(element(unit, 'multiplier'))),
    }));
    const base = units.find(({ multiplier }) => multiplier === 1) ?? units[0];
    const unit: Unit | null = base
      ? {
          symbol: base.name,
          // Moodle says how many of a unit the answer's own one is.
          accepted: Object.fromEntries(
            units
              .filter((one) => one !== base && one.multiplier > 0)
              .map(({ name, multiplier }) => [name, Number((1 / multiplier).toPrecision(14))]),
          ),
        }
      : null;
    return {
      kind: 'numeric',
      answers: answers
        .filter((answer) => answer !== anything)
        .map(
          (answer): NumericAnswer => ({
            value: textIn(element(answer, 'text')).trim(),
            tolerance: { absolute: Math.abs(Number(textIn(element(answer, 'tolerance')).trim() || 0)) },
            credit: this.share(answer),
            feedback: this.feedback(answer),
          }),
        ),
      unit,
      wrong: anything ? this.feedback(anything) : null,
    };
  }

  /** A pair without a question is a match that belongs to none. */
  private matching(): Body {
    const halves = elements(this.node, 'subquestion').map((pair) => ({
      prompt: this.carried(pair, true) ?? '',
      match: fromPlain(textIn(element(element(pair, 'answer') ?? pair, 'text')).trim(), { inline: true }).text,
    }));
    const { right, wrong } = this.combined();
    if (right ?? wrong) this.note('feedback on the answer as a whole', 'pairs have their own');
    return {
      kind: 'matching',
      pairs: halves.filter(({ prompt }) => prompt !== '').map((pair) => ({ ...pair, feedback: null })),
      distractors: halves.filter(({ prompt }) => prompt === '').map(({ match }) => match),
      credit: 'by-pair',
    };
  }

  private cloze(): Body {
    const { gaps, strange, lost, html } = readEmbedded(
      textIn(element(element(this.node, 'questiontext') ?? this.node, 'text')),
    );
    if (strange !== null) return this.undecided(`It has a gap of the kind ${strange}, and there is none like it here.`);
    for (const what of lost) this.note(what, 'texts here are Markdown without it');
    return { kind: 'cloze', text: splitGaps(fromHtml(html).text).text, gaps };
  }

  /** Of a text with gaps, what stands around it. */
  private stem(): string {
    const node = element(this.node, 'questiontext');
    if (attribute(this.node, 'type') !== 'cloze') return this.carried(node) ?? '';
    return splitGaps(fromHtml(readEmbedded(textIn(element(node ?? this.node, 'text'))).html).text).stem;
  }

  private ordering(answers: Element[]): Body {
    const scheme = this.text('gradingtype');
    const credit =
      { RELATIVE_NEXT_EXCLUDE_LAST: 'adjacent-pairs' as const, LONGEST_ORDERED_SUBSET: 'longest-run' as const }[
        scheme
      ] ?? 'all-or-nothing';
    if (scheme !== '' && scheme !== 'ALL_OR_NOTHING' && credit === 'all-or-nothing') {
      this.note(`the scheme ${scheme}`, 'an order is right or wrong here, or earns by pairs or its longest run');
    }
    const sorted = answers.toSorted((a, b) => this.share(a) - this.share(b));
    return {
      kind: 'ordering',
      entries: sorted.map((answer) => this.carried(answer, true) ?? ''),
      credit,
      ...this.combined(),
    };
  }
}
