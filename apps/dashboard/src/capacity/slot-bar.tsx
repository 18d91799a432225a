import { Group, Text } from '@mantine/core';
import './slot-bar.css';

/** What a slot is used for, as the bar shows it. */
export type SlotTone = 'running' | 'idle' | 'provisioning' | 'leaving' | 'committed' | 'free' | 'overage';
export type SlotPart = { readonly name: string; readonly slots: number; readonly tone: SlotTone };

type SlotBarProps = {
  readonly label: string;
  readonly total: number;
  readonly parts: readonly SlotPart[];
  readonly legend?: boolean;
  /** What the slots are called that nothing holds. */
  readonly rest?: string;
};

const HIGHEST_DRAWN_ONE_BY_ONE = 60;

/** Slots as cells: each its own, as long as there are few enough to be told apart. */
export function SlotBar({ label, total, parts, legend = true, rest = 'Free' }: SlotBarProps) {
  const used = parts.filter(({ slots }) => slots > 0);
  const sum = used.reduce((before, { slots }) => before + slots, 0);
  const all: SlotPart[] = sum < total ? [...used, { name: rest, slots: total - sum, tone: 'free' }] : used;
  const words = all.map(({ name, slots }) => `${name}: ${slots}`).join(', ');
  const cells = total <= HIGHEST_DRAWN_ONE_BY_ONE;
  return (
    <div>
      <div className="slot-bar" role="img" aria-label={`${label}. ${words === '' ? 'None' : words}.`}>
        {all.flatMap(({ name, slots, tone }) =>
          cells
            ? Array.from({ length: slots }, (_, index) => <span key={`${name}${index}`} className={`slot ${tone}`} />)
            : [<span key={name} className={`slot ${tone}`} style={{ flexGrow: slots, maxWidth: 'none' }} />],
        )}
      </div>
      {legend && (
        <Group gap="sm" mt={5} aria-hidden>
          {all.map(({ name, slots, tone }) => (
            <Text key={name} fz={11} c="dimmed" className="numbers">
              <span className={`slot-key ${tone}`} /> {name} {slots}
            </Text>
          ))}
        </Group>
      )}
    </div>
  );
}
