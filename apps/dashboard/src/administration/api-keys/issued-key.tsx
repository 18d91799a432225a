import { Alert, Button, Code, Group } from '@mantine/core';
import { useRef, useState } from 'react';
import { copyText } from '../../ui/copy-text.js';

const words = { not: 'Copy', copied: 'Copied', selected: 'Press Ctrl+C' } as const;

/** The key itself, which only its digest is kept of. */
export function IssuedKey({ apiKey }: { readonly apiKey: string }) {
  const place = useRef<HTMLElement>(null);
  const [state, setState] = useState<keyof typeof words>('not');
  const copy = async (): Promise<void> => {
    const copied = await copyText(apiKey);
    // Who copies by hand finds it selected.
    if (!copied && place.current !== null) getSelection()?.selectAllChildren(place.current);
    setState(copied ? 'copied' : 'selected');
  };
  return (
    <Alert color="yellow" variant="light" mt="md" title="Shown this once: copy it now" role="status">
      <Group>
        <Code ref={place} style={{ overflowWrap: 'anywhere' }}>
          {apiKey}
        </Code>
        <Button size="xs" variant="default" onClick={() => void copy()}>
          {words[state]}
        </Button>
      </Group>
    </Alert>
  );
}
