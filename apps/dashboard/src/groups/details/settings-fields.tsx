import { NumberInput, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { problemOf } from '../../api/api-problem.js';
import { useIsPast } from '../../time-travel/past.js';
import { SessionReuseSwitch } from '../session-reuse-switch.js';
import type { Settings } from './settings-effects.js';

type SettingsFieldsProps = {
  readonly settings: Settings;
  readonly change: (part: Partial<Settings>) => void;
  readonly error: unknown;
};

const whole = (value: string | number): number => Math.trunc(Number(value));

/** S70: read where the past is shown, as nothing there can change. */
export function SettingsFields({ settings, change, error }: SettingsFieldsProps) {
  const isPast = useIsPast();
  return (
    <>
      <TextInput
        label="Name"
        required
        maxLength={100}
        value={settings.name}
        readOnly={isPast}
        error={problemOf(error, 'name')}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <Textarea
        label="Description"
        autosize
        maxLength={1_000}
        value={settings.description}
        readOnly={isPast}
        onChange={({ currentTarget }) => change({ description: currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberInput
          label="Committed number of bots"
          min={0}
          allowDecimal={false}
          value={settings.committed}
          readOnly={isPast}
          error={problemOf(error, 'committed')}
          onChange={(value) => change({ committed: whole(value) })}
        />
        <NumberInput
          label="Maximum number of bots"
          min={1}
          allowDecimal={false}
          value={settings.maximum}
          readOnly={isPast}
          error={problemOf(error, 'maximum')}
          onChange={(value) => change({ maximum: whole(value) })}
        />
      </SimpleGrid>
      <SessionReuseSwitch
        checked={settings.sessionReuse}
        disabled={isPast}
        onChange={(sessionReuse) => change({ sessionReuse })}
      />
    </>
  );
}
