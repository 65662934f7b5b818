export * from 'node:fs';
export { readFileSync as default } from 'node:fs';
