export default async function train(run) {
  let step = 0;
  setInterval(() => run.log(step++, { loss: 1 }), 10);
  await new Promise(() => {});
}
