export default function train() {
  throw new RangeError('my own mistake');
}
