import { Rejected } from '#kernel/rejected.js';
import type { Engine } from '../../engine/engine.js';
import type { Metrics } from './metrics.js';

/** The same engine, its commands counted by type and outcome. */
export const counting = (engine: Engine, metrics: Pick<Metrics, 'count'>): Engine => ({
  ...engine,
  execute: async (command, context) => {
    try {
      const handled = await engine.execute(command, context);
      metrics.count(command.type, handled.repeated ? 'repeated' : 'done');
      return handled;
    } catch (error) {
      metrics.count(command.type, error instanceof Rejected ? error.code : 'error');
      throw error;
    }
  },
});
