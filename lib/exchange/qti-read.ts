import type { Element, ElementContent } from 'xast';
import { splitGaps } from './gaps';
import { fromHtml } from './markup';
import { INTERACTION, isGapText, qtiHtml } from './qti-html';
import { all, isUsual, toleranceOf, worthOf } from './qti-processing';
import { NotWorkedOut, workOut } from './qti-template';
import type { Body, ChoiceOption, Gap, Note, Question } from './question';
import { attribute, element, elements, parseXml, textIn } from './xml';

/** One assessment item of QTI 3. @throws DomainError invalid when it is no such file */
export function readQtiItem(
  text: string,
  file: string,
  notes: Note[],
): { question: Question; language: string | null } | null {
  const root = parseXml(text, file);
  if (root.name !== 'qti-assessment-item') return null;
  return { question: new ItemReader(root, text, notes).read(), language: attribute(root, 'xml:lang') };
}

class ItemReader {
  private readonly name: string;
  private values = new Map<string, (number | string)[]>();
  private readonly gapIds = new Map<Element, string>();
  private correct = new Map<string, (number | string)[]>();

  constructor(
    private readonly item: Element,
    private readonly source: string,
    private readonly notes: Note[],
  ) {
    this.name = (attribute(item, 'identifier') ?? attribute(item, 'title') ?? 'item').replace(/^_(?=\d)/, '');
  }

  read(): Question {
    let problem: string | null = null;
    try {
      ({ variables: this.values, correct: this.correct } = workOut(this.item));
    } catch (error) {
      if (!(error instanceof NotWorkedOut)) throw error;
      problem = `It draws or computes its values by ${error.message}, which is not done here.`;
    }
    const body = element(this.item, 'qti-item-body');
    const interactions = body ? all(body).filter(({ name }) => INTERACTION.test(name)) : [];
    const prompts = interactions.flatMap((one) => elements(one, 'qti-prompt'));
    const single = interactions.length === 1 ? interactions[0] : undefined;
    if (!problem && body && isGapText(interactions)) {
      const cloze = this.cloze(body, interactions);
      if (cloze) return cloze;
    }
    const stem = [body, ...prompts].map((node) => (node ? this.html(node.children) : '')).join('');
    return {
      line: 1,
      name: this.name,
      category: null,
      stem: this.carried(stem),
      explanation: this.modal('explanation'),
      points: this.points(),
      hints: [],
      tags: [],
      body: problem
        ? this.undecided(problem)
        : single
          ? this.bodyOf(single)
          : this.undecided(this.whyNone(interactions)),
    };
  }

  /** Several boxes in a text, each worth what the response processing adds for it. @returns null where a box is none of ours */
  private cloze(body: Element, interactions: Element[]): Question | null {
    const gaps: Gap[] = [];
    for (const [i, interaction] of interactions.entries()) {
      const made =
        interaction.name === 'qti-text-entry-interaction' ? this.textEntry(interaction) : this.choice(interaction);
      if (made.kind !== 'numeric' && made.kind !== 'short-text' && made.kind !== 'choice') return null;
      const id = `g${i + 1}`;
      this.gapIds.set(interaction, id);
      gaps.push({ id, weight: worthOf(this.item, attribute(interaction, 'response-identifier') ?? ''), body: made });
    }
    const { stem, text } = splitGaps(this.carried(this.html(body.children)));
    return {
      line: 1,
      name: this.name,
      category: null,
      stem,
      explanation: this.modal('explanation'),
      points: Number(gaps.reduce((sum, { weight }) => sum + weight, 0).toFixed(6)),
      hints: [],
      tags: [],
      body: { kind: 'cloze', text, gaps },
    };
  }

  private whyNone(interactions: Element[]): string {
    return interactions.length === 0
      ? 'It asks nothing.'
      : `It has ${interactions.length} boxes, and a question here has one.`;
  }

  private undecided(why: string, options: string[] = []): Body {
    return { kind: 'undecided', why, original: this.source, options };
  }

