import { draws } from './draws';

// One module for every engine: prints where there is a console alone, and leaves what was drawn where a page can read it.
Object.assign(globalThis, { drawn: draws() });
if (typeof document === 'undefined') console.log(JSON.stringify(draws()));
