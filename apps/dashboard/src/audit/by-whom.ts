/** Ids of subjects: parts of the product, bots, and people as they stand in events. */
const ID = /^(system:|bot:)|^[0-9a-f]{8}-[0-9a-f-]{27}$/i;

/** The filter for what somebody typed: an id is looked for as it is, anything else in people's names and addresses (U12). */
export function byWhom(typed: string): { readonly actor?: string; readonly who?: string } {
  const text = typed.trim();
  if (text === '') return {};
  return ID.test(text) ? { actor: text } : { who: text };
}
