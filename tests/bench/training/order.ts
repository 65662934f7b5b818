import type { JobName } from './sizes';

/** What one process of a contender is told to do, as JSON on its command line. */
export interface Order {
  job: JobName | 'dispatch';
  form: 'loop' | 'fit';
  /** Where the data are. */
  folder: string;
  /** Steps of each training, one after the other, every one from the starting weights. */
  runs: number[];
}

/** What it prints. */
export interface Report {
  /** CPU time from the first line of the program until the backend was ready. */
  startMs: number;
  /** CPU time of the whole process over each training alone. */
  cpuMs: number[];
  losses: { steps: number; loss: number }[];
  /** The file that PyTorch's matrix products come from. */
  blas?: string;
  /** Nanoseconds a kernel call. */
  dispatch?: Record<string, number>;
}
