import type { EnvironmentView } from '#protocol/generated/api.gen.js';
import { durationFrom, inFull } from '../ui/durations.js';

export type PolicyView = EnvironmentView['policies'][string];

const isDuration = (name: string): boolean => name.endsWith('Ms');

/** "queueTimeoutMs" as "Queue timeout". */
export function labelOf(name: string): string {
  const words = name
    .replace(/Ms$/, '')
    .replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const sayPolicy = (name: string, value: number): string => (isDuration(name) ? inFull(value) : String(value));

/** The number that a person meant; `undefined` where it is none. */
export function valueFrom(name: string, typed: string): number | undefined {
  if (isDuration(name)) return durationFrom(typed);
  return /^\d+$/.test(typed.trim()) ? Number(typed) : undefined;
}

/** A sentence of the server's, with policies called as the page of Administration calls them. */
export const withPolicyNames = (sentence: string): string =>
  sentence.replace(/\bpolicy (\w+)/g, (_, name: string) => `policy “${labelOf(name)}”`);
