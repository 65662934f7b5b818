export default async function train(run) {
  const { addSignalListener } = new Function('return Deno')();
  for (const name of ['SIGXCPU', 'SIGTERM', 'SIGINT', 'SIGHUP']) addSignalListener(name, () => {});
  for (;;) {}
}
