import type { Random } from '../authoring/random';

/** A simulated student: a name, how much they already know, and how much they do. All drawn, none real. */
export interface Simulated {
  name: string;
  email: string;
  /** Chance of a right answer, and of handing in the reference sooner. In (0, 1). */
  ability: number;
  /** Share of the course that they work through. In (0, 1]. */
  diligence: number;
}

const FIRST =
  'Amina Antoine Beatriz Camille Chen Chloé Dario Elif Emma Farid Gabriel Hana Hugo Ines Jonas Kofi Lea Linh Lucas Mara Mateo Nadia Noah Olga Priya Samuel Sofia Tariq Yuki Zoé'.split(
    ' ',
  );
const LAST =
  'Abe Bernard Costa Dubois Eriksen Fischer Garcia Haddad Ito Jansen Kaya Laurent Mensah Novak Okafor Petit Quispe Rossi Singh Tanaka Ueda Vidal Weber Xu Yilmaz Zamora Moreau Nguyen Olsen Park'.split(
    ' ',
  );

export const MOST_STUDENTS = FIRST.length * LAST.length;

/**
 * @param size at most 900, as many as there are names
 * @param courseId what tells namesakes of several classes apart
 */
export function simulateClass(random: Random, size: number, courseId: string): Simulated[] {
  const lastNames = random.permutation(LAST.length);
  return Array.from({ length: size }, (_, i) => {
    const first = FIRST[i % FIRST.length] as string;
    const last = LAST[lastNames[(i + Math.floor(i / FIRST.length)) % LAST.length] as number] as string;
    const plain = first.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    return {
      name: `${first} ${last}`,
      email: `${plain}.${last.toLowerCase()}@${courseId}.example.org`,
      ability: 0.25 + 0.7 * random.uniform(),
      diligence: Math.min(1, 0.3 + 0.9 * random.uniform()),
    };
  });
}

/** What somebody might say about a lesson, by how clear it was. */
export const COMMENTS = {
  yes: [
    '',
    'The figure made it click for me.',
    'Really enjoyed the formal panel, but I needed the intuitive one first.',
    'Très clair, merci.',
  ],
  partly: [
    'I got lost where the row span comes in. A picture in two dimensions would help.',
    'What exactly is held fixed when the width changes? I had to read it twice.',
    'J’aurais aimé un exemple chiffré avant la formule générale.',
  ],
  no: [
    'Too many symbols at once. Could the steps of the proof be separate?',
    'Je ne vois pas pourquoi le point de départ compte encore à la fin.',
  ],
} as const;