  private note(what: string, why: string): void {
    this.notes.push({ line: 1, name: this.name, what, why });
  }

  private carried(html: string, inline = false): string {
    const { text, lost } = fromHtml(html, { inline });
    for (const what of lost) this.note(what, 'texts here are Markdown without it');
    return text;
  }

  private html(nodes: readonly ElementContent[]): string {
    return qtiHtml(nodes, this.values, this.gapIds);
  }

  private modal(identifier: string): string | null {
    const found = elements(this.item, 'qti-modal-feedback').find((one) => attribute(one, 'identifier') === identifier);
    return found ? this.carried(this.html(found.children)) : null;
  }

  private points(): number {
    const outcome = (name: string) =>
      elements(this.item, 'qti-outcome-declaration').find((one) => attribute(one, 'identifier') === name);
    const maximum = outcome('MAXSCORE');
    const written =
      attribute(outcome('SCORE') ?? this.item, 'normal-maximum') ?? (maximum ? textIn(maximum).trim() : '');
    return Number(written) > 0 ? Number(written) : 1;
  }

  private declarationOf(interaction: Element) {
    const identifier = attribute(interaction, 'response-identifier') ?? '';
    const declaration = elements(this.item, 'qti-response-declaration').find(
      (one) => attribute(one, 'identifier') === identifier,
    );
    const declared = declaration
      ? elements(element(declaration, 'qti-correct-response') ?? declaration, 'qti-value').map((one) =>
          textIn(one).trim(),
        )
      : [];
    const mapping = declaration ? element(declaration, 'qti-mapping') : null;
    return {
      identifier,
      several: declaration !== undefined && attribute(declaration, 'cardinality') === 'multiple',
      type: (declaration && attribute(declaration, 'base-type')) ?? 'string',
      correct: this.correct.get(identifier)?.map(String) ?? declared,
      mapping: mapping ? elements(mapping, 'qti-map-entry') : null,
    };
  }

  private bodyOf(interaction: Element): Body {
    if (!isUsual(this.item)) {
      this.note('how answers are processed', 'a right answer earns everything, and by the mapping where there is one');
    }
    switch (interaction.name) {
      case 'qti-choice-interaction':
        return this.choice(interaction);
      case 'qti-order-interaction':
        return this.ordering(interaction);
      case 'qti-text-entry-interaction':
        return this.textEntry(interaction);
      case 'qti-match-interaction':
        return this.matching(interaction);
      case 'qti-extended-text-interaction':
        return this.undecided('It is answered with an essay, which nobody marks here.');
      default:
        return this.undecided(`Its ${interaction.name} is no kind of question here.`);
    }
  }

  private choicesOf(interaction: Element): { id: string; text: string; feedback: string | null }[] {
    return all(interaction)
      .filter(({ name }) => /^qti-(simple|inline)-choice$/.test(name))
      .map((choice) => {
        const id = attribute(choice, 'identifier') ?? '';
        const feedback = all(choice).find(({ name }) => /^qti-feedback-(inline|block)$/.test(name));
        return {
          id,
          text: this.carried(this.html(choice.children), true),
          feedback: feedback ? this.carried(this.html(feedback.children)) : null,
        };
      });
  }

  private choice(interaction: Element): Body {
    const { correct, several, mapping } = this.declarationOf(interaction);
    const choices = this.choicesOf(interaction);
    if (correct.length === 0) {
      return this.undecided(
        'It does not say which options are right.',
        choices.map(({ text }) => text),
      );
    }
    if (!several && choices.map(({ id }) => id).join() === 'true,false') {
      return {
        kind: 'true-false',
        answer: correct[0] === 'true',
        right: this.modal('right'),
        wrong: this.modal('wrong'),
      };
    }
    const mapped = new Map(
      (mapping ?? []).map((entry) => [attribute(entry, 'map-key'), Number(attribute(entry, 'mapped-value'))]),
    );
    const most = several
      ? [...mapped.values()].filter((value) => value > 0).reduce((sum, value) => sum + value, 0)
      : Math.max(0, ...mapped.values());
    // Thirds add up to nearly 1.
    const whole = Math.abs(most - 1) < 1e-5 ? 1 : most;
    const options = choices.map(({ id, text, feedback }): ChoiceOption => {
      const right = correct.includes(id);
      const weight = most > 0 ? (mapped.get(id) ?? 0) / whole : right ? 1 : 0;
      return { text, feedback, correct: several && most > 0 ? weight > 0 : right, weight };
    });
    return { kind: 'choice', several, weighted: most > 0, options };
  }

