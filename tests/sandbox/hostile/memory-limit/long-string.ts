export default function train() {
  const kept = [];
  for (let i = 0; ; i++) kept.push(`${i}`.padEnd(5e6, 'é').split('').join(' '));
}
