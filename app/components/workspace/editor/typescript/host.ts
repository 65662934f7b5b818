import ts from 'typescript';
import { TFJS_TYPES, TYPE_OPTIONS } from '@/lib/sandbox/type-options';

export const SOURCE = '/train.ts';
const DECLARATIONS = '/challenge.d.ts';
const TFJS = '/tfjs.d.ts';

export interface LanguageFiles {
  /** Declarations by path: TypeScript's library under `/lib`, packages under `/node_modules`. */
  types: Record<string, string>;
  /** The ambient module `challenge` of one challenge. */
  declarations: string;
  /** TypeScript's messages in another language than English, by its own keys. */
  messages?: Record<string, string>;
}

export interface OpenHost extends ts.LanguageServiceHost {
  /** Puts another text into the student's file. */
  write(source: string): void;
}

/** A disk of three files and the declarations they lead to; nothing else exists. */
export function openHost({ types, declarations, messages }: LanguageFiles): OpenHost {
  const files = new Map<string, string>([
    ...Object.entries(types),
    [DECLARATIONS, declarations],
    [TFJS, TFJS_TYPES],
    [SOURCE, ''],
  ]);
  const snapshots = new Map<string, ts.IScriptSnapshot>();
  const folders = new Set<string>(['/']);
  for (const file of files.keys()) {
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1))
      folders.add(file.slice(0, end));
  }
  // The native compiler names the members of a union in this order, always.
  const { options } = ts.convertCompilerOptionsFromJson({ ...TYPE_OPTIONS, stableTypeOrdering: true }, '/');
  let version = 0;
  return {
    write(source) {
      if (files.get(SOURCE) === source) return;
      files.set(SOURCE, source);
      snapshots.delete(SOURCE);
      version += 1;
    },
    getCompilationSettings: () => options,
    getScriptFileNames: () => [SOURCE, DECLARATIONS, TFJS],
    getScriptVersion: (file) => (file === SOURCE ? String(version) : '0'),
    getScriptSnapshot(file) {
      const text = files.get(file);
      if (text === undefined) return undefined;
      const snapshot = snapshots.get(file) ?? ts.ScriptSnapshot.fromString(text);
      snapshots.set(file, snapshot);
      return snapshot;
    },
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: () => '/lib/lib.d.ts',
    getLocalizedDiagnosticMessages: () => messages,
    fileExists: (file) => files.has(file),
    readFile: (file) => files.get(file),
    directoryExists: (folder) => folders.has(folder.replace(/(?<=.)\/$/, '')),
    getDirectories: () => [],
    useCaseSensitiveFileNames: () => true,
  };
}
