import type { Role } from './role';

/** As much of a worker as the engine uses. */
export type EngineWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/** What the grader asks of the frame. `line` is the new worker's end of a channel between the two. */
export type FrameOrder = { kind: 'start'; id: number; role: Role; line: MessagePort } | { kind: 'end'; id: number };

/** What the frame tells of a worker in which something went wrong that it did not catch. */
export interface Failure {
  failed: number;
  message: string;
}

/**
 * In the grader: workers that the frame starts and ends, with a line straight to each. A worker of one's own would do,
 * but Firefox can stop a worker for good that starts one while another ends.
 */
export function frameWorkers(): (role: Role) => EngineWorker {
  const living = new Map<number, FrameWorker>();
  let nextId = 1;
  addEventListener('message', ({ data }: MessageEvent<Failure>) => living.get(data.failed)?.fail(data.message));
  return (role) => {
    const id = nextId++;
    const worker = new FrameWorker(id, role, () => living.delete(id));
    living.set(id, worker);
    return worker as EngineWorker;
  };
}

class FrameWorker extends EventTarget {
  private readonly line: MessagePort;

  constructor(
    private readonly id: number,
    role: Role,
    private readonly onEnd: () => void,
  ) {
    super();
    const { port1, port2: line } = new MessageChannel();
    this.line = port1;
    port1.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent('message', { data }));
    order({ kind: 'start', id, role, line }, [line]);
  }

  postMessage(data: unknown, transfer: Transferable[] = []): void {
    this.line.postMessage(data, transfer);
  }

  terminate(): void {
    this.onEnd();
    this.line.close();
    order({ kind: 'end', id: this.id });
  }

  fail(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

function order(told: FrameOrder, transfer: Transferable[] = []): void {
  postMessage(told, { transfer });
}
