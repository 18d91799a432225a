/** The text of `libs/protocol/generated/api.gen.ts`: what the API takes and answers, as types, from its OpenAPI document. */
export const wireTypesText: (openApiDocument: string) => Promise<string>;
