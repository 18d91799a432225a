import { basename, dirname, join } from 'node:path';
import ts from 'typescript';
import { isTest, sourceFiles, type SourceFile } from './repository.js';

/** What is written but wired to nothing, below a root: one sentence each. */
export function looseEnds(root: string): string[] {
  const files = sourceFiles(root).filter(({ path }) => !isTest(path));
  const text = (path: string): string => files.find((file) => file.path === path)?.text ?? '';
  const commandTable = keysOfTable(text('apps/server/src/engine/command-table.ts'), 'commandTable');
  const catalogue = keysOfTable(text('libs/domain/event-catalogue.ts'), 'eventCatalogue');
  return [
    ...messageTypes(files, 'commands')
      .filter((type) => !commandTable.has(type))
      .map((type) => `${type} is not in the command table`),
    ...messageTypes(files, 'events')
      .filter((type) => !catalogue.has(type))
      .map((type) => `${type} is not in the event catalogue`),
    ...unlisted(files, 'projections', 'projection', text('projections/all.ts')),
    ...unlisted(files, 'libs/sagas', 'saga', text('libs/sagas/all.ts')),
    ...unwiredEffects(files),
  ];
}

/** The types of all messages that files of one kind (`*.commands.ts`, `*.events.ts`) of the domain name. */
export function messageTypes(files: readonly SourceFile[], kind: 'commands' | 'events'): string[] {
  const ours = files.filter(({ path }) => path.startsWith('libs/domain/') && path.endsWith(`.${kind}.ts`));
  return ours.flatMap(({ path, text }) => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isTypeReferenceNode(node) && node.typeName.getText() === 'Message') {
        const [type] = node.typeArguments ?? [];
        if (type !== undefined && ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal))
          found.push(type.literal.text);
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
    return found;
  });
}

function keysOfTable(text: string, name: string): Set<string> {
  const keys = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name) {
      ts.forEachChild(tableOf(node.initializer), (entry) => {
        if (ts.isPropertyAssignment(entry)) keys.add(entry.name.getText());
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('table.ts', text, ts.ScriptTarget.Latest, true));
  return keys;
}

/** The table itself, without what `as const` and `satisfies` say about it. */
function tableOf(expression: ts.Expression | undefined): ts.Node {
  if (expression === undefined) throw new Error('a table without entries');
  return ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression)
    ? tableOf(expression.expression)
    : expression;
}

function unlisted(files: readonly SourceFile[], folder: string, kind: string, list: string): string[] {
  const ours = files.filter(({ path }) => path.startsWith(`${folder}/`) && path.endsWith(`.${kind}.ts`));
  return ours
    .filter(({ path }) => !list.includes(`'./${path.slice(folder.length + 1).replace(/\.ts$/, '.js')}'`))
    .map(({ path }) => `${path} is not in ${join(folder, 'all.ts')}`);
}

const unwiredEffects = (files: readonly SourceFile[]): string[] => {
  const orchestrator = files.filter(({ path }) => dirname(path) === 'apps/server/src/orchestrator');
  return files
    .filter(({ path }) => path.endsWith('.effect.ts'))
    .filter(({ path }) => !orchestrator.some(({ text }) => text.includes(`/${basename(path, '.ts')}.js'`)))
    .map(({ path }) => `${path} is performed by nobody`);
};
