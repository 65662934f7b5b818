import { LRUCache } from 'lru-cache';
import { Allowance, MAX_KEYS } from './allowance';

const SECOND = 1_000;

/** A try that came too soon: when it may be made again. */
export class TooSoon extends Error {
  override readonly name = 'TooSoon';

  constructor(readonly waitMs: number) {
    super('Too many tries.');
  }

  /** Whole seconds, at least one. */
  get seconds(): number {
    return Math.max(1, Math.ceil(this.waitMs / SECOND));
  }
}

export type Arrival = 'signIn' | 'signUp' | 'guest' | 'other';

export interface Limits {
  /** Counts something that an address does. @throws TooSoon */
  arrive(kind: Arrival, address: string): void;
  /** Counts a password tried for an account, before it is known whether it is right. @throws TooSoon */
  tryPassword(account: string, address: string): void;
  /** The password was right: the try was none. */
  passwordWasRight(account: string, address: string): void;
}

/**
 * What may be tried how often.
 *
 * | by | what | at once | then |
 * |---|---|---|---|
 * | address | signing in | 3 for each of a class | 1 a second |
 * | address | signing up; becoming a guest | 2 for each of a class | 1 in 6 seconds |
 * | address | other changes of an account | 6 for each of a class | 10 a second |
 * | account and address | wrong passwords | 5 | 1 in 15 seconds |
 * | account, all addresses | wrong passwords | 30 | 1 in 30 seconds |
 *
 * A whole class may arrive behind one address within a minute. Wrong passwords slow down and never lock: whoever has signed
 * in from their address before is not held up by what others try elsewhere.
 * @param classSize how many people may arrive from one address at once
 */
export function createLimits(classSize: number, clock?: () => number): Limits {
  const arrivals: Record<Arrival, Allowance> = {
    signIn: new Allowance(3 * classSize, SECOND, clock),
    signUp: new Allowance(2 * classSize, 6 * SECOND, clock),
    guest: new Allowance(2 * classSize, 6 * SECOND, clock),
    other: new Allowance(6 * classSize, SECOND / 10, clock),
  };
  const here = new Allowance(5, 15 * SECOND, clock);
  const anywhere = new Allowance(30, 30 * SECOND, clock);
  /** Accounts with the addresses that they have signed in from. */
  const known = new LRUCache<string, true>({ max: MAX_KEYS });

  const use = (allowance: Allowance, key: string) => {
    const wait = allowance.take(key);
    if (wait > 0) throw new TooSoon(wait);
  };
  return {
    arrive: (kind, address) => use(arrivals[kind], address),
    tryPassword(account, address) {
      const pair = `${account} ${address}`;
      use(here, pair);
      if (known.has(pair)) return;
      try {
        use(anywhere, account);
      } catch (error) {
        here.giveBack(pair);
        throw error;
      }
    },
    passwordWasRight(account, address) {
      const pair = `${account} ${address}`;
      here.forgive(pair);
      if (!known.has(pair)) anywhere.giveBack(account);
      known.set(pair, true);
    },
  };
}
