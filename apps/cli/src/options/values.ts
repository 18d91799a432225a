import { readFileSync } from 'node:fs';
import { codeOrWords } from '../error-code.js';
import { wrongUsage } from '../failure.js';

/** A whole number of an option; commander hands over the text. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw wrongUsage(`"${text}" is no whole number.`);
  return Number(text);
}

/** Gathers what an option gives each time that it is repeated. */
export const collect = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

/** `name=value` → both. What is JSON counts as JSON, the rest as text. */
export function jsonByName(assignments: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(assignments.map(assignment).map(([name, text]) => [name, jsonOrText(text)]));
}

export const textByName = (assignments: readonly string[]): Record<string, string> =>
  Object.fromEntries(assignments.map(assignment));

/** A JSON object from a file, or from standard input for `-`. */
export function jsonObjectIn(file: string): Record<string, unknown> {
  const text = textIn(file);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Said below, as for any other JSON that is no object.
  }
  throw wrongUsage(`${file === '-' ? 'Standard input' : file} holds no JSON object.`);
}

function textIn(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw wrongUsage(`${file} can't be read (${codeOrWords(error)}).`);
  }
}

function assignment(text: string): readonly [string, string] {
  const split = text.indexOf('=');
  if (split < 1) throw wrongUsage(`"${text}" is not of the form name=value.`);
  return [text.slice(0, split), text.slice(split + 1)];
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
