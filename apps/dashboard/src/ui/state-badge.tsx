import './state-badge.css';

type Tone = 'gray' | 'blue' | 'orange' | 'pine' | 'red';
type Look = { readonly label: string; readonly color: Tone; readonly variant?: 'light' | 'outline' };

/** Every state that a badge names, in the words of pages and docs. Colour never stands alone: the word says the same. */
const looks: Readonly<Record<string, Look>> = {
  queued: { label: 'Queued', color: 'gray' },
  assigned: { label: 'Assigned', color: 'blue' },
  running: { label: 'Running', color: 'blue' },
  cancelling: { label: 'Cancelling', color: 'orange' },
  succeeded: { label: 'Succeeded', color: 'pine' },
  failed: { label: 'Failed', color: 'red' },
  cancelled: { label: 'Cancelled', color: 'gray', variant: 'outline' },
  timedOut: { label: 'Timed out', color: 'red', variant: 'outline' },

  reserved: { label: 'Reserved', color: 'gray' },
  provisioning: { label: 'Provisioning', color: 'orange' },
  idle: { label: 'Idle', color: 'pine' },
  busy: { label: 'Running', color: 'blue' },
  leaving: { label: 'Being deleted', color: 'gray', variant: 'outline' },

  active: { label: 'Active', color: 'pine' },
  deleting: { label: 'Being deleted', color: 'orange' },
  deleted: { label: 'Deleted', color: 'gray', variant: 'outline' },
  expired: { label: 'Expired', color: 'gray', variant: 'outline' },
  revoked: { label: 'Revoked', color: 'gray', variant: 'outline' },
  deletedInactive: { label: 'Deleted (inactive)', color: 'gray', variant: 'outline' },
  broken: { label: 'Broken', color: 'red' },

  scaleOut: { label: 'Scale out', color: 'pine' },
  scaleIn: { label: 'Scale in', color: 'blue' },
  hold: { label: 'Hold', color: 'gray' },
  blocked: { label: 'Blocked', color: 'orange' },

  sufficient: { label: 'Sufficient', color: 'pine' },
  fullyUtilized: { label: 'Fully utilized', color: 'orange' },
  overage: { label: 'Overage', color: 'red' },

  high: { label: 'High', color: 'orange', variant: 'outline' },
  normal: { label: 'Normal', color: 'gray', variant: 'outline' },
  default: { label: 'Default', color: 'pine', variant: 'outline' },
  custom: { label: 'Custom', color: 'gray', variant: 'outline' },
};

export const labelOfState = (state: string): string => looks[state]?.label ?? state;

/** A plain element: a table shows hundreds of them. */
export function StateBadge({ state }: { readonly state: string }) {
  const { label, color, variant = 'light' } = looks[state] ?? { label: state, color: 'gray' };
  return <span className={`state state-${variant} tone-${color}`}>{label}</span>;
}
