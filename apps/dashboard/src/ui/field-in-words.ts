/** A field as people call it, from the place that the server names: "/runTimeoutMs" and "?limit" as "Run timeout ms" and "Limit". */
export function fieldInWords(pointer: string): string {
  const steps = pointer.replace(/^[/?]/, '').split('/');
  const [field = '', ...within] = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const words = field.replace(
    /([a-z])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  );
  return [words.charAt(0).toUpperCase() + words.slice(1), ...within].join(' › ');
}
