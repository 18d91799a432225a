import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repository, sourceFiles } from './repository.js';

/** Percentiles, which look like rules. */
const NO_RULES = ['P50', 'P95'];

const rules = readFileSync(join(repository, 'docs/rules.md'), 'utf8');
const numbersIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '');
const inBold = numbersIn(rules, /^- \*\*([SXPUI]\d+)\*\*/gm);
const listed = numbersIn(rules, /^- \**([SXPUI]\d+)/gm);
const named = new Set(sourceFiles(repository).flatMap(({ text }) => numbersIn(text, /\b([SXPUI]\d{1,3})\b/g)));
for (const number of NO_RULES) named.delete(number);

describe('docs/rules.md', () => {
  it('has every number that code or tests name, and each once', () => {
    expect([...named].filter((number) => !listed.includes(number))).toEqual([]);
    expect(listed.filter((number, index) => listed.indexOf(number) !== index)).toEqual([]);
  });

  it('shows in bold what code or tests name, and nothing else', () => {
    expect([...named].filter((number) => listed.includes(number) && !inBold.includes(number))).toEqual([]);
    expect(inBold.filter((number) => !named.has(number))).toEqual([]);
  });
});
