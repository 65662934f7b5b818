import { expect, test } from 'vitest';
import { LeaseWatch } from '@/lib/queue/lease-watch';

const lease = (beat: number) => [{ id: 'a', mark: `holder ${beat}` }];

test('a lease runs out when it has been seen unchanged for its length, by the clock of who watches', () => {
  const watch = new LeaseWatch(300);
  const looks = [5_000, 5_100, 5_200, 5_299].map((now) => watch.look(lease(1), now));
  expect(looks).toEqual([[], [], [], []]);
  expect(watch.look(lease(1), 5_300)).toEqual(['holder 1']);
  expect(watch.look(lease(2), 5_310)).toEqual([]);
});

test('looking often makes no lease older', () => {
  const watch = new LeaseWatch(300);
  for (let i = 0; i < 1_000; i++) expect(watch.look(lease(1), 50)).toEqual([]);
});

test('a watcher that slept counts no more than one look', () => {
  const watch = new LeaseWatch(300);
  watch.look(lease(1), 0);
  expect(watch.look(lease(1), 1e9)).toEqual([]);
  expect(watch.look(lease(1), 2e9)).toEqual([]);
  expect(watch.look(lease(1), 3e9)).toEqual(['holder 1']);
});

test('a lease that was let go of and taken again is watched from the start, as after the watcher’s clock began anew', () => {
  const watch = new LeaseWatch(300);
  watch.look(lease(1), 900);
  watch.look([], 1_000);
  expect(watch.look(lease(1), 1_100)).toEqual([]);
  watch.look(lease(1), 1_200);
  expect(watch.look(lease(1), 3)).toEqual([]);
  expect(watch.look(lease(1), 103)).toEqual([]);
  // What was seen before the clock was set back still counts, and setting it back takes nothing away.
  expect(watch.look(lease(1), 203)).toEqual(['holder 1']);
});
