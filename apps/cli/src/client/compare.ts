import type { Api } from './api.js';
import type { Comparison, Projection } from './views.js';

/** A rebuild reads the whole log. */
const PATIENCE_MS = 600_000;

export const projectionsOf = async (api: Api): Promise<readonly Projection[]> =>
  (await api.get<{ items: readonly Projection[] }>('/projections')).items;

/** Rebuilds a projection, saga or effect from the log, beside the live one, and compares row by row. */
export const compare = (api: Api, name: string): Promise<Comparison> =>
  api.post<Comparison>(`/projections/${encodeURIComponent(name)}/comparison`, {}, { patienceMs: PATIENCE_MS });
