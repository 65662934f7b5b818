import { configureGlobal } from 'fast-check';

// Property tests look for news on the machines of those who write, with a seed of their own each time. Where a change waits
// to land they try the same cases always: it must not fail for what was there before it.
if (process.env.CI) configureGlobal({ seed: 0x5eed });
