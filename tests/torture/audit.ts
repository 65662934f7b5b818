import SqliteDatabase from 'better-sqlite3';
import type { Ledger } from './ledger';

/** What stands in the database when things are calm, beside what the ledger says was accepted. */
export interface Audit {
  lost: string[];
  twice: string[];
  /** Submissions that have not exactly one verdict, or not the right one. */
  unjudged: string[];
  /** `ok`, or what SQLite says of pages and references that do not fit. */
  integrity: string;
}

type Row = Record<string, string | number | null>;
type Read = (sql: string) => Row[];
type Found = Omit<Audit, 'integrity'>;

/** Students are known by the part of their address before the @. */
const nameIn = (row: Row) => String(row.email).split('@')[0];

export function auditDatabase(file: string, ledger: Ledger): Audit {
  const db = new SqliteDatabase(file, { readonly: true });
  const read: Read = (sql) => db.prepare(sql).all() as Row[];
  const found: Found = { lost: [], twice: [], unjudged: [] };
  try {
    auditSubmissions(read, ledger, found);
    auditAnswers(read, ledger, found);
    auditCheckpoints(read, ledger, found);
    auditDrafts(read, ledger, found);
    const troubles = [...read('pragma integrity_check'), ...read('pragma foreign_key_check')];
    return { ...found, integrity: troubles.map((row) => Object.values(row).join(' ')).join('; ') };
  } finally {
    db.close();
  }
}

function auditSubmissions(read: Read, { submissions }: Ledger, { lost, twice, unjudged }: Found): void {
  const rows = read(`select s.id, u.email, s.request_id, s.source, count(g.id) gradings, max(g.state) state,
      max(g.outcome) outcome, max(g.passed) passed, max(g.verdict is not null) judged
    from submissions s join users u on u.id = s.user_id left join gradings g on g.submission_id = s.id group by s.id`);
  const kept = Map.groupBy(rows, (row) => `${nameIn(row)} ${row.request_id}`);
  for (const [key, same] of kept) if (same.length > 1 || !submissions.has(key)) twice.push(`submission ${key}`);
  for (const [key, { id, source, outcome, passed }] of submissions) {
    const row = kept.get(key)?.[0];
    if (id !== null && (row?.id !== id || row.source !== source)) lost.push(`submission ${key}`);
    if (!row) continue;
    const { gradings, state, judged } = row;
    const one = gradings === 1 && state === 'done' && judged === 1;
    if (one && row.outcome === outcome && row.passed === Number(passed)) continue;
    unjudged.push(`${key}: ${JSON.stringify({ gradings, state, outcome: row.outcome, passed: row.passed })}`);
  }
}

function auditAnswers(read: Read, { answers }: Ledger, { lost, twice }: Found): void {
  const rows = read(`select r.attempt_id, r.item_id, r.answer, count(*) n from responses r
    join attempts a on a.id = r.attempt_id where a.kind = 'quiz' group by r.attempt_id, r.item_id`);
  const kept = new Map(rows.map((row) => [`${row.attempt_id} ${row.item_id}`, row]));
  for (const [key, { accepted, answer }] of answers) {
    if (accepted && kept.get(key)?.answer !== JSON.stringify(answer)) lost.push(`answer ${key}`);
  }
  for (const [key, row] of kept) if (row.n !== 1 || !answers.has(key)) twice.push(`answer ${key}`);
}

function auditCheckpoints(read: Read, { checkpoints }: Ledger, { lost, twice }: Found): void {
  const rows = read(`select u.email, a.target_id, count(*) n from responses r join attempts a on a.id = r.attempt_id
    join users u on u.id = a.user_id where a.kind = 'checkpoint' group by u.email, a.target_id`);
  const kept = new Map(rows.map((row) => [`${nameIn(row)} ${row.target_id}`, Number(row.n)]));
  for (const [key, { accepted, unknown }] of checkpoints) {
    const n = kept.get(key) ?? 0;
    if (n < accepted) lost.push(`${accepted - n} answers to checkpoint ${key}`);
    if (n > accepted + unknown) twice.push(`${n - accepted - unknown} answers to checkpoint ${key}`);
  }
}

function auditDrafts(read: Read, { drafts }: Ledger, { lost }: Found): void {
  const rows = read('select u.email, d.key, d.content from drafts d join users u on u.id = d.user_id');
  const kept = new Map(rows.map((row) => [`${nameIn(row)} ${row.key}`, String(row.content)]));
  for (const [key, { accepted, since }] of drafts) {
    const content = kept.get(key) ?? null;
    if (content !== accepted && !(content !== null && since.includes(content))) lost.push(`draft ${key}`);
  }
}

/** How many gradings have not ended. */
export function countOpen(file: string): number {
  const db = new SqliteDatabase(file, { readonly: true });
  try {
    const sql = "select count(*) from gradings where state in ('queued', 'running')";
    return db.prepare(sql).pluck().get() as number;
  } finally {
    db.close();
  }
}
