import process from 'node:process';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { contend } from './contender';

// tfjs's own backends: the name and the folder of the WebAssembly files follow the order on the command line.
const [, , , backend = 'cpu', folder = ''] = process.argv;

async function main() {
  const { user, system } = process.cpuUsage();
  tf.enableProdMode();
  setWasmPaths(`${folder}/`);
  if (!(await tf.setBackend(backend))) throw new Error(`There is no backend ${backend}.`);
  await tf.ready();
  await contend((user + system) / 1000);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
