import { useTrainingBackend } from '@/lib/training';

// Bundled, so that tfjs's tests, tfjs and the training backend are one program, as in a sandbox.
await useTrainingBackend();
await import('@tensorflow/tfjs-core/dist/tests.js');
