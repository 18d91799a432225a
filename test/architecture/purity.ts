import ts from 'typescript';
import { isTest, sourceFiles, type SourceFile } from './repository.js';

const pureFolders = /^(libs\/(kernel|domain|sagas|planning)|projections)\//;
/** What asks for the time, for chance or for an id, as it is written. */
const impureCalls = new Set([
  'Date',
  'Date.now',
  'Math.random',
  'performance.now',
  'crypto.randomUUID',
  'randomUUID',
  'randomBytes',
  'randomInt',
]);
const impureNames = new Set([
  'process',
  'console',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
]);

/** Everything below a root that makes what should be pure depend on more than its arguments: `path:line what`. */
export function impurities(root: string): string[] {
  const pure = sourceFiles(root).filter(({ path }) => pureFolders.test(path) && !isTest(path));
  return pure.flatMap(impuritiesOf);
}

function impuritiesOf({ path, text }: SourceFile): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const what = impurityOf(node);
    if (what !== undefined)
      found.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${what}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function impurityOf(node: ts.Node): string | undefined {
  if (ts.isCallExpression(node) && impureCalls.has(node.expression.getText())) return `${node.expression.getText()}()`;
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0)
    return 'new Date()';
  if (ts.isIdentifier(node) && impureNames.has(node.text) && isFree(node)) return node.text;
  if (ts.isAwaitExpression(node)) return 'await';
  if (ts.isVariableDeclarationList(node) && node.parent.parent.kind === ts.SyntaxKind.SourceFile && isLet(node))
    return 'a variable of the module';
  return undefined;
}

const isLet = (list: ts.VariableDeclarationList): boolean => (list.flags & ts.NodeFlags.Const) === 0;

/** Whether a name stands for itself, and is no field or property of something of ours. */
function isFree(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === name;
  return !(ts.isPropertyAssignment(parent) && parent.name === name) && !ts.isPropertySignature(parent);
}
