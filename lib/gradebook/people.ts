import type { Db } from '../db/open';
import { listStudents, listStudentsAfter } from './queries';
import type { Person } from './rows';

const collator = new Intl.Collator(undefined, { sensitivity: 'base' });

const personOf = ({ id, name, email, guest }: ReturnType<typeof listStudents>[number]): Person => ({
  id,
  name,
  email: guest ? null : email,
  guest,
});

/** The class by name, guests last. */
export function listPeople(db: Db, courseId: string): Person[] {
  return listStudents(db, courseId)
    .map(personOf)
    .sort((a, b) => Number(a.guest) - Number(b.guest) || collator.compare(a.name, b.name));
}

/** Some of the class, in an order that does not change while one reads on. @param page.after the last id that was read */
export function listPeopleAfter(db: Db, courseId: string, page: { after: string | null; limit: number }): Person[] {
  return listStudentsAfter(db, courseId, page).map(personOf);
}
