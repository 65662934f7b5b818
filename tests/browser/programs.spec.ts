import { expect, test } from '@playwright/test';
import { INTERFACE, PROGRAMS } from '../programs/stock';
import { graded, type Judged, open, outcome, overhear, run } from './run-page';

// The programs of `tests/programs` by Run, as a student would start them: what they log is what they log on the server.

test.describe.configure({ timeout: 240_000 });

for (const [name, source] of Object.entries({ ...PROGRAMS, ...INTERFACE })) {
  test(`${name} logs and prints the same in the browser as on the server, to the last bit`, async ({
    page,
    baseURL,
  }) => {
    const verdictOf = await overhear(page);
    await open(page, baseURL);
    await run(page, source);
    // They train, and return nothing of what this challenge asks for.
    await expect(outcome(page)).toHaveText('Result not usable', { timeout: 120_000 });
    const [here, there] = [await verdictOf(), await graded('min-norm', source)];
    expect(here.logs.length + here.console.length).toBeGreaterThan(2);
    const rows = ({ logs }: Judged) => logs.map(({ seed, step, values }) => ({ seed, step, values }));
    expect(rows(here)).toEqual(rows(there));
    expect(here.console).toBe(there.console);
  });
}
