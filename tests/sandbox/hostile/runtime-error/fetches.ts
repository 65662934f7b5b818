export default async function train() {
  return { text: await (await fetch('http://127.0.0.1:%PORT%/')).text() };
}
