import path from 'node:path';

/** The ways in which a source can name a file. `%REF%` is the name. */
const WAYS: Record<string, string> = {
  'a map': 'export default () => 1;\n//# sourceMappingURL=%REF%',
  'a map in a comment of the other kind': 'export default () => 1;\n/*# sourceMappingURL=%REF% */',
  'a map, above an error': 'export default () => 1 +;\n//@ sourceMappingURL=%REF%',
  'a map that names it':
    'export default () => 1;\n//# sourceMappingURL=data:application/json,{"version":3,"sources":["%REF%"],"mappings":"AAAA"}',
  'a map that is made of parts':
    'export default () => 1;\n//# sourceMappingURL=data:application/json,{"version":3,"sections":[{"offset":{"line":0,"column":0},"url":"%REF%"}]}',
  references:
    '/// <reference path="%REF%" />\n/// <reference types="%REF%" />\n/// <reference lib="%REF%" />\n/// <reference no-default-lib="true" />\n/// <amd-dependency path="%REF%" />\nexport default () => answer + 1;',
  'types that are imported':
    "import type { answer } from '%REF%';\nimport type all from '%REF%';\ntype Inner = typeof import('%REF%');\nexport default (): typeof answer & typeof all & Inner => 1;",
  'configuration in comments':
    '// @ts-check\n// @module: nodenext\n// @extends %REF%\n/* eslint extends: ["%REF%"] */\n/** @import { answer } from "%REF%" */\nexport default (): answer => 1 as string;',
  'pragmas of JSX':
    '/** @jsx %REF% */\n/** @jsxFrag %REF% */\n/** @jsxRuntime automatic */\n/** @jsxImportSource %REF% */\nexport default () => <any>1;',
  'an import': "import answer from '%REF%';\nexport default () => answer;",
  'an import with attributes': "import answer from '%REF%' with { type: 'json' };\nexport default () => answer;",
  'an import that is called': "export default () => import('%REF%');",
  'a require': "import answer = require('%REF%');\nexport default () => answer;\nrequire('%REF%');",
  'an export': "export * from '%REF%';\nexport default 1;",
  'an augmented module': "declare module '%REF%' { export const own: answer; }\nexport default (): number => '1';",
};

export interface NosySource {
  name: string;
  source: string;
}

/** Every way to name a file, and every name, with one file or another. All of it is harmless text where nothing is opened. */
export function nosySources(files: string[]): NosySource[] {
  let turn = 0;
  return Object.entries(WAYS).flatMap(([way, text]) =>
    NAMES.map((nameOf) => {
      const name = nameOf(files[turn++ % files.length] as string);
      return { name: `${way}: ${name}`, source: text.replaceAll('%REF%', name) };
    }),
  );
}

const fromHere = (file: string) => path.relative(process.cwd(), file);

const NAMES: ((file: string) => string)[] = [
  (file) => file,
  (file) => `file://${file}`,
  (file) => fromHere(file),
  (file) => `./${fromHere(file)}`,
  (file) => `${'../'.repeat(20)}${file.slice(1)}`,
  (file) => file.replace(/(\.d)?\.\w+$/, ''),
  (file) => `./${fromHere(file).replace(/(\.d)?\.\w+$/, '')}`,
];
