import ts from 'typescript';

/** One small mistake: a piece of a file, and what stands there instead. */
export interface Mutant {
  /** From 1. */
  line: number;
  start: number;
  end: number;
  text: string;
  /** What was there and what is there now, for people. */
  says: string;
}

const SWAPS: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.LessThanToken]: '<=',
  [ts.SyntaxKind.LessThanEqualsToken]: '<',
  [ts.SyntaxKind.GreaterThanToken]: '>=',
  [ts.SyntaxKind.GreaterThanEqualsToken]: '>',
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: '!==',
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: '===',
  [ts.SyntaxKind.AmpersandAmpersandToken]: '||',
  [ts.SyntaxKind.BarBarToken]: '&&',
  [ts.SyntaxKind.PlusToken]: '-',
  [ts.SyntaxKind.MinusToken]: '+',
  [ts.SyntaxKind.AsteriskToken]: '/',
  [ts.SyntaxKind.SlashToken]: '*',
};

const CALLS: Record<string, string> = {
  min: 'max',
  max: 'min',
  every: 'some',
  some: 'every',
  asc: 'desc',
  desc: 'asc',
  lt: 'lte',
  lte: 'lt',
  gt: 'gte',
  gte: 'gt',
  eq: 'ne',
  isNull: 'isNotNull',
};

/**
 * All small mistakes that could be made in a source, one at a time: a comparison, a sign or a bound that is another, a condition that
 * is always or never met, a call that is left out, a number that is one more. Types, imports and texts stay as they are.
 */
export function mutantsOf(file: string, source: string): Mutant[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const add = (node: ts.Node, text: string) => {
    const [start, end] = [node.getStart(tree), node.getEnd()];
    const line = tree.getLineAndCharacterOfPosition(start).line + 1;
    const was = source.slice(start, end).replace(/\s+/g, ' ').slice(0, 60);
    mutants.push({ line, start, end, text, says: `${was}  ->  ${text || '(left out)'}` });
  };
  const condition = (node: ts.Expression) => {
    add(node, 'true');
    add(node, 'false');
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) {
      const swap = SWAPS[node.operatorToken.kind];
      const joins = [node.left, node.right].some(
        (side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side),
      );
      if (swap && !joins) add(node.operatorToken, swap);
    } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      add(node, `(${node.operand.getText(tree)})`);
    } else if (ts.isNumericLiteral(node)) {
      add(node, `${Number(node.text.replaceAll('_', '')) + 1}`);
    } else if (node.kind === ts.SyntaxKind.TrueKeyword) add(node, 'false');
    else if (node.kind === ts.SyntaxKind.FalseKeyword) add(node, 'true');
    else if (ts.isIfStatement(node)) condition(node.expression);
    else if (ts.isConditionalExpression(node)) condition(node.condition);
    else if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) add(node, '');
    if (ts.isCallExpression(node)) {
      const called = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
      const other = ts.isIdentifier(called) && Object.hasOwn(CALLS, called.text) ? CALLS[called.text] : undefined;
      if (other && (ts.isPropertyAccessExpression(node.expression) || source.includes(` ${other}`))) add(called, other);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return mutants;
}

export function apply(source: string, { start, end, text }: Mutant): string {
  return `${source.slice(0, start)}${text}${source.slice(end)}`;
}
