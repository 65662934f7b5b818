export default async function train() {
  const fs = await import('node:fs');
  return fs.readFileSync('/etc/passwd');
}
