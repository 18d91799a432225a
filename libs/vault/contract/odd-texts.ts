/** Text that databases, encodings and templates stumble over. */
export const oddTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'before\u0000after',
  '\ud800',
  'half a pair \udc00 in the middle',
  '𝒳 is outside the basic plane',
  'e\u0301 is not \u00e9',
  '\u2028\u2029\ufeff\u202e',
  `'; DROP TABLE secrets; --`,
  '"\\"\\\\u0000',
  '\r\n\t\u001f\u007f',
  '$1 %s {{7*7}} ${7*7} %00',
];
