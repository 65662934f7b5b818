export default async function train(run) {
  const registry = new FinalizationRegistry(() => { for (;;) {} });
  for (let i = 0; i < 1e5; i++) registry.register({ i }, i);
  return {};
}
