export default function train() {
  return { match: /^(a+)+$/.test(`${'a'.repeat(60)}b`) };
}
