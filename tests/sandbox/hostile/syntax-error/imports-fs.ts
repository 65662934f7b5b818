import { readFileSync } from 'node:fs';
export default function train() {
  return readFileSync('/etc/passwd');
}
