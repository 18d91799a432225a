const LONGEST_CHARACTER_BYTES = 4;

/** The bytes without a character of UTF-8 that is cut off at their end; all of them where they are no UTF-8 anyway. */
export function wholeCharacters(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(LONGEST_CHARACTER_BYTES, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >> 6 === 0b10) continue;
    return lengthOf(byte) > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}

/** Of the character that this byte begins. */
function lengthOf(first: number): number {
  if (first >= 0b11110000) return 4;
  if (first >= 0b11100000) return 3;
  return first >= 0b11000000 ? 2 : 1;
}
