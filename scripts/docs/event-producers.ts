import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { tests } from '../../test/architecture/what-is-a-test.js';

/** Where events are decided, and the one that stands before every decision. */
const folders = ['libs/domain', 'apps/server/src/engine'];

/** The files that make each type of event: those with an object `{ type: '…', … }` of it, by type. */
export function producersOfEvents(root: string): ReadonlyMap<string, readonly string[]> {
  const producers = new Map<string, string[]>();
  for (const path of folders.flatMap((folder) => filesBelow(root, folder))) {
    for (const type of typesMadeIn(readFileSync(join(root, path), 'utf8'))) {
      producers.set(type, [...(producers.get(type) ?? []), path]);
    }
  }
  return producers;
}

const test = new RegExp(tests);

const filesBelow = (root: string, folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => path.endsWith('.ts') && !test.test(path))
    .sort();

function typesMadeIn(text: string): Set<string> {
  const types = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'type') addTexts(node.initializer, types);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true));
  return types;
}

/** Of `type: late ? 'RunTimedOut' : 'RunFailed'` both are made. */
function addTexts(expression: ts.Expression, types: Set<string>): void {
  if (ts.isStringLiteral(expression)) types.add(expression.text);
  if (ts.isAsExpression(expression)) addTexts(expression.expression, types);
  if (ts.isConditionalExpression(expression))
    [expression.whenTrue, expression.whenFalse].forEach((each) => addTexts(each, types));
}
