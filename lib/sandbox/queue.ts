/** Lets a fixed number in at a time, first come first. */
export class Queue {
  private taken = 0;
  private readonly line: (() => void)[] = [];

  constructor(private readonly places: number) {}

  get inside(): number {
    return this.taken;
  }

  get waiting(): number {
    return this.line.length;
  }

  /** @throws the reason of `signal` when it is aborted before there is a place. */
  async enter(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.taken < this.places) {
      this.taken++;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const leaveLine = () => {
        const i = this.line.indexOf(enter);
        if (i >= 0) this.line.splice(i, 1);
        reject(signal?.reason);
      };
      const enter = () => {
        signal?.removeEventListener('abort', leaveLine);
        resolve();
      };
      signal?.addEventListener('abort', leaveLine, { once: true });
      this.line.push(enter);
    });
  }

  /** The place goes to the next in line, if any. */
  leave(): void {
    const next = this.line.shift();
    if (next) next();
    else this.taken--;
  }
}
