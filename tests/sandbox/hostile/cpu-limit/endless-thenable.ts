export default async function train(run) {
  return { then: function again(resolve) { resolve({ then: again }); } };
}
