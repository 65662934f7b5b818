import type { Sentence } from '@/lib/text';

/** What the compiler finds, in words of ours. `{found}` and its kind are the student's own, see `findingOf`. */
export const SYNTAX_SENTENCES: Record<string, Sentence> = {
  syntax: {
    en: 'This could not be read as TypeScript.',
    fr: 'Ceci n’est pas du TypeScript lisible.',
  },
  'syntax-expected': {
    en: 'Expected {expected}, found {found}.',
    fr: '{expected} attendu ici, mais {found} s’y trouve.',
  },
  'syntax-expected-name': {
    en: 'Expected a name, found {found}.',
    fr: 'Un nom est attendu ici, mais {found} s’y trouve.',
  },
  'syntax-unexpected': { en: '{found} cannot stand here.', fr: '{found} ne peut pas figurer ici.' },
  'syntax-end': {
    en: 'The file ends in the middle of something: is a bracket or a quotation mark missing?',
    fr: 'Le fichier s’arrête au milieu de quelque chose : manque-t-il une parenthèse, une accolade ou un guillemet ?',
  },
  'syntax-character': { en: '{found} cannot be read here.', fr: '{found} est illisible ici.' },
  'syntax-open-string': {
    en: 'This text is not closed by a quotation mark.',
    fr: 'Ce texte n’est pas fermé par un guillemet.',
  },
  'syntax-open-comment': { en: 'This comment is not closed by */.', fr: 'Ce commentaire n’est pas fermé par */.' },
  'syntax-open-expression': {
    en: 'This regular expression is not closed by a slash.',
    fr: 'Cette expression régulière n’est pas fermée par une barre oblique.',
  },
  'syntax-declared-twice': { en: '{found} is declared twice.', fr: '{found} est déclaré deux fois.' },
  'syntax-not-declared': {
    en: '{found} is not declared in this file.',
    fr: '{found} n’est pas déclaré dans ce fichier.',
  },
  'syntax-exported-twice': { en: '{found} is exported twice.', fr: '{found} est exporté deux fois.' },
  'syntax-constant': {
    en: '{found} is a constant and cannot be assigned to. Declare it with let.',
    fr: '{found} est une constante : on ne peut pas lui affecter de valeur. Déclarez-la avec let.',
  },
  'syntax-imported': {
    en: '{found} is imported and cannot be assigned to.',
    fr: '{found} est importé : on ne peut pas lui affecter de valeur.',
  },
  'syntax-target': { en: 'Nothing can be assigned to this.', fr: 'On ne peut rien affecter à ceci.' },
  'syntax-await': {
    en: 'await can only stand inside an async function.',
    fr: 'await ne peut figurer que dans une fonction async.',
  },
  'syntax-uninitialized': {
    en: 'The constant {found} needs a value.',
    fr: 'La constante {found} doit recevoir une valeur.',
  },
  'syntax-misplaced': { en: '{found} cannot be used here.', fr: '{found} n’est pas utilisable ici.' },
  'syntax-private': {
    en: 'No class around this declares {found}.',
    fr: 'Aucune classe englobante ne déclare {found}.',
  },
  'syntax-reserved': {
    en: '{found} is a word of the language and names nothing here.',
    fr: '{found} est un mot réservé du langage et ne peut rien nommer ici.',
  },
  'syntax-label': {
    en: 'No loop around this is labelled {found}.',
    fr: 'Aucune boucle englobante ne porte l’étiquette {found}.',
  },
  'syntax-newline': {
    en: '{found} and its value belong on one line.',
    fr: '{found} et sa valeur vont sur une même ligne.',
  },
  'syntax-parentheses': {
    en: '|| and && need parentheses beside ??.',
    fr: '|| et && demandent des parenthèses à côté de ??.',
  },
  'syntax-constructors': { en: 'A class has one constructor at most.', fr: 'Une classe a au plus un constructeur.' },
  'syntax-defaults': { en: 'A switch has one default at most.', fr: 'Un switch a au plus un default.' },
  'syntax-old': {
    en: 'This old form of the language cannot be used in a module.',
    fr: 'Cette forme ancienne du langage n’est pas utilisable dans un module.',
  },
};

