export default async function train(run) {
  const { Command } = new Function('return Deno')();
  new Command('/bin/sh', { args: ['-c', 'echo changed > %DECOY%'] }).outputSync();
}
