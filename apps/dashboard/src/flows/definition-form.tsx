import { SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { problemOf } from '../api/api-problem.js';
import type { DefinitionFaults, DefinitionText } from './definition.js';

type DefinitionFormProps = {
  readonly text: DefinitionText;
  readonly faults: DefinitionFaults;
  readonly error: unknown;
  readonly onChange: (part: Partial<DefinitionText>) => void;
};

const mono = { input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } };

/** What an agent executes (P5). */
export const DefinitionForm = ({ text, faults, error, onChange }: DefinitionFormProps) => (
  <>
    <TextInput
      label="Command"
      description="The program that a bot runs. No shell reads it."
      required
      styles={mono}
      value={text.command}
      error={faults.command ?? problemOf(error, 'command')}
      onChange={({ currentTarget }) => onChange({ command: currentTarget.value })}
    />
    <Textarea
      label="Arguments"
      description="One a line, as it is; one that is empty or has lines of its own, as a JSON string."
      autosize
      minRows={2}
      maxRows={10}
      styles={mono}
      value={text.arguments}
      error={problemOf(error, 'arguments')}
      onChange={({ currentTarget }) => onChange({ arguments: currentTarget.value })}
    />
    <Textarea
      label="Environment variables"
      description="NAME=value a line; NAME=secret:name takes the value of a secret."
      autosize
      minRows={2}
      maxRows={10}
      styles={mono}
      value={text.environment}
      error={faults.environment ?? problemOf(error, 'environment')}
      onChange={({ currentTarget }) => onChange({ environment: currentTarget.value })}
    />
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput
        label="Folder"
        description="A folder of its session where empty."
        styles={mono}
        value={text.folder}
        error={problemOf(error, 'folder')}
        onChange={({ currentTarget }) => onChange({ folder: currentTarget.value })}
      />
      <TextInput
        label="Timeout"
        description="Such as 90 s or 2 h. The environment's limit where empty."
        value={text.timeout}
        error={faults.timeout ?? problemOf(error, 'timeoutMs')}
        onChange={({ currentTarget }) => onChange({ timeout: currentTarget.value })}
      />
    </SimpleGrid>
    <Textarea
      label="Inputs schema"
      description="JSON Schema (2020-12) that inputs must satisfy. Simple properties become a form."
      autosize
      minRows={3}
      maxRows={16}
      styles={mono}
      value={text.inputsSchema}
      error={faults.inputsSchema ?? problemOf(error, 'inputsSchema')}
      onChange={({ currentTarget }) => onChange({ inputsSchema: currentTarget.value })}
    />
  </>
);
