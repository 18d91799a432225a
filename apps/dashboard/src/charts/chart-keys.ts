import type { Stretch } from './stretch.js';

/** What a key does to a chart: moves to another of its moments, opens the one it is at, or shows more or less of the time round it. */
export type ChartAction =
  | { readonly does: 'move'; readonly to: number }
  | { readonly does: 'open' }
  | { readonly does: 'zoom'; readonly to: Stretch }
  | { readonly does: 'reset' };

const PAGE_MOMENTS = 10;
const ZOOM_IN = 0.5;
const ZOOM_OUT = 2;
export const SHORTEST_ZOOM_MS = 5_000;

/** As sliders have it: arrows, Page, Home and End move; Enter opens; + and - zoom, Escape shows all again. */
export function actionOf(key: string, times: readonly number[], at: number): ChartAction | undefined {
  const move = (to: number): ChartAction => ({ does: 'move', to: Math.min(Math.max(to, 0), times.length - 1) });
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return move(at - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return move(at + 1);
    case 'PageDown':
      return move(at - PAGE_MOMENTS);
    case 'PageUp':
      return move(at + PAGE_MOMENTS);
    case 'Home':
      return move(0);
    case 'End':
      return move(times.length - 1);
    case 'Enter':
      return { does: 'open' };
    case '+':
    case '=':
      return zoom(times, at, ZOOM_IN);
    case '-':
      return zoom(times, at, ZOOM_OUT);
    case 'Escape':
      return { does: 'reset' };
    default:
      return undefined;
  }
}

/** The moment keeps its place in the picture. */
function zoom(times: readonly number[], at: number, factor: number): ChartAction | undefined {
  const [first, last, middle] = [times[0], times.at(-1), times[at]];
  if (first === undefined || last === undefined || middle === undefined) return undefined;
  if ((last - first) * factor < SHORTEST_ZOOM_MS) return undefined;
  return { does: 'zoom', to: { from: middle - (middle - first) * factor, to: middle + (last - middle) * factor } };
}
