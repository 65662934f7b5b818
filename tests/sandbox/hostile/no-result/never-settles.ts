export default function train() {
  return new Promise(() => {});
}