  private matching(interaction: Element): Body {
    const { correct, mapping } = this.declarationOf(interaction);
    const [prompts = [], matches = []] = elements(interaction, 'qti-simple-match-set').map((side) =>
      elements(side, 'qti-simple-associable-choice').map((choice) => ({
        id: attribute(choice, 'identifier') ?? '',
        text: this.carried(this.html(choice.children), true),
      })),
    );
    const matchOf = new Map(correct.map((pair) => pair.trim().split(/\s+/) as [string, string]));
    const pairs = prompts.flatMap(({ id, text: prompt }) =>
      matches.filter((one) => one.id === matchOf.get(id)).map(({ text: match }) => ({ prompt, match, feedback: null })),
    );
    if (pairs.length < prompts.length || correct.length > prompts.length) {
      return this.undecided(
        'Not each of its prompts has one match.',
        [...prompts, ...matches].map(({ text }) => text),
      );
    }
    const used = new Set([...matchOf.values()]);
    const distractors = matches.filter(({ id }) => !used.has(id)).map(({ text }) => text);
    return { kind: 'matching', pairs, distractors, credit: mapping ? 'by-pair' : 'all-or-nothing' };
  }

  private ordering(interaction: Element): Body {
    const { correct } = this.declarationOf(interaction);
    const choices = this.choicesOf(interaction);
    const entries = correct.flatMap((id) => choices.filter((choice) => choice.id === id).map(({ text }) => text));
    if (entries.length !== choices.length)
      return this.undecided(
        'It does not say the right order of all its entries.',
        choices.map(({ text }) => text),
      );
    return {
      kind: 'ordering',
      entries,
      credit: 'all-or-nothing',
      right: this.modal('right'),
      wrong: this.modal('wrong'),
    };
  }

  private textEntry(interaction: Element): Body {
    const { identifier, correct, type, mapping } = this.declarationOf(interaction);
    const [right, wrong] = [this.modal('right'), this.modal('wrong')];
    const [value] = correct;
    if (type === 'float' || type === 'integer') {
      if (value === undefined) return this.undecided('It does not say what is right.');
      const { tolerance, uneven } = toleranceOf(this.item, identifier);
      if (uneven) this.note('a tolerance that differs above and below', 'there is one for both here, the larger');
      return { kind: 'numeric', answers: [{ value, tolerance, credit: 1, feedback: right }], unit: null, wrong };
    }
    const entries = (mapping ?? []).map((entry) => ({
      text: attribute(entry, 'map-key') ?? '',
      credit: Number(attribute(entry, 'mapped-value')),
      exact: attribute(entry, 'case-sensitive') !== 'false',
    }));
    const most = Math.max(0, ...entries.map(({ credit }) => credit));
    const exact = entries.length === 0 || entries.some((entry) => entry.exact);
    const answers =
      entries.length > 0 && most > 0
        ? entries.map(({ text, credit }) => ({ text, credit: credit / most }))
        : correct.map((text) => ({ text, credit: 1 }));
    if (answers.length === 0) return this.undecided('It does not say what is right.');
    return {
      kind: 'short-text',
      answers: answers.map(({ text, credit }) => ({
        text,
        wildcard: false,
        credit,
        feedback: credit >= 1 ? right : null,
      })),
      caseSensitive: exact,
      accentSensitive: exact,
      wrong,
    };
  }
}
