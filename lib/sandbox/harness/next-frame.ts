// tfjs waits for a frame in `tf.nextFrame()` and now and then in `model.fit`. Nobody draws here: a frame would cost each wait
// 16 ms, and would not come at all while a browser's page is in the background. tfjs takes what it finds when it is loaded, so
// this module is loaded before it. Who waits is counted, to be known when a program says that it is done.

let waiting = 0;

/** Calls back in the next turn of the event loop. */
function later(): (callback: () => void) => void {
  const { setImmediate } = globalThis as { setImmediate?: (callback: () => void) => void };
  if (setImmediate) return setImmediate;
  const { port1: asked, port2: due } = new MessageChannel();
  const callbacks: (() => void)[] = [];
  due.onmessage = () => callbacks.shift()?.();
  return (callback) => {
    callbacks.push(callback);
    asked.postMessage(null);
  };
}

const nextTurn = later();

globalThis.requestAnimationFrame = (callback) => {
  waiting++;
  nextTurn(() => {
    waiting--;
    callback(performance.now());
  });
  return 0;
};

export const framesAwaited = (): number => waiting;
