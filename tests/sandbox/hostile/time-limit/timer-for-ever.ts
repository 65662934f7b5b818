export default async function train() {
  await new Promise((resolve) => setTimeout(resolve, 1e8));
}
