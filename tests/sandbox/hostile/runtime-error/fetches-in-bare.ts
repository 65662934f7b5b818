export default async function train(run) {
  const fetched = await new Function("return fetch('http://127.0.0.1:%PORT%/')")();
  return { text: await fetched.text() };
}
