export default async function train(run) {
  const { WebSocket } = new Function('return globalThis')();
  await new Promise((resolve, reject) => {
    const socket = new WebSocket('ws://127.0.0.1:%PORT%/');
    socket.onopen = resolve;
    socket.onerror = (event) => reject(event.error ?? new Error(event.message));
  });
}
