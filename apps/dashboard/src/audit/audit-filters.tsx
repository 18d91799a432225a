import { Group, TextInput } from '@mantine/core';
import { localTimeText, timeFromText } from '../time-travel/local-time.js';
import { Choice } from '../ui/choice.js';
import { SearchField } from '../ui/search-field.js';
import { useRemembered } from '../ui/use-remembered.js';
import { kinds } from './event-kinds.js';
import { eventTypes } from './event-types.js';
import { nameInWords } from './event-words.js';

const types = eventTypes
  .map((value) => ({ value, label: nameInWords(value) }))
  .sort((one, other) => one.label.localeCompare(other.label));

/** What the audit is narrowed to. It stands in the address, where `useAuditQuery` reads it. */
export function AuditFilters() {
  const [kind, setKind] = useRemembered('kind');
  const [type, setType] = useRemembered('type');
  const [who, setWho] = useRemembered('who');
  const [correlationId, setCorrelationId] = useRemembered('correlationId');
  return (
    <Group mb="sm" gap="xs" align="flex-end">
      <Choice label="About" everything="About everything" value={kind} options={kinds} onChange={setKind} width={170} />
      <Choice
        label="What happened"
        everything="Whatever happened"
        value={type}
        options={types}
        onChange={setType}
        width={220}
      />
      <SearchField label="Who: a name, or an id" value={who} onChange={setWho} />
      <SearchField label="Correlation id" value={correlationId} onChange={setCorrelationId} />
      <Group gap="xs" w={{ base: '100%', xs: 'auto' }}>
        <TimeField name="since" label="Since" word="from" wordWidth={44} />
        <TimeField name="until" label="Until" word="to" wordWidth={32} />
      </Group>
    </Group>
  );
}

type TimeFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly word: string;
  readonly wordWidth: number;
};

/** The field speaks local time; the address, which may be sent to another zone, does not. */
function TimeField({ name, label, word, wordWidth }: TimeFieldProps) {
  const [value, setValue] = useRemembered(name);
  const time = timeFromText(value);
  return (
    <TextInput
      type="datetime-local"
      aria-label={label}
      leftSection={word}
      leftSectionWidth={wordWidth}
      w={{ base: '100%', xs: 'auto' }}
      value={time === undefined ? '' : localTimeText(Date.parse(time))}
      onChange={({ currentTarget }) => setValue(timeFromText(currentTarget.value) ?? '')}
    />
  );
}
