import { createHash } from 'node:crypto';
import tfjs from '@tensorflow/tfjs/package.json' with { type: 'json' };
import product from '../../package.json' with { type: 'json' };
import { declarations } from '../authoring/declarations';
import { log } from '../log';
import { compileStudent, typeCheck } from '../sandbox';
import { grade } from './grade';
import type { GradableChallenge, GradingOptions, GradingServices } from './request';
import type { Verdict } from './verdict';

export function hashSource(source: string): string {
  return createHash('sha256').update(source).digest('hex');
}

/** @param build of what trains and measures: its hash. */
export function engineName(build: string): string {
  return `heldout ${product.version} / tfjs ${tfjs.version} / ${build}`;
}

/** Grades a source as a submission; see `grade`. */
export function gradeSource(
  challenge: GradableChallenge,
  source: string,
  seeds: number[],
  services: GradingServices,
  options: GradingOptions = {},
): Promise<Verdict> {
  const { definition } = challenge;
  const tools = {
    compile: compileStudent,
    checkTypes: (text: string) => typeCheck(text, declarations(definition), services.sandbox.isolation),
    engine: engineName(services.sandbox.build),
    sourceHash: hashSource(source),
    onBroken: (error: unknown) => log.error({ err: error, challenge: definition.id }, 'grading broke'),
  };
  return grade(tools, challenge, source, seeds, services, options);
}
