import type { Text } from '../authoring/text';

export const MAX_SOURCE_BYTES = 256 * 1024;

/** Why a source cannot be compiled at all, before any parser sees it; null when it can be tried. */
export function checkSource(source: string): Text | null {
  if (source.trim() === '') {
    return {
      en: 'The file is empty. Export the training function: export default function train(run) { … }',
      fr: "Le fichier est vide. Exportez la fonction d'entraînement : export default function train(run) { … }",
    };
  }
  const bytes = Buffer.byteLength(source);
  if (bytes > MAX_SOURCE_BYTES) {
    const kilobytes = Math.ceil(bytes / 1024);
    return {
      en: `The file has ${kilobytes} KB; at most ${MAX_SOURCE_BYTES / 1024} KB are read.`,
      fr: `Le fichier fait ${kilobytes} Ko ; ${MAX_SOURCE_BYTES / 1024} Ko au plus sont lus.`,
    };
  }
  // NUL and the replacement character are what binary files leave behind when they are read as text.
  if (/[\0\uFFFD]/.test(source)) {
    return {
      en: 'This is not a text file. Hand in TypeScript source in UTF-8.',
      fr: "Ce n'est pas un fichier texte. Déposez du code TypeScript en UTF-8.",
    };
  }
  return null;
}
