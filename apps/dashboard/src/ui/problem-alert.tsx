import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ApiProblem, ServerAway } from '../api/api-problem.js';
import { fieldInWords } from './field-in-words.js';

type ProblemAlertProps = { readonly error: unknown; readonly again?: (() => void) | undefined };

/** What went wrong, and what to do about it, in the server's words. */
export function ProblemAlert({ error, again }: ProblemAlertProps) {
  if (error === null || error === undefined) return null;
  const { title, detail, fields } = wordsOf(error);
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle size={18} />}
      title={title}
      role="alert"
      variant="light"
      className="problem"
    >
      {fields.length === 0 && <Text fz="sm">{detail}</Text>}
      {fields.length > 0 && (
        <ul style={{ margin: 0, paddingLeft: 18 }}>
          {fields.map((field) => (
            <li key={field.pointer}>
              {field.pointer !== '' && <b>{fieldInWords(field.pointer)}: </b>}
              {field.detail}
            </li>
          ))}
        </ul>
      )}
      {again !== undefined && (
        <Group mt="xs">
          <Button variant="default" size="xs" onClick={again}>
            Try again
          </Button>
        </Group>
      )}
    </Alert>
  );
}

/** Where the server speaks to programs, what a person can do on the page. */
const hints: Readonly<Record<string, string>> = {
  'moment-before-the-log':
    'At this moment the log had not begun. Move the slider to the right, or press ] or K to go to the next event.',
  'moment-in-the-future': 'This moment has not come yet. Go back to the present, or choose an earlier one.',
};

function wordsOf(error: unknown) {
  if (error instanceof ApiProblem)
    return { title: error.title, detail: hints[error.code] ?? error.message, fields: error.fields };
  if (error instanceof ServerAway)
    return { title: 'The server does not answer', detail: 'This page asks again by itself until it does.', fields: [] };
  const detail = error instanceof Error ? error.message : String(error);
  return {
    title: 'This page met something unexpected',
    detail: `${detail}. Reload it; nothing has been lost.`,
    fields: [],
  };
}
