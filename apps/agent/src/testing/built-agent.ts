import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { transformFileSync } from '@swc/core';

/** The path of the agent's main script, for as long as it is needed. */
export type BuiltAgent = { readonly script: string; readonly remove: () => void };

const SOURCES = ['apps/agent/src', 'libs/protocol'];

/**
 * Compiles the agent as it stands into a folder of its own, so that tests start it, and its guards, as the real processes
 * that they are, without a build of everything else.
 */
export function buildAgent(): BuiltAgent {
  const repository = process.cwd();
  const out = mkdtempSync(join(realpathSync(tmpdir()), 'hostler agent build '));
  copyFileSync(join(repository, 'package.json'), join(out, 'package.json'));
  symlinkSync(join(repository, 'node_modules'), join(out, 'node_modules'), 'junction');
  for (const source of SOURCES.flatMap((folder) => sourcesBelow(folder))) {
    const target = join(out, 'dist', source.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, compiled(join(repository, source)));
  }
  const script = join(out, 'dist/apps/agent/src/main.js');
  return { script, remove: () => rmSync(out, { recursive: true }) };
}

const sourcesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.(spec|integration)\.ts$|^testing\b/.test(name))
    .map((name) => join(folder, name));

const compiled = (path: string): string =>
  transformFileSync(path, {
    swcrc: false,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'nodenext' },
  }).code;
