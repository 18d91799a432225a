import { ApiProblem } from '../../api/api-problem.js';
import type { Draft, DraftFaults, Room } from './draft.js';

/** What every step is given. */
export type StepProps = {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly faults: DraftFaults;
  readonly error: unknown;
  readonly room: Room | undefined;
};

type Step = { readonly label: string; readonly fields: readonly (keyof Draft)[] };

export const steps: readonly Step[] = [
  { label: 'Name', fields: ['name', 'description', 'sessionReuse'] },
  { label: 'Bots', fields: ['committed', 'maximum'] },
  { label: 'VM image', fields: ['imageId'] },
  { label: 'Access', fields: ['access'] },
  { label: 'Review', fields: [] },
];

/** Refusals that name no field, by the step where the person can do something about them. */
const stepOfCode: Readonly<Record<string, number>> = {
  'name-taken': 0,
  'group-name-taken': 0,
  'capacity-exceeded': 1,
  'committed-above-maximum': 1,
  'committed-above-capacity': 1,
  'maximum-above-capacity': 1,
  'maximum-above-limit': 1,
  'image-not-found': 2,
  'access-not-available': 3,
};

/** A refusal is shown where it can be mended. */
export function stepOfProblem(error: unknown): number | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  const named = error.fields[0]?.pointer.slice(1);
  const step = steps.findIndex(({ fields }) => fields.some((field) => field === named));
  return step >= 0 ? step : stepOfCode[error.code];
}
