import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const Environment = z.object({
  /** Folder of the database, the secrets made at first start and the built bundles. */
  HELDOUT_DATA: z.string().min(1).optional(),
  /** Folder that holds the courses; the product's own `challenges/` unless set. */
  HELDOUT_COURSES: z.string().min(1).optional(),
  /** The address people type, when it is not the one the server listens on (behind a proxy). */
  HELDOUT_URL: z.url().optional(),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  /** The weakest isolation that may grade here. */
  SANDBOX_REQUIRE: z.enum(['full', 'os-only', 'runtime-only']).default('runtime-only'),
  /** How many sandboxes may train at the same time; by default one for each core. */
  SANDBOX_SLOTS: z.coerce.number().int().min(1).max(64).optional(),
  /** 'elsewhere' when `npm run grader` does the grading and the server should only serve. */
  HELDOUT_GRADING: z.enum(['here', 'elsewhere']).default('here'),
  /** How much of one student may wait or run at the same time. */
  SUBMISSIONS_WAITING: z.coerce.number().int().min(1).default(60),
  /** How much one student may hand in within an hour. */
  SUBMISSIONS_PER_HOUR: z.coerce.number().int().min(1).default(120),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
});

/** The folder with `package.json` and `challenges/`: the nearest one at or above the working directory. */
function findProjectRoot(): string {
  for (let folder = process.cwd(); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'challenges')) && existsSync(path.join(folder, 'package.json'))) return folder;
    if (folder === path.dirname(folder)) return process.cwd();
  }
}

export interface Env {
  projectRoot: string;
  dataFolder: string;
  coursesFolder: string;
  url: string | undefined;
  port: number;
  logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
  sandboxRequire: 'full' | 'os-only' | 'runtime-only';
  sandboxSlots: number | undefined;
  grading: 'here' | 'elsewhere';
  submissionsWaiting: number;
  submissionsPerHour: number;
  mode: 'development' | 'production' | 'test';
}

export function parseEnv(source: Record<string, string | undefined>): Env {
  const parsed = Environment.safeParse(source);
  if (!parsed.success) {
    throw new Error(`The environment is not usable.\n${z.prettifyError(parsed.error)}`);
  }
  const values = parsed.data;
  const projectRoot = findProjectRoot();
  return {
    projectRoot,
    dataFolder: path.resolve(projectRoot, values.HELDOUT_DATA ?? '.heldout'),
    coursesFolder: path.resolve(projectRoot, values.HELDOUT_COURSES ?? 'challenges'),
    url: values.HELDOUT_URL,
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

let parsed: Env | undefined;

/** The environment, parsed at first use. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
