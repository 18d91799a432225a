import { Box, Text, useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import uPlot, { type AlignedData } from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { ChartDefinition } from './chart-definitions.js';
import type { Stretch } from './stretch.js';
import { optionsOf } from './chart-options.js';
import './chart.css';
import { stackOf } from './stack.js';

type ChartProps = ChartDefinition & {
  /** In epoch milliseconds. */
  readonly times: readonly number[];
  readonly onZoom: (stretch: Stretch) => void;
  readonly onOpen: (time: number) => void;
};

const HEIGHT_PX = 190;

/** Lines and areas over time. What it draws is said in words too, for who can't see it. */
export function Chart({ title, lines, say, marks, times, onZoom, onOpen }: ChartProps) {
  const { ref, width } = useElementSize();
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const scheme = useComputedColorScheme('light');
  const told = useRef({ onZoom, onOpen });
  told.current = { onZoom, onOpen };
  const shape = lines.map(({ name }) => name).join();

  useEffect(() => {
    if (place.current === null || width === 0) return;
    const options = optionsOf({
      lines,
      say,
      marks,
      width,
      height: HEIGHT_PX,
      dark: scheme === 'dark',
      told: () => told.current,
    });
    plot.current = new uPlot(options, dataOf(times, lines), place.current);
    return () => plot.current?.destroy();
  }, [shape, width, scheme]); // Values come by setData below.
  useEffect(() => plot.current?.setData(dataOf(times, lines)), [times, lines]);

  const words = lines.map(({ name, values }) => `${name}: ${lastOf(values, say)}`).join('; ');
  return (
    <Box ref={ref} role="figure" aria-label={`${title}. Latest values: ${words}`}>
      <div ref={place} aria-hidden />
      <Text className="visually-hidden">{words}</Text>
    </Box>
  );
}

const dataOf = (times: readonly number[], lines: ChartDefinition['lines']): AlignedData =>
  [times.map((time) => time / 1_000), ...stackOf(lines)] as unknown as AlignedData;

function lastOf(values: readonly (number | null)[], say: (value: number) => string): string {
  const last = values.findLast((value) => value !== null);
  return last === undefined || last === null ? 'none' : say(last);
}
