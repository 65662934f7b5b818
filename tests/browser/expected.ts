// What everybody must get from a route, by role.

export const ROLES = ['nobody', 'guest', 'student', 'other', 'assistant', 'instructor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/**
 * The status that each role must get; `other` is a student who asks for somebody else's work. Assistant and instructor are so
 * in the course of the table.
 */
export type Expected = Record<Role, number>;

export const everybody = (status: number): Expected => ({
  nobody: status,
  guest: status,
  student: status,
  other: status,
  assistant: status,
  instructor: status,
  administrator: status,
});
export const signedIn = (status: number, nobody = 401): Expected => ({ ...everybody(status), nobody });
export const staff = (status: number, refused = 403): Expected => ({
  ...everybody(refused),
  nobody: 401,
  assistant: status,
  instructor: status,
  administrator: status,
});
export const instructor = (status: number): Expected => ({ ...staff(status), assistant: 403 });
export const administrator = (status: number): Expected => ({ ...instructor(status), instructor: 403 });
/** Pages send whoever is not signed in to do so. */
export const page = (expected: Expected): Expected => ({ ...expected, nobody: 307 });

export interface Call {
  /** As on disk, below app, with groups in brackets left out. */
  route: string;
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** `{attempt}` and `{submission}` are the student's; `{spare}` is somebody who asks for nothing. */
  url: string;
  data?: unknown;
  expected: Expected;
}

/** A call, told apart from the others of its route. */
export const nameOf = ({ method, url, data }: Call) =>
  `${method} ${url}${data === undefined ? '' : ` ${JSON.stringify(data)}`}`;
