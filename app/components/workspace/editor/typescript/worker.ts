import { expose, proxy } from 'comlink';
import { openLanguage } from './language';

async function load(name: string): Promise<Record<string, string>> {
  const response = await fetch(`/language/${name}`);
  if (!response.ok) throw new Error(`${name} could not be loaded.`);
  return response.json();
}

/** Starts the language service for one challenge. @throws when its declarations could not be loaded. */
async function open(declarations: string, locale: string) {
  const [types, messages] = await Promise.all([
    load('types.json'),
    locale === 'fr' ? load('messages.fr.json') : undefined,
  ]);
  const language = openLanguage({ types, declarations, messages });
  // The first question reads all declarations: better now than while somebody waits.
  language.findings('');
  return proxy(language);
}

export type OpenLanguage = typeof open;

expose(open);
