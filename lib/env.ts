import { existsSync } from 'node:fs';
import path from 'node:path';
import proxyAddress from '@fastify/proxy-addr';
import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { DomainError } from './errors';

const whole = (min: number, max: number) =>
  z
    .string()
    .transform(Number)
    .refine((value) => Number.isInteger(value) && value >= min && value <= max, {
      error: `expected a whole number from ${min} to ${max}`,
    });
const oneOf = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words, { error: `expected one of ${words.join(', ')}` });
const folder = z.string().min(1, 'expected the path of a folder');
const COUNT = 1_000_000;

const proxyList = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .refine(
    (list) => {
      try {
        return proxyAddress.compile(list) !== undefined;
      } catch {
        return false;
      }
    },
    { error: 'expected addresses or CIDR ranges such as 10.0.0.0/8, or loopback, linklocal, uniquelocal' },
  );

const words = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .default([]);

const GRANT = /^([^=\s]+)=([^,]+):(?:(administrator)|(assistant|instructor)@([\w-]+))$/;

/** `groups=staff:instructor@linear-algebra, groups=it:administrator` */
const grants = z
  .string()
  .transform((text, ctx) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)
      .map((part): Grant => {
        const [, claim = '', word = '', administrator, role, courseId] = GRANT.exec(part) ?? [];
        if (claim === '') {
          const message = `expected claim=word:role@course or claim=word:administrator, not "${part}"`;
          ctx.addIssue({ code: 'custom', message });
        }
        if (administrator || courseId === undefined) return { claim, word, role: 'administrator', courseId: null };
        return { claim, word, role: role === 'instructor' ? 'instructor' : 'assistant', courseId };
      }),
  )
  .default([]);

const address = z.url({ protocol: /^https?$/, error: 'expected an address such as https://login.example.org' });

const Environment = z.object({
  /** Folder of the database, the secrets made at first start and the built bundles. */
  HELDOUT_DATA: folder.optional(),
  /** Folder that holds the courses; the product's own `challenges/` unless set. */
  HELDOUT_COURSES: folder.optional(),
  /** The address people type, when it is not the one the server listens on (behind a proxy). */
  HELDOUT_URL: z
    .url({ protocol: /^https?$/, error: 'expected an address such as https://heldout.example.org' })
    .optional(),
  /** Who may say with X-Forwarded-For whom a request came from: addresses or CIDR ranges, with commas between. */
  TRUSTED_PROXIES: proxyList.default([]),
  /** How many people may arrive from one address at once, to sign in, to sign up or as guests. */
  CLASS_SIZE: whole(1, 100_000).default(100),
  /** With it anybody who sends it reads /metrics; without it programs on this machine do. */
  METRICS_TOKEN: z.string().min(16, 'expected at least 16 characters').optional(),
  /** An identity provider that people sign in with, by OpenID Connect. */
  OIDC_ISSUER: address.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What it is called on the button. */
  OIDC_NAME: z.string().min(1).max(40).default('single sign-on'),
  /** Whose addresses may sign in; anybody's whom the provider knows, unless set. */
  OIDC_DOMAINS: words,
  /** Asked of the provider beside openid, email and profile, for example groups. */
  OIDC_SCOPES: words,
  OIDC_ROLES: grants,
  /** A learning record store that is told what people did, by xAPI. */
  XAPI_URL: address.optional(),
  XAPI_KEY: z.string().min(1).optional(),
  XAPI_SECRET: z.string().min(1).optional(),
  PORT: whole(1, 65_535).default(3000),
  LOG_LEVEL: oneOf(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  /** Where backups are made by schedule; none are unless it is set. */
  BACKUPS_FOLDER: folder.optional(),
  BACKUPS_EVERY_HOURS: whole(1, 24 * 365).default(24),
  /** How many are kept; the oldest go. */
  BACKUPS_KEPT: whole(1, COUNT).default(7),
  /** The weakest isolation that may grade here. */
  SANDBOX_REQUIRE: oneOf(['full', 'os-only', 'runtime-only']).default('runtime-only'),
  /** How many sandboxes may train at the same time; by default one for each core. */
  SANDBOX_SLOTS: whole(1, 64).optional(),
  /** 'elsewhere' when `npm run grader` does the grading and the server should only serve. */
  HELDOUT_GRADING: oneOf(['here', 'elsewhere']).default('here'),
  /** How much of one student may wait or run at the same time. */
  SUBMISSIONS_WAITING: whole(1, COUNT).default(60),
  /** How much one student may hand in within an hour. */
  SUBMISSIONS_PER_HOUR: whole(1, COUNT).default(120),
  NODE_ENV: oneOf(['development', 'production', 'test']).default('production'),
});

/** The folder with `package.json` and `challenges/`: the nearest one at or above the working directory. */
function findProjectRoot(): string {
  for (let folder = process.cwd(); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'challenges')) && existsSync(path.join(folder, 'package.json'))) return folder;
    if (folder === path.dirname(folder)) return process.cwd();
  }
}

/** A word of an identity provider, and the role that it stands for. */
export type Grant = { claim: string; word: string } & (
  | { role: 'assistant' | 'instructor'; courseId: string }
  | { role: 'administrator'; courseId: null }
);

