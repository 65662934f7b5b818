import { expect } from 'vitest';
import type { Actor, Role } from '@/lib/auth/actor';
import { openDatabase } from '@/lib/db/open';
import { users } from '@/lib/db/schema';

/** A database with two students, an assistant and an instructor. */
export function openClass() {
  const db = openDatabase(':memory:');
  const enter = (userId: string, role: Role): Actor => {
    db.insert(users)
      .values({ id: userId, name: userId, email: `${userId}@example.org`, role })
      .run();
    return { userId, role, guest: false };
  };
  return {
    db,
    ada: enter('ada', 'student'),
    bob: enter('bob', 'student'),
    tom: enter('tom', 'assistant'),
    ina: enter('ina', 'instructor'),
  };
}

/** Matches a DomainError in `toThrow`. */
export const refusal = (kind: string, reason: string) => expect.objectContaining({ name: 'DomainError', kind, reason });
