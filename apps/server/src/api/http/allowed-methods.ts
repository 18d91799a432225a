type Route = { readonly url: string; readonly method: string | string[] };

/** Which methods an address takes: a router that finds no route can't say whether another method would have found one. */
export class AllowedMethods {
  readonly #routes = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();

  /** Called for each route as it is made. */
  learn({ url, method }: Route): void {
    const known = this.#routes.get(url) ?? { pattern: patternOf(url), methods: new Set<string>() };
    for (const one of [method].flat()) known.methods.add(one);
    this.#routes.set(url, known);
  }

  /** Sorted; empty where no route has this address. */
  of(url: string): readonly string[] {
    const path = url.split('?', 1)[0] ?? '';
    const methods = [...this.#routes.values()]
      .filter(({ pattern }) => pattern.test(path))
      .flatMap((r) => [...r.methods]);
    return [...new Set(methods)].sort();
  }
}

function patternOf(url: string): RegExp {
  const steps = url
    .split('/')
    .map((step) => (step.startsWith(':') ? '[^/]+' : step.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${steps.join('/')}$`);
}
