import Table from 'cli-table3';
import type { MeasureResult, Result } from './rounds.js';

/** A result for people: a table a measure, medians first, every round behind it, and how far the goals were reached. */
export function tables(result: Result): string {
  const parts = result.measures.map(
    (measure) => `${measure.name} (${measure.unit})\n${tableOf(measure)}${goalsOf(measure)}`,
  );
  return [result.title, ...result.left, ...parts].join('\n\n');
}

function tableOf({ contestants }: MeasureResult): string {
  const table = new Table({
    head: ['', 'median', 'of the first', 'rounds', 'durable'],
    style: { head: [], border: [] },
  });
  const first = contestants[0]?.median ?? NaN;
  for (const { name, median, values, durable } of contestants)
    table.push([name, figure(median), `${(median / first).toFixed(2)} ×`, values.map(figure).join(' '), durable]);
  return table.toString();
}

function goalsOf({ goals = [], contestants, better }: MeasureResult): string {
  const medianOf = (name: string) => contestants.find((contestant) => contestant.name === name)?.median;
  return goals
    .map(({ ours, of, factor }) => {
      const [mine, others] = [medianOf(ours), medianOf(of)];
      if (mine === undefined || others === undefined) return '';
      const ratio = mine / others;
      const reached = better === 'more' ? ratio >= factor : ratio <= factor;
      const wanted = `${better === 'more' ? '≥' : '≤'} ${factor} ×`;
      return `\n${reached ? 'reached' : 'missed'}: ${ours} is ${ratio.toFixed(2)} × ${of}, wanted ${wanted}`;
    })
    .join('');
}

const figure = (value: number): string => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2));
