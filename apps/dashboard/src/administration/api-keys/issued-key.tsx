import { Alert, Button, Code, CopyButton, Group } from '@mantine/core';

/** The key itself, which only its digest is kept of. */
export function IssuedKey({ apiKey }: { readonly apiKey: string }) {
  return (
    <Alert color="yellow" variant="light" mt="md" title="Shown this once: copy it now" role="status">
      <Group>
        <Code style={{ overflowWrap: 'anywhere' }}>{apiKey}</Code>
        <CopyButton value={apiKey}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  );
}
