import { join } from 'node:path';
import ts from 'typescript';

export type Field = {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly comment: string;
};

/** The fields of every type of event, as the compiler sees them, by type of event. */
export function fieldsOfEvents(root: string): ReadonlyMap<string, readonly Field[]> {
  const file = join(root, 'libs/domain/all.events.ts');
  const program = ts.createProgram([file], { ...compilerOptions(root), noEmit: true });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const union = source?.statements.find((each) => ts.isTypeAliasDeclaration(each) && each.name.text === 'HostlerEvent');
  if (union === undefined) throw new Error(`${file} does not name HostlerEvent`);
  const type = checker.getTypeAtLocation(union);
  const members = type.isUnion() ? type.types : [type];
  return new Map(members.map((member) => [literal(checker, member), fieldsOf(checker, member)]));
}

function compilerOptions(root: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile) as { config: unknown };
  return ts.parseJsonConfigFileContent(config, { ...ts.sys, readDirectory: () => [] }, root).options;
}

function literal(checker: ts.TypeChecker, message: ts.Type): string {
  const type = typeOfProperty(checker, message, 'type');
  if (!type.isStringLiteral()) throw new Error(`an event without a type: ${checker.typeToString(message)}`);
  return type.value;
}

const fieldsOf = (checker: ts.TypeChecker, message: ts.Type): Field[] =>
  typeOfProperty(checker, message, 'data')
    .getProperties()
    .map((field) => ({
      name: field.name,
      type: nameOf(checker, field),
      optional: (field.flags & ts.SymbolFlags.Optional) !== 0,
      comment: ts.displayPartsToString(field.getDocumentationComment(checker)),
    }));

/** The type as it is written where the field is declared: shorter, and in words of the domain. */
function nameOf(checker: ts.TypeChecker, field: ts.Symbol): string {
  const [declaration] = field.declarations ?? [];
  if (declaration !== undefined && ts.isPropertySignature(declaration) && declaration.type !== undefined) {
    return declaration.type
      .getText()
      .replace(/\breadonly /g, '')
      .replace(/\s+/g, ' ');
  }
  return checker.typeToString(checker.getTypeOfSymbol(field));
}

function typeOfProperty(checker: ts.TypeChecker, type: ts.Type, name: string): ts.Type {
  const property = type.getProperty(name);
  if (property === undefined) throw new Error(`${checker.typeToString(type)} has no ${name}`);
  return checker.getTypeOfSymbol(property);
}
