import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { createProgram } from '../program.js';
import { cliReference } from './cli-reference.js';

it('docs/cli.md is what the commands say: "npm run cli-docs" writes it anew', () => {
  expect(readFileSync('docs/cli.md', 'utf8')).toBe(cliReference(createProgram()));
});

it('names every command once', () => {
  const headings = cliReference(createProgram()).match(/^### .*$/gm) ?? [];
  expect(new Set(headings).size).toBe(headings.length);
  for (const command of ['up', 'demo', 'group restore', 'run enqueue', 'projection rebuild', 'doctor'])
    expect(headings.filter((heading) => heading.includes(`hostler ${command}`))).toHaveLength(1);
});
