export default async function train() {
  const { env } = (await new Function("return import('node:process')")()).default;
  throw new Error(`env ${Object.keys(env).filter((name) => name !== 'DENO_DIR').length} ${env.PATH} ${env.HOME}`);
}
