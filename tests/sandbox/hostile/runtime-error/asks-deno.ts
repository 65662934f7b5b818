export default function train() {
  return { text: Deno.readTextFileSync('%DECOY%') };
}
