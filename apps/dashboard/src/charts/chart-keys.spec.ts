import { describe, expect, it } from '@jest/globals';
import { actionOf } from './chart-keys.js';

const times = [0, 10_000, 20_000, 30_000, 40_000];

describe('a chart by keyboard', () => {
  it('moves from moment to moment, and not beyond either end', () => {
    expect(actionOf('ArrowRight', times, 1)).toEqual({ does: 'move', to: 2 });
    expect(actionOf('ArrowLeft', times, 0)).toEqual({ does: 'move', to: 0 });
    expect(actionOf('PageUp', times, 1)).toEqual({ does: 'move', to: 4 });
    expect(actionOf('Home', times, 3)).toEqual({ does: 'move', to: 0 });
  });

  it('shows less of the time round the moment, which keeps its place, and more', () => {
    expect(actionOf('+', times, 1)).toEqual({ does: 'zoom', to: { from: 5_000, to: 25_000 } });
    expect(actionOf('-', times, 1)).toEqual({ does: 'zoom', to: { from: -10_000, to: 70_000 } });
  });

  it('does not zoom into what has no more to show', () => {
    expect(actionOf('+', [0, 4_000, 8_000], 1)).toBeUndefined();
    expect(actionOf('+', [], 0)).toBeUndefined();
  });

  it('opens the moment, shows all again, and leaves other keys alone', () => {
    expect(actionOf('Enter', times, 2)).toEqual({ does: 'open' });
    expect(actionOf('Escape', times, 2)).toEqual({ does: 'reset' });
    expect(actionOf('Tab', times, 2)).toBeUndefined();
  });
});
