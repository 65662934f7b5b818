/** SQLite's own words for "not now": busy, locked, full, read-only, unreadable. */
export function isStorageTrouble(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED|FULL|READONLY|IOERR|CANTOPEN|NOMEM)/.test(sqliteCode(error));
}

/** Another process writes just now; a moment later it may have finished. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(error));
}

/** SQLite's code of an error or of what caused it; empty when it is none of SQLite's. */
export function sqliteCode(error: unknown): string {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ('code' in e && String(e.code).startsWith('SQLITE_')) return String(e.code);
  }
  return '';
}
