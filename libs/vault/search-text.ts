import type { Subject } from './ports.js';

/** What a search looks in: name and address on lines of their own, so that no match runs from one into the other. */
export const searchTextOf = ({ displayName, email }: Subject): string => foldCase(`${displayName}\n${email ?? ''}`);

/** Without NUL, which PostgreSQL takes in no text. */
export const foldCase = (text: string): string => text.toLowerCase().replaceAll('\u0000', '');
