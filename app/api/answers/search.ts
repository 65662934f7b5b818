import { z } from 'zod';

/** Places of a course in which words were found: where, what it is called or says, and where that is. */
export const ShownPlaces = z.array(
  z.object({
    href: z.string(),
    kind: z.enum(['lesson', 'challenge', 'term', 'passage']),
    title: z.string(),
    /** The page and the headings it stands under. */
    place: z.array(z.string()),
  }),
);
export type ShownPlaces = z.infer<typeof ShownPlaces>;
