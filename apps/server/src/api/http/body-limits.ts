declare module 'fastify' {
  interface FastifyContextConfig extends BodyConfig {}
}

/** Of every body, unless its route says otherwise. */
export const BODY_LIMIT_BYTES = 256 * 1024;

/** What a route may say about its body, by `RouteConfig`. */
export type BodyConfig = { readonly bodyLimitBytes?: number; readonly tooLarge?: 'inputs' };

/** A run's inputs of at most 2 MB, and room for what stands round them; what is exactly too large is for the domain to say. */
export const INPUTS_BODY: BodyConfig = { bodyLimitBytes: 2 * 1024 * 1024 + 64 * 1024, tooLarge: 'inputs' };