export interface SignOn {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
  /** In small letters; empty: all. */
  domains: string[];
  scopes: string[];
  roles: Grant[];
}

export interface RecordStore {
  /** Below it is `statements`. */
  url: string;
  key: string;
  secret: string;
}

export interface Env {
  projectRoot: string;
  dataFolder: string;
  coursesFolder: string;
  url: string | undefined;
  /** Where people find it, without a slash at the end: `url`, or this machine. */
  address: string;
  trustedProxies: string[];
  classSize: number;
  metricsToken: string | undefined;
  /** Null: no backups by schedule. */
  backups: { folder: string; everyHours: number; kept: number } | null;
  /** Null: people sign in with an address and a password alone. */
  signOn: SignOn | null;
  /** Null: nobody is told what people did. */
  recordStore: RecordStore | null;
  port: number;
  logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
  sandboxRequire: 'full' | 'os-only' | 'runtime-only';
  sandboxSlots: number | undefined;
  grading: 'here' | 'elsewhere';
  submissionsWaiting: number;
  submissionsPerHour: number;
  mode: 'development' | 'production' | 'test';
}

const unusable = (sentences: string[]) => new DomainError('invalid', 'environment', sentences.join('\n'));

/** What can be set. */
export const SETTINGS = Object.keys(Environment.shape);

/** Names that begin as ours do are ours, or meant to be; short or common names may be anybody's. */
const OURS = SETTINGS.filter((name) =>
  /^(OIDC|XAPI|HELDOUT|SANDBOX|SUBMISSIONS|TRUSTED|CLASS|METRICS|BACKUPS)_/.test(name),
);
const MISSPELT_BY = 2;

/** A setting that is not read is a setting that its owner believes in: a sentence for each. */
function misspelt(source: Record<string, string | undefined>): string[] {
  return Object.keys(source).flatMap((name) => {
    if (name.length < 8 || Object.hasOwn(Environment.shape, name)) return [];
    const meant = closest(name.toUpperCase(), OURS);
    if (distance(name.toUpperCase(), meant) > MISSPELT_BY) return [];
    return [`There is no setting ${name}; it is called ${meant}. Rename it, or take it out of the environment.`];
  });
}

/** @throws DomainError invalid 'environment', a sentence for each variable that cannot be used. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const wrong = misspelt(source);
  if (wrong.length > 0) throw unusable(wrong);
  const parsed = Environment.safeParse(source);
  if (!parsed.success) {
    const sentences = parsed.error.issues.map(({ path: [name = ''], message }) => {
      const variable = String(name);
      // A secret is not written where whoever looks over a shoulder reads it.
      const shown = /_(TOKEN|SECRET)$/.test(variable) ? variable : `${variable}=${source[variable]}`;
      return `${shown} cannot be used: ${message}.`;
    });
    throw unusable(sentences);
  }
  const values = parsed.data;
  const signOn = signOnIn(values);
  const projectRoot = findProjectRoot();
  return {
    projectRoot,
    dataFolder: path.resolve(projectRoot, values.HELDOUT_DATA ?? '.heldout'),
    coursesFolder: path.resolve(projectRoot, values.HELDOUT_COURSES ?? 'challenges'),
    url: values.HELDOUT_URL,
    address: values.HELDOUT_URL?.replace(/\/$/, '') ?? `http://localhost:${values.PORT}`,
    trustedProxies: values.TRUSTED_PROXIES,
    classSize: values.CLASS_SIZE,
    metricsToken: values.METRICS_TOKEN,
    backups:
      values.BACKUPS_FOLDER === undefined
        ? null
        : {
            folder: path.resolve(projectRoot, values.BACKUPS_FOLDER),
            everyHours: values.BACKUPS_EVERY_HOURS,
            kept: values.BACKUPS_KEPT,
          },
    signOn,
    recordStore: recordStoreIn(values),
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
    sandboxRequire: values.SANDBOX_REQUIRE,
    sandboxSlots: values.SANDBOX_SLOTS,
    grading: values.HELDOUT_GRADING,
    submissionsWaiting: values.SUBMISSIONS_WAITING,
    submissionsPerHour: values.SUBMISSIONS_PER_HOUR,
    mode: values.NODE_ENV,
  };
}

/** All three of it, or none. @throws DomainError invalid 'environment' */
function signOnIn(values: z.output<typeof Environment>): SignOn | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return null;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw unusable(['OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are set together, or none of them is.']);
  }
  return {
    issuer,
    clientId,
    clientSecret,
    name: values.OIDC_NAME,
    domains: values.OIDC_DOMAINS.map((domain) => domain.toLowerCase()),
    scopes: values.OIDC_SCOPES,
    roles: values.OIDC_ROLES,
  };
}

/** All three of it, or none. @throws DomainError invalid 'environment' */
function recordStoreIn({ XAPI_URL: url, XAPI_KEY: key, XAPI_SECRET: secret }: z.output<typeof Environment>) {
  if (url === undefined && key === undefined && secret === undefined) return null;
  if (url === undefined || key === undefined || secret === undefined) {
    throw unusable(['XAPI_URL, XAPI_KEY and XAPI_SECRET are set together, or none of them is.']);
  }
  return { url, key, secret };
}

let parsed: Env | undefined;

/** The environment, parsed at first use. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
