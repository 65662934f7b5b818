export default function train() {
  return JSON.parse('{"constructor": 1, "toString": 2}');
}
