/** A number and its noun, or its noun and verb, in the right form: "1 slot is", "3 slots are". */
export const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** To go on with "in use". */
export const everySlotIs = (capacity: number): string =>
  capacity === 1 ? 'the only slot of the environment is' : `all ${capacity} slots of the environment are`;
