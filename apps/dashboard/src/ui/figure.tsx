import { Text } from '@mantine/core';

type FigureProps = {
  readonly name: string;
  readonly value?: number;
  /** What the value is part of. */
  readonly of?: number;
  readonly text?: string;
};

/** One number, or one word, with its name. */
export const Figure = ({ name, value, of, text }: FigureProps) => (
  <div style={{ minWidth: 0 }} data-figure={name}>
    <Text fz="xs" c="dimmed">
      {name}
    </Text>
    {value === undefined ? (
      <Text fz="sm" fw={550} mt={4} truncate title={text}>
        {text}
      </Text>
    ) : (
      <Text fz={22} fw={600} lh={1.25} className="numbers">
        {value}
        {of !== undefined && (
          <Text span fz="sm" c="dimmed" fw={450}>
            {' '}
            of {of}
          </Text>
        )}
      </Text>
    )}
  </div>
);
