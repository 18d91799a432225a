export function payload(number: number): { readonly [key: string]: string | number };
