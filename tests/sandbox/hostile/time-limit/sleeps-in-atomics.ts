export default function train() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
