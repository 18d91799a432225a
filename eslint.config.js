import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { noDefaultExport, pureGlobals, pureProperties, pureSyntax } from './eslint.restrictions.js';
import { testGlobs } from './test/architecture/what-is-a-test.js';

const pure = ['libs/{kernel,domain,sagas,planning}/**/*.ts', 'projections/**/*.ts'];
const nestClasses = ['apps/server/src/**/*.{controller,module,handler,guard,filter,interceptor,dto,pipe}.ts'];

/** A limit on everything: a file fits on a few screens, a function on one. */
const sizes = (lines, functionLines) => ({
  'max-lines': ['error', { max: lines }],
  'max-lines-per-function': ['error', { max: functionLines, skipBlankLines: true, skipComments: true }],
});

export default tseslint.config(
  { ignores: ['dist/', '**/node_modules/', '**/generated/', 'benchmarks/peers/', 'examples/'] },
  {
    files: ['**/*.{js,mjs}'],
    extends: [js.configs.recommended],
    rules: { 'no-undef': 'off', eqeqeq: 'error', ...sizes(220, 60) },
  },
  { linterOptions: { noInlineConfig: true } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [js.configs.recommended, tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // What the compiler already checks, and more exactly.
      'no-undef': 'off',
      'no-unused-vars': 'off',
      'no-redeclare': 'off',
      'no-dupe-class-members': 'off',

      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-ignore': true, 'ts-nocheck': true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', noDefaultExport],
      ...sizes(220, 60),
    },
  },
  {
    // Nest reads the types of constructor parameters at run time, so their imports must stay values.
    files: nestClasses,
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    // Nothing here asks for the time, for chance or for an id: all three are arguments.
    files: pure,
    ignores: testGlobs,
    rules: {
      'no-restricted-properties': ['error', ...pureProperties],
      'no-restricted-globals': ['error', ...pureGlobals],
      'no-restricted-syntax': ['error', noDefaultExport, ...pureSyntax],
    },
  },
  {
    // Its libraries' types would take longer than all else together; the compiler checks what they say.
    files: ['apps/dashboard/**'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
  {
    // A component is one function however many elements it shows. Some effects leave dependencies out on purpose, so not all are asked for.
    files: ['apps/dashboard/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { ...sizes(220, 120), 'react-hooks/rules-of-hooks': 'error' },
  },
  {
    // A describe block is one function however many examples it holds.
    files: testGlobs,
    rules: sizes(400, 400),
  },
);
