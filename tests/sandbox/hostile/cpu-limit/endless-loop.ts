export default function train() {
  for (;;) {}
}
