import { useLocale, useTranslations } from 'next-intl';
import { titleOf } from '@/lib/catalog/select';
import { otherLanguage, type Text, textIn, withoutTears } from '@/lib/text';
import { Notice } from './notice';

/** A text of a course as plain words, marked by its language where that is not the page's. */
export function CourseText({ of }: { of: Text }) {
  const locale = useLocale();
  const lang = otherLanguage(Object.keys(of), locale);
  const words = withoutTears(textIn(of, locale));
  return lang === undefined ? words : <span lang={lang}>{words}</span>;
}

/** The title of a part of a course; what its id says, where the part cannot be read. */
export function PartTitle({ of, id }: { of: { title: Text } | null | undefined; id: string }) {
  return of ? <CourseText of={of.title} /> : titleOf(id);
}

/** Says in which language a course is, where that is not the page's. */
export function LanguageNotice({ languages, className }: { languages: readonly string[]; className?: string }) {
  const locale = useLocale();
  const t = useTranslations('course');
  const lang = otherLanguage(languages, locale);
  if (lang === undefined) return null;
  const language = new Intl.DisplayNames([locale], { type: 'language' }).of(lang) ?? lang;
  return <Notice className={className}>{t('inLanguage', { language })}</Notice>;
}
