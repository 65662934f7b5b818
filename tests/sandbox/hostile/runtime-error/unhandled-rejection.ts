export default async function train() {
  Promise.reject(new Error('nobody awaits me'));
  await new Promise((resolve) => setTimeout(resolve, 1e8));
}