/** The compiler's messages (esbuild 0.28). Named groups hold tokens. */
const KNOWN: [RegExp, string][] = [
  [/^(?:Unexpected|Expected .+ but found) end of file$/, 'syntax-end'],
  [/^Expected identifier but found (?<found>.+)$/, 'syntax-expected-name'],
  [/^Expected (?<expected>".+?") but found (?<found>".+")$/, 'syntax-expected'],
  [/^Unexpected newline after (?<found>".+")$/, 'syntax-newline'],
  [/^Unexpected (?<found>".+")$/, 'syntax-unexpected'],
  [/^Syntax error (?<found>".+"|'.+')$/, 'syntax-character'],
  [/^Unterminated (?:string|template) literal$/, 'syntax-open-string'],
  [/^Expected "\*\/" to terminate multi-line comment$/, 'syntax-open-comment'],
  [/^Unterminated regular expression$/, 'syntax-open-expression'],
  [/^The symbol (?<found>".+") has already been declared$/, 'syntax-declared-twice'],
  [/^(?<found>".+") cannot be bound multiple times/, 'syntax-declared-twice'],
  [/^(?<found>".+") is not declared in this file$/, 'syntax-not-declared'],
  [/^Multiple exports with the same name (?<found>".+")$/, 'syntax-exported-twice'],
  [/^Cannot assign to (?<found>".+") because it is a constant$/, 'syntax-constant'],
  [/^Cannot assign to (?:import|property on import) (?<found>".+")$/, 'syntax-imported'],
  [/^Invalid assignment target$/, 'syntax-target'],
  [/^"await" can only be used inside an "async" function$/, 'syntax-await'],
  [/^The constant (?<found>".+") must be initialized$/, 'syntax-uninitialized'],
  [/^Cannot use (?<found>".+?") (?:as an identifier )?here:?$/, 'syntax-misplaced'],
  [/^Private name (?<found>".+") must be declared in an enclosing class$/, 'syntax-private'],
  [/^(?<found>".+") is a reserved word and cannot be used/, 'syntax-reserved'],
  [/^Declarations with the name (?<found>".+") cannot be used in strict mode$/, 'syntax-reserved'],
  [/^There is no containing label named (?<found>".+")$/, 'syntax-label'],
  [/^Cannot use "(?:\|\||&&|\?\?)" with "(?:\|\||&&|\?\?)" without parentheses$/, 'syntax-parentheses'],
  [/^Classes cannot contain more than one constructor$/, 'syntax-constructors'],
  [/^Multiple default clauses are not allowed$/, 'syntax-defaults'],
  [/cannot be used in an ECMAScript module$/, 'syntax-old'],
];

/** What a compiler may expect without that it stands in the source: marks, and words of the language. */
const OF_THE_LANGUAGE =
  /^(?:[^\w\s"'`]{1,4}|as|assert|catch|const|extends|finally|from|function|in|is|keyof|meta|of|target|while|with)$/;
const LONGEST = 40;

export interface SyntaxFinding {
  /** A key of `SYNTAX_SENTENCES`. */
  reason: string;
  values: Record<string, string>;
}

/**
 * What to say for a message of the compiler. Nothing of its own wording is passed on, and no token that does not stand in
 * the source: whatever else it may have come across stays with it.
 */
export function findingOf(message: string, source: string): SyntaxFinding {
  for (const [pattern, reason] of KNOWN) {
    const match = pattern.exec(message);
    if (!match) continue;
    const values: Record<string, string> = {};
    for (const [name, quoted] of Object.entries(match.groups ?? {})) {
      const token = unquote(quoted);
      if (token === null || !(source.includes(token) || (name === 'expected' && OF_THE_LANGUAGE.test(token)))) {
        return { reason: 'syntax', values: {} };
      }
      values[name] = token.length > LONGEST ? `${token.slice(0, LONGEST)}…` : token;
    }
    return { reason, values };
  }
  return { reason: 'syntax', values: {} };
}

/** Go's quotation, as far as it is JSON's too. */
function unquote(quoted: string): string | null {
  if (/^'.'$/u.test(quoted)) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return null;
  }
}
