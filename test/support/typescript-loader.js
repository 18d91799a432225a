import { readFile } from 'node:fs/promises';
import { transform } from '@swc/core';
import { fileURLToPath } from 'node:url';

/** Lets Node import this repository's TypeScript where Jest does not transform it: in what runs once, before all tests. */
export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, { ...context, conditions: ['source', ...context.conditions] });
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || !specifier.endsWith('.js')) throw error;
    return next(specifier.replace(/\.js$/, '.ts'), context);
  }
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), {
    filename,
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
    module: { type: 'nodenext' },
    sourceMaps: 'inline',
  });
  return { format: 'module', source: code, shortCircuit: true };
}
