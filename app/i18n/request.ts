import { getRequestConfig } from 'next-intl/server';
import { requestLocale } from './locale';
import { MESSAGES } from './messages';

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export default getRequestConfig(async (params) => {
  const locale = params.locale ?? (await requestLocale());
  return { locale, timeZone, messages: MESSAGES[locale] };
});
