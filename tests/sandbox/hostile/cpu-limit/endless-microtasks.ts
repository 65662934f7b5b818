export default async function train() {
  for (;;) await null;
}
