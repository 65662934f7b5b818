import ts from 'typescript';

/** What a page has and training code may use. */
const USEFUL = new Set(['console', 'performance', 'setTimeout', 'clearTimeout', 'structuredClone', 'queueMicrotask']);

const known = new WeakMap<ts.SourceFile, Set<string>>();

/**
 * Names that only web pages have: the type check knows them, because declarations of tfjs do, but nobody looks for
 * `HTMLMarqueeElement` in a list of completions.
 */
export function siteNames(service: ts.LanguageService): Set<string> {
  const program = service.getProgram();
  const page = program?.getSourceFile('/lib/lib.dom.d.ts');
  if (!program || !page) return new Set();
  const before = known.get(page);
  if (before) return before;
  const libraries = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith('/lib/'));
  const language = libraries.filter((file) => file !== page).flatMap(namesIn);
  const graphics = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith('/node_modules/@webgpu/'));
  const names = new Set([page, ...graphics].flatMap(namesIn));
  for (const name of [...language, ...USEFUL]) names.delete(name);
  known.set(page, names);
  return names;
}

function namesIn(file: ts.SourceFile): string[] {
  return file.statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => name.getText());
    const named =
      ts.isInterfaceDeclaration(statement) ||
      ts.isFunctionDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isModuleDeclaration(statement);
    return named && statement.name ? [statement.name.text] : [];
  });
}
