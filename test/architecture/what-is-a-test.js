/** What is only for tests, said once for all that must know: specs, contract suites, and the worlds that they are told with. */
const specNames = ['spec', 'properties'];
const integrationNames = ['integration'];
const folders = ['testing', 'contract'];
const roots = ['test'];

/** As regular expressions on a path from the root; what runs with real parts knows more than a spec may. */
export const specs = `\\.(${specNames.join('|')})\\.ts$|(^|/)(${folders.join('|')})/`;
export const integrations = `\\.(${integrationNames.join('|')})\\.ts$|^(${roots.join('|')})/`;
export const tests = `${specs}|${integrations}`;

/** The same as globs. */
export const testGlobs = [
  ...[...specNames, ...integrationNames].map((name) => `**/*.${name}.ts`),
  ...folders.map((folder) => `**/${folder}/**/*.ts`),
  ...roots.map((root) => `${root}/**/*.ts`),
];
