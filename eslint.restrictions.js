/** What some folders do without, each with the sentence that is shown to who reaches for it. */

const asArgument = 'Now, ids and randomness are arguments of what is pure.';

export const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a name is found again, a default is not.',
};

export const pureProperties = [
  { object: 'Date', property: 'now', message: asArgument },
  { object: 'Math', property: 'random', message: asArgument },
  { object: 'performance', property: 'now', message: asArgument },
  { object: 'crypto', property: 'randomUUID', message: asArgument },
];

export const pureGlobals = ['process', 'setTimeout', 'setInterval', 'setImmediate', 'fetch'].map((name) => ({
  name,
  message: 'What is pure waits for nothing and asks nobody.',
}));

export const pureSyntax = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: asArgument },
  { selector: "ImportSpecifier[imported.name='randomUUID']", message: asArgument },
];
