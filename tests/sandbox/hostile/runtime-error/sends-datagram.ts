export default async function train(run) {
  const { createSocket } = await new Function("return import('node:dgram')")();
  const socket = createSocket('udp4');
  await new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.send('hello', %PORT%, '127.0.0.1', (error) => (error ? reject(error) : resolve(null)));
  });
}
