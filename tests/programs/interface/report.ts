// Put behind each program of this folder: calls all that stands in its CALLS, and prints what comes of it.

const rounded = (n) => (typeof n === 'number' && Number.isFinite(n) ? Number(n.toPrecision(7)) : String(n));

function shown(value) {
  if (value instanceof tf.Tensor)
    return `${value.dtype}[${value.shape}] ${[...value.dataSync()].slice(0, 8).map(rounded).join(' ')}`;
  if (Array.isArray(value)) return value.map(shown).join('; ');
  if (value instanceof Object && Object.getPrototypeOf(value) === Object.prototype)
    return Object.entries(value)
      .map(([key, one]) => `${key} ${shown(one)}`)
      .join('; ');
  return typeof value === 'number' ? String(rounded(value)) : String(value);
}

export default async function train() {
  for (const [name, call] of Object.entries(CALLS)) {
    let line = '';
    try {
      line = shown(await call());
    } catch (error) {
      line = `throws ${error.message}`;
    }
    console.log(`${name}: ${line}`);
  }
  return {};
}
