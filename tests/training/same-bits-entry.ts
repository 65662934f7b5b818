import { sameBits } from './same-bits-run';

// One bundle for every engine: prints where there is a console alone, and leaves the promise where a page can wait for it.
const digests = sameBits();
Object.assign(globalThis, { digests });
if (typeof document === 'undefined') console.log(JSON.stringify(await digests));
