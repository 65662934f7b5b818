export default async function train() {
  const { spawnSync } = await new Function("return import('node:child_process')")();
  const { error } = spawnSync('/bin/sh', ['-c', 'echo changed > %DECOY%']);
  if (error) throw error;
}
