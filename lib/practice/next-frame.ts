// tfjs waits for a frame in `tf.nextFrame()` and now and then in `model.fit`. Nobody draws here: a frame would cost each wait
// 16 ms that it does not cost on the server, and would not come at all while the page is in the background. tfjs takes what
// it finds when it is loaded, so this module is loaded before it.

const { port1: asked, port2: due } = new MessageChannel();
const waiting = new Map<number, FrameRequestCallback>();
let last = 0;

due.onmessage = ({ data: id }: MessageEvent<number>) => {
  const callback = waiting.get(id);
  waiting.delete(id);
  callback?.(performance.now());
};

Object.assign(globalThis, {
  /** The next turn of the event loop. */
  requestAnimationFrame(callback: FrameRequestCallback): number {
    waiting.set(++last, callback);
    asked.postMessage(last);
    return last;
  },
  cancelAnimationFrame: (id: number) => void waiting.delete(id),
});

export {};
