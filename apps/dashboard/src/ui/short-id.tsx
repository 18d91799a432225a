import { CopyButton, Text, Tooltip, UnstyledButton } from '@mantine/core';

const SHOWN_CHARACTERS = 8;

/** The beginning of an id; a click copies all of it. */
export function ShortId({ id }: { readonly id: string | null | undefined }) {
  if (id === null || id === undefined) return <>–</>;
  return (
    <CopyButton value={id}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : id}>
          <UnstyledButton onClick={copy} aria-label={`Copy ${id}`} style={{ cursor: 'copy' }}>
            <Text span ff="monospace" fz="xs">
              {id.length > SHOWN_CHARACTERS + 4 ? id.slice(0, SHOWN_CHARACTERS) : id}
            </Text>
          </UnstyledButton>
        </Tooltip>
      )}
    </CopyButton>
  );
}
