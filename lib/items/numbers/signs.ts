const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const plainDigits = (raised: string) =>
  raised
    .replace(/[⁰¹²³⁴-⁹]/g, (sign) => String(SUPERSCRIPTS.indexOf(sign)))
    .replace('⁻', '-')
    .replace('⁺', '+');

/**
 * What people type, in the few signs that the grammar knows. Signs that look alike become one: minus signs and hyphens `-`,
 * signs of multiplication `*`, of division `/`, of powers `^` (also `**` and raised digits after a number), spaces of any
 * width one space. Full-width signs and the two signs for micro and ohm become one each (Unicode's NFKC). What has no width
 * goes.
 */
export function plainSigns(typed: string): string {
  if (/^[!-)+-[\]-~]+(?: [!-)+-[\]-~]+)*$/.test(typed)) return typed;
  return typed
    .replace(/[\u200b-\u200f\u2060\ufeff]/gu, '')
    .replace(/(?<=\d)[\u00bc-\u00be\u2150-\u215e\u2189]/gu, ' $&')
    .replace(/(?<=\d)\s*([⁺⁻]?[⁰¹²³⁴-⁹]+)/gu, (_all, raised: string) => `^${plainDigits(raised)}`)
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212\u02d7\u2796]/gu, '-')
    .replace(/[×⋅·∙∗•✕✖⨯]|\\times|\\cdot/gu, '*')
    .replace(/\*\s?\*/gu, '^')
    .replace(/[÷∕⁄]/gu, '/')
    .replace(/[’‘ʼ]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim();
}
