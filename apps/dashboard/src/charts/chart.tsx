import { Box, useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import uPlot, { type AlignedData } from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { clockTime } from '../ui/durations.js';
import type { ChartDefinition } from './chart-definitions.js';
import { actionOf } from './chart-keys.js';
import { optionsOf, type Told } from './chart-options.js';
import './chart.css';
import { stackOf } from './stack.js';

type ChartProps = ChartDefinition &
  Told & {
    /** In epoch milliseconds. */
    readonly times: readonly number[];
  };

const HEIGHT_PX = 190;

/** Lines and areas over time. To the keyboard and to a screen reader it is a slider over its moments, which says their values. */
export function Chart({ title, lines, say, marks, times, ...does }: ChartProps) {
  const { ref, width } = useElementSize();
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const scheme = useComputedColorScheme('light');
  const told = useRef<Told>(does);
  told.current = does;
  const shown = useRef(lines);
  shown.current = lines;
  const [chosen, choose] = useState<number>();
  const shape = lines.map(({ name }) => name).join();

  useEffect(() => {
    if (place.current === null || width === 0) return;
    const options = optionsOf({
      lines,
      linesNow: () => shown.current,
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
  useEffect(() => {
    plot.current?.setData(dataOf(times, lines));
    // A zoom, or the time that goes on, moves the picture below the moment.
    if (place.current?.parentElement === document.activeElement) point(plot.current, chosen);
  }, [times, lines]);

  const at = chosen === undefined ? times.length - 1 : nearest(times, chosen);
  const press = (event: KeyboardEvent): void => {
    const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : actionOf(event.key, times, at);
    if (action === undefined) return;
    event.preventDefault();
    if (action.does === 'move') {
      choose(times[action.to]);
      point(plot.current, times[action.to]);
    }
    if (action.does === 'open') told.current.onOpen(times[at] ?? Date.now());
    if (action.does === 'zoom') told.current.onZoom(action.to);
    if (action.does === 'reset') told.current.onZoomOut();
  };
  return (
    <Box
      ref={ref}
      className="chart"
      tabIndex={0}
      role="slider"
      aria-label={title}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, times.length - 1)}
      aria-valuenow={Math.max(0, at)}
      aria-valuetext={wordsAt(at, times, lines, say)}
      aria-keyshortcuts="Enter + - Escape"
      onKeyDown={press}
      onBlur={() => plot.current?.setCursor({ left: -10, top: -10 })}
    >
      <div ref={place} aria-hidden />
    </Box>
  );
}

const dataOf = (times: readonly number[], lines: ChartDefinition['lines']): AlignedData =>
  [times.map((time) => time / 1_000), ...stackOf(lines)] as unknown as AlignedData;

/** The lines of all charts that are beside it follow, as they do the mouse. */
function point(plot: uPlot | undefined, time: number | undefined): void {
  if (plot === undefined || time === undefined) return;
  plot.setCursor({ left: plot.valToPos(time / 1_000, 'x'), top: plot.over.clientHeight / 2 });
}

function nearest(times: readonly number[], wanted: number): number {
  const distances = times.map((time) => Math.abs(time - wanted));
  return distances.indexOf(Math.min(...distances));
}

/** What cannot be seen, in words: each line's value at one moment. */
function wordsAt(
  at: number,
  times: readonly number[],
  lines: ChartDefinition['lines'],
  say: (value: number) => string,
): string {
  const time = times[at];
  if (time === undefined) return 'nothing';
  const values = lines.map(({ name, values: { [at]: value } }) => `${name} ${sayOrNone(value, say)}`);
  return `${clockTime(time)}: ${values.join('; ')}`;
}

const sayOrNone = (value: number | null | undefined, say: (value: number) => string): string =>
  value === null || value === undefined ? 'none' : say(value);
