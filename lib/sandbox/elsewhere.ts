import type { Sentence } from '@/lib/text';

// Names that other places have where JavaScript runs. A program that asks for one is told its name, and what to do instead.

const ELSEWHERE: Record<string, string> = {
  'no-page': 'window document navigator location alert confirm prompt close',
  'no-frames': 'requestAnimationFrame cancelAnimationFrame',
  'no-process': 'process',
  'no-modules': 'require importScripts',
  'no-network': 'fetch XMLHttpRequest WebSocket WebSocketStream WebTransport EventSource BroadcastChannel postMessage',
  'no-storage': 'localStorage sessionStorage indexedDB caches',
  'no-threads': 'Worker SharedWorker',
  'no-runtime': 'Deno Buffer global',
};

const REASONS = new Map(
  Object.entries(ELSEWHERE).flatMap(([reason, names]) => names.split(' ').map((name) => [name, reason] as const)),
);

/** All of them; `fetch` is the one that something stands for. */
export const ELSEWHERE_NAMES = [...REASONS.keys()];

export const ELSEWHERE_SENTENCES: Record<string, Sentence> = {
  'no-page': {
    en: 'There is no {name} here: training runs without a page.',
    fr: 'Il n’y a pas de {name} ici : l’entraînement s’exécute sans page.',
  },
  'no-frames': {
    en: 'There is no {name} here, since nothing is drawn. To give way for a moment, write: await tf.nextFrame();',
    fr: 'Il n’y a pas de {name} ici, car rien n’est dessiné. Pour céder la main un instant, écrivez : await tf.nextFrame();',
  },
  'no-process': {
    en: 'There is no {name} here. Print with console.log; all that the task gives is in run.',
    fr: 'Il n’y a pas de {name} ici. Affichez avec console.log ; tout ce que donne l’exercice est dans run.',
  },
  'no-modules': {
    en: "There is no {name} here: only '@tensorflow/tfjs' can be imported, at the top of the file.",
    fr: "Il n’y a pas de {name} ici : seul '@tensorflow/tfjs' peut être importé, en haut du fichier.",
  },
  'no-network': {
    en: '{name} reaches no network here: all data come in run. A data: address can be fetched.',
    fr: '{name} n’atteint aucun réseau ici : toutes les données viennent dans run. Une adresse data: peut être lue.',
  },
  'no-storage': {
    en: 'There is no {name} here: nothing is kept from one run to the next.',
    fr: 'Il n’y a pas de {name} ici : rien n’est gardé d’une exécution à l’autre.',
  },
  'no-threads': {
    en: 'There is no {name} here: training runs in one thread.',
    fr: 'Il n’y a pas de {name} ici : l’entraînement s’exécute dans un seul fil.',
  },
  'no-backend': {
    en: 'There is no backend {name} here: tfjs computes on one that gives the same numbers everywhere. Leave tf.setBackend out.',
    fr: 'Il n’y a pas de backend {name} ici : tfjs calcule sur un seul, qui donne les mêmes nombres partout. Retirez tf.setBackend.',
  },
  'no-runtime': {
    en: 'There is no {name} here: what runs is the language and tfjs, the same in a browser and on the server.',
    fr: 'Il n’y a pas de {name} ici : seuls s’exécutent le langage et tfjs, les mêmes dans un navigateur et sur le serveur.',
  },
};

/** In the words of V8 and Firefox, and of Safari; the second where a runtime does not let a name be taken away. tfjs wraps some. */
const NOT_DEFINED =
  /^(?:(?:ReferenceError|Error: Error thrown while initializing video stream): (\w+) is not defined|TypeError: (\w+) is not a (?:constructor|function)|ReferenceError: Can't find variable: (\w+))/;

const NO_BACKEND = /^Error: Backend name '([\w-]{1,40})' not found in registry/;

/** The sentence for an error that a program got because it asked for such a name; null for any other error. */
export function elsewhere(words: string): { reason: string; values: { name: string } } | null {
  const backend = NO_BACKEND.exec(words)?.[1];
  if (backend) return { reason: 'no-backend', values: { name: backend } };
  const name = NOT_DEFINED.exec(words)?.slice(1).find(Boolean) ?? '';
  const reason = REASONS.get(name);
  return reason ? { reason, values: { name } } : null;
}
