import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemFrench } from '@orama/stemmers/french';
import { stopwords as english } from '@orama/stopwords/english';
import { stopwords as french } from '@orama/stopwords/french';
import type { Locale } from '../text';

const GREEK =
  /^(alpha|beta|gamma|delta|epsilon|eta|theta|kappa|lambda|mu|nu|pi|rho|sigma|tau|phi|psi|omega|infty|log|exp|nabla|min|max|sign|odot)$/;

/** Lower case without accents: what somebody types in a hurry. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll(/[’ʼ`´]/g, "'");
}

/** Of a formula, letters, numbers and the names that people say. */
function sayFormula(source: string): string {
  return source.replace(/\\([a-zA-Z]+)/g, (_, name: string) => (GREEK.test(name) ? ` ${name} ` : ' '));
}

const ELIDED = /\b(?:l|d|j|n|s|m|t|c|qu|lorsqu|puisqu|jusqu|quelqu)'(?=\p{L})/gu;

/** The words of a text, folded; formulas between $ give their letters, numbers and names. */
export function wordsOf(text: string, locale: string): string[] {
  const said = fold(text.replace(/\$([^$]*)\$/g, (_, formula: string) => ` ${sayFormula(formula)} `));
  const apart = locale === 'fr' ? said.replace(ELIDED, ' ') : said.replace(/n't\b|'(?:s|re|ve|ll|d|m)\b/g, ' ');
  return apart.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** What people say around a question, and nothing is found by. `pas` is a step here as often as it is a "not". */
const ASKING: Record<Locale, string> = {
  en: `why what how when where which who whose does did do done is are can could should would will may might must please explain
    tell mean means meaning give show say says happen happens happening work works get gets getting got use used using need needs
    take takes make makes want know understand think let like just really actually still even also too always never ever
    i me my we our you your it its this that there dont doesnt didnt cant wont isnt arent whats hows im ive
    if so then instead about whether have has had exactly already yet else something anything thing things question
    course lesson chapter challenge exercise related definition define defined called write wrote written many much`,
  fr: `pourquoi quoi comment quand ou quel quelle quels quelles qui que qu est ce c cela ca fait faire font faut falloir doit dois
    peut peux pouvoir explique expliquer expliquez moi donne donner donnez montre montrer dire dit veut signifie passe arrive marche
    marcher fonctionne fonctionner utiliser utilise besoin il elle on y a t etre avoir si alors juste vraiment toujours encore aussi
    meme deja jamais dans sur avec pour par sans entre plus moins tres bien tout tous toute toutes autre
    question chose cours lecon chapitre defi exercice lien dit grace definition definir appelle ecrire ecrit ecrite ecrivez til combien`,
};
/** Of the libraries' lists, words that carry a meaning in courses like these. */
const KEPT = new Set([
  'pas',
  'most',
  'few',
  'own',
  'same',
  'under',
  'above',
  'below',
  'between',
  'further',
  'no',
  'not',
]);

// Of other languages no list is known: there every word counts, as it is written.
const STOP = new Map<string, Set<string>>([
  ['en', stopWords(english, 'en')],
  ['fr', stopWords(french, 'fr')],
]);

function stopWords(list: string[], locale: Locale): Set<string> {
  const all = [...list.flatMap((word) => fold(word).split("'")), ...ASKING[locale].split(/\s+/)];
  return new Set(all.filter((word) => word !== '' && !KEPT.has(word)));
}

/** Words that say nothing of what is asked. */
export function isStopWord(word: string, locale: string): boolean {
  return STOP.get(locale)?.has(word) ?? false;
}

export function stopWordsOf(locale: string): Iterable<string> {
  return STOP.get(locale) ?? [];
}

/**
 * The stem of a folded word; in other languages than English and French the word itself. The library's French stems keep apart what is one word: noyau and noyaux, ajuste and ajustent.
 */
export function stemOf(word: string, locale: string): string {
  if (/^\d/.test(word)) return word;
  if (locale === 'en') return stemEnglish(word.replace(/isation/, 'ization').replace(/is(e|es|ed|ing)$/, 'iz$1'));
  if (locale !== 'fr') return word;
  const singular = word.replace(/([eo]y?)aux$/, '$1au').replace(/ees?$/, 'e');
  return stemFrench(singular.length > 6 ? singular.replace(/(?<![midu])ent$/, 'e') : singular);
}
