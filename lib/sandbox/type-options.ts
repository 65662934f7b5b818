/** How a student's file is checked, on the server and in the editor alike; as in a `tsconfig.json`. */
export const TYPE_OPTIONS = {
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['es2023', 'dom'],
  types: [] as string[],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
};

/** tfjs and the types that its own declarations import. Those that are not installed are done without. */
export const TYPE_PACKAGES = [
  '@tensorflow/tfjs',
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-layers',
  '@tensorflow/tfjs-converter',
  '@tensorflow/tfjs-data',
  '@tensorflow/tfjs-backend-cpu',
  '@tensorflow/tfjs-backend-webgl',
  '@webgpu/types',
  '@types/long',
  '@types/seedrandom',
  '@types/offscreencanvas',
];

export const MOST_FINDINGS = 50;

/** Leaves out the advice to install packages, which nobody can follow here, and where on a disk a package lies. */
export function forStudents(message: string): string {
  return message
    .replace(/ Do you need to install type definitions .*$/m, '')
    .replace(/"[^"]*\/node_modules\/((?:@[^/"]+\/)?[^/"]+)[^"]*"/g, '"$1"');
}
