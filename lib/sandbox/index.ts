export { type Compiler, openCompiler } from './compile';
export type {
  Ended,
  InputValue,
  Job,
  LogRow,
  RawField,
  RawResult,
  RunError,
  RunOptions,
  RunTiming,
  Sandbox,
  SandboxState,
  WireTensor,
} from './job';
export { locate } from './locate';
export { Isolation, Limits, Outcome } from './outcome';
export { type IsolationReport, probeIsolation } from './probe';
export { openSandbox, type SandboxOptions } from './sandbox';
export { sentence } from './sentences';
export type { Compiled } from './transpile';
export { type TypeFinding, typeCheck } from './type-check';
