/** A number and its noun, or its noun and verb, in the right form: "1 slot is", "3 slots are". */
export const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
