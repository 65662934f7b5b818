import process from 'node:process';
import * as tf from '@tensorflow/tfjs';
import { readData } from './data';
import { measureDispatch } from './dispatch';
import { startFit } from './fits';
import { startLoop } from './loops';
import type { Order, Report } from './order';

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Does what the order on the command line says, with whatever backend is active, and prints a report. */
export async function contend(started: number): Promise<void> {
  const order = JSON.parse(process.argv[2] as string) as Order;
  const report: Report = { startMs: cpuMs() - started, cpuMs: [], losses: [] };
  if (order.job === 'dispatch') report.dispatch = measureDispatch();
  else {
    const start = (order.form === 'fit' ? startFit : startLoop)(order.job);
    const data = readData(order.folder, order.job);
    for (const steps of order.runs) await runOnce(() => start(data), steps, report);
  }
  console.log(JSON.stringify(report));
}

async function runOnce(start: () => ReturnType<ReturnType<typeof startLoop>>, steps: number, report: Report) {
  const training = start();
  const before = cpuMs();
  await training.train(steps);
  report.cpuMs.push(cpuMs() - before);
  report.losses.push({ steps, loss: training.loss() });
  tf.disposeVariables();
}
