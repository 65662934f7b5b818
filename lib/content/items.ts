import { createHash } from 'node:crypto';
import type { Db } from '../db/open';
import { Item } from '../items/item';
import { findContent, insertContent } from './queries';

// An item is read once and not changed after that.
const hashes = new WeakMap<Item, string>();

/** SHA-256 of the item, whatever the order in which its fields were written. */
export function itemHash(item: Item): string {
  const known = hashes.get(item);
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(canonicalJson(item)).digest('hex');
  hashes.set(item, hash);
  return hash;
}

/** JSON with the keys of every object in order (as RFC 8785 has them). */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Keeps an item for as long as somebody's answer may need it. @returns its hash */
export function keepItem(db: Db, item: Item, now: number): string {
  const hash = itemHash(item);
  insertContent(db, { hash, kind: 'item', body: item, keptAt: now });
  return hash;
}

// Content of one hash never changes, and a class answers the same few items all the time.
const read = new Map<string, Item>();
const MOST_KEPT = 2_000;

/** A kept item. @throws Error when it was never kept: a row refers to what is not there. */
export function selectKeptItem(db: Db, hash: string): Item {
  const known = read.get(hash);
  if (known) return known;
  const item = Item.parse(findContent(db, hash));
  if (read.size >= MOST_KEPT) read.clear();
  read.set(hash, item);
  return item;
}
