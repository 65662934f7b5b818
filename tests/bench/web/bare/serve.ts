import { createServer } from 'node:http';
import next from 'next';

// Served as the product is: Next's handler below a server of Node's own.
const port = Number(process.argv[2]);
const app = next({ dev: false, dir: import.meta.dirname, port });
await app.prepare();
const handle = app.getRequestHandler();
createServer((request, response) => void handle(request, response)).listen(port, () => process.stdout.write('ready\n'));
