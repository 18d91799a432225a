import ts from 'typescript';
import { isTest, sourceFiles, type SourceFile } from './repository.js';

const MAX_LINES = 220;
/** A spec may hold as many examples as its rule has cases. */
const MAX_LINES_OF_TEST = 400;
/** Words that say nothing about what a thing does. */
const emptyWord = /(^|[a-z0-9.-])(Manager|Helper|Util|Base|Impl)s?(?=$|[A-Z0-9.-])/;
const emptyWordInPath = /(^|[/.-])(manager|helper|util|base|impl)s?(?=$|[/.-])/;
/** Put together here so that this file does not find itself. */
const leftOver = new RegExp(
  `\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')}|XXX|HACK)\\b|eslint-disable|@ts-(ignore|nocheck|expect-error)`,
);
const leftOut =
  /\b(it|test|describe)\.(only|todo)\b|^\s*(xit|xtest|xdescribe|fit|fdescribe)\(|\b(it|test|describe)\.skip\(/;

/** Everything below a root that breaks a rule of style that a program can see: `path[:line] what`. */
export const styleFaults = (root: string): string[] =>
  sourceFiles(root).flatMap((file) => [...faultsOfPath(file), ...faultsOfLines(file), ...faultsOfNames(file)]);

function faultsOfPath({ path, text }: SourceFile): string[] {
  const lines = text.replace(/\n$/, '').split('\n').length;
  const limit = isTest(path) ? MAX_LINES_OF_TEST : MAX_LINES;
  return [
    ...(lines > limit ? [`${path} has ${lines} lines, more than ${limit}`] : []),
    ...(emptyWordInPath.test(path) ? [`${path} has a name that says nothing`] : []),
  ];
}

const faultsOfLines = ({ path, text }: SourceFile): string[] =>
  path.startsWith('test/architecture/')
    ? []
    : text.split('\n').flatMap((line, index) => {
        const what = leftOver.exec(line)?.[0] ?? leftOut.exec(line)?.[0].trim();
        return what === undefined ? [] : [`${path}:${index + 1} ${what}`];
      });

/** Names of what is declared: types, classes, functions, constants. */
function faultsOfNames({ path, text }: SourceFile): string[] {
  if (!path.endsWith('.ts')) return [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => [
    ...declaredNames(statement)
      .filter((name) => emptyWord.test(name) || /^I[A-Z][a-z]/.test(name))
      .map((name) => `${path} declares ${name}`),
    ...(ts.isExportAssignment(statement) || isDefault(statement) ? [`${path} exports a default`] : []),
    ...(isAbstract(statement) ? [`${path} declares a base class`] : []),
  ]);
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  if (
    ts.isClassDeclaration(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement)
  ) {
    return statement.name === undefined ? [] : [statement.name.text];
  }
  return [];
}

const has = (statement: ts.Statement, kind: ts.SyntaxKind): boolean =>
  ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some((modifier) => modifier.kind === kind);
const isDefault = (statement: ts.Statement): boolean => has(statement, ts.SyntaxKind.DefaultKeyword);
const isAbstract = (statement: ts.Statement): boolean => has(statement, ts.SyntaxKind.AbstractKeyword);
