import { createHash } from 'node:crypto';
import tfjs from '@tensorflow/tfjs/package.json' with { type: 'json' };
import product from '../../package.json' with { type: 'json' };
import { declarations } from '../authoring/declarations';
import { log } from '../log';
import { typeCheck } from '../sandbox';
import { GENERATOR, type Seed } from '../secrets/keys';
import type { GradingOptions } from './events';
import type { GradableChallenge, GradingServices } from './services';
import { trainAndJudge } from './train-and-judge';
import type { Verdict } from './verdict';

export function hashSource(source: string): string {
  return createHash('sha256').update(source).digest('hex');
}

/** Names all that a measured value depends on beside the challenge. @param build of what trains and measures: its hash. */
export function engineName(build: string): string {
  return `heldout ${product.version} / tfjs ${tfjs.version} / ${build} / ${GENERATOR}`;
}

/**
 * Grades a source as a submission; see `trainAndJudge`. A verdict does not wait for advice: the types of what could be compiled
 * are `pending` in it.
 */
export function gradeWithoutTypes(
  challenge: GradableChallenge,
  source: string,
  seeds: readonly Seed[],
  services: GradingServices,
  options: GradingOptions = {},
): Promise<Verdict> {
  const tools = {
    types: 'pending' as const,
    engine: engineName(services.sandbox.build),
    sourceHash: hashSource(source),
    onBroken: (error: unknown) => log.error({ err: error, challenge: challenge.definition.id }, 'grading broke'),
  };
  return trainAndJudge(tools, challenge, source, seeds, services, options);
}

/** What a verdict says of the types of its source. They are checked within the walls of the sandbox's own level. */
export async function checkTypes(
  { definition }: GradableChallenge,
  source: string,
  { sandbox }: Pick<GradingServices, 'sandbox'>,
  signal?: AbortSignal,
): Promise<Pick<Verdict, 'types' | 'typeErrors'>> {
  const typeErrors = await typeCheck(source, declarations(definition), sandbox.isolation, signal);
  return typeErrors === null ? { types: 'unchecked', typeErrors: [] } : { types: 'checked', typeErrors };
}

/** `gradeWithoutTypes`, and the types: checked beside the training once it has begun, and waited for. */
export async function gradeWithTypes(
  challenge: GradableChallenge,
  source: string,
  seeds: readonly Seed[],
  services: GradingServices,
  options: GradingOptions = {},
): Promise<Verdict> {
  let checking: ReturnType<typeof checkTypes> | undefined;
  const onEvent: GradingOptions['onEvent'] = (event) => {
    checking ??= checkTypes(challenge, source, services, options.signal);
    options.onEvent?.(event);
  };
  const verdict = await gradeWithoutTypes(challenge, source, seeds, services, { ...options, onEvent });
  return verdict.types === 'pending' ? { ...verdict, ...(await checking) } : verdict;
}
