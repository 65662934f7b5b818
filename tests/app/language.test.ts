import { expect, test } from 'vitest';
import { negotiate } from '@/app/i18n/negotiate';

test('the best language that we speak is chosen, by weight and then by order', () => {
  expect(negotiate('fr-CA,fr;q=0.9,en;q=0.8')).toBe('fr');
  expect(negotiate('de, en;q=0.4, fr;q=0.7')).toBe('fr');
  expect(negotiate('en;q=0.5,fr;q=0.5')).toBe('en');
});

test('nothing that we speak, nothing asked, or nonsense is English', () => {
  for (const header of ['de,it', null, '', ';;q=', 'fr;q=0', 'fr;q=x']) expect(negotiate(header)).toBe('en');
});
