import type { Db } from '../db/open';
import { listStudents } from './queries';
import type { Person } from './rows';

const collator = new Intl.Collator(undefined, { sensitivity: 'base' });

/** The class by name, guests last. */
export function listPeople(db: Db, courseId: string): Person[] {
  return listStudents(db, courseId)
    .map(({ id, name, email, guest }) => ({ id, name, email: guest ? null : email, guest }))
    .sort((a, b) => Number(a.guest) - Number(b.guest) || collator.compare(a.name, b.name));
}
