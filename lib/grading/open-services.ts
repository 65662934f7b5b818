import { availableParallelism } from 'node:os';
import { env } from '../env';
import { openJudge } from '../judging/judge';
import { openSandbox } from '../sandbox';
import type { GradingServices } from './services';

export interface OpenServices extends GradingServices {
  slots: number;
  close(): Promise<void>;
}

/** Opens the sandbox and the judge as the environment asks. @throws DomainError unavailable when nothing here may grade. */
export async function openServices(): Promise<OpenServices> {
  const slots = env().sandboxSlots ?? availableParallelism();
  const sandbox = await openSandbox({ slots, require: env().sandboxRequire });
  const judge = await openJudge({ size: 1 });
  return {
    sandbox,
    judge,
    slots,
    async close() {
      await Promise.all([sandbox.close(), judge.close()]);
    },
  };
}
