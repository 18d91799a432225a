import { Text } from '@mantine/core';

const numbers = new Intl.NumberFormat('en-GB');

type FigureProps = {
  readonly name: string;
  readonly value?: number;
  /** What the value is part of. */
  readonly of?: number;
  /** A word is smaller than a number. */
  readonly text?: string;
  /** A number with its unit. */
  readonly amount?: string;
};

/** One number, or one word, with its name. */
export const Figure = ({ name, value, of, text, amount }: FigureProps) => (
  <div style={{ minWidth: 0 }} data-figure={name}>
    <Text fz="xs" c="dimmed">
      {name}
    </Text>
    {value === undefined && amount === undefined ? (
      <Text fz="sm" fw={550} mt={4} lh={1.3} lineClamp={2} title={text}>
        {text}
      </Text>
    ) : (
      <Text fz={22} fw={600} lh={1.25} className="numbers">
        {value === undefined ? amount : numbers.format(value)}
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
