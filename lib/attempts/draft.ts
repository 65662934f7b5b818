import { z } from 'zod';
import { Certainty } from '../markings/markings';

const Draft = z.looseObject({ certainty: Certainty.nullish().catch(null) });

/** What the player saves while somebody answers: the answer's fields and the certainty. Something else counts as none. */
export function readDraft(content: string): { answer: unknown; certainty: Certainty | null } | null {
  try {
    const { certainty = null, ...answer } = Draft.parse(JSON.parse(content));
    return { answer, certainty };
  } catch {
    return null;
  }
}
