import { join } from 'node:path';
import { projectFolder } from './project-folder.js';

const EXAMPLE = join(projectFolder(), 'examples', 'invoices');

export const DEMO_FOLDER = join(projectFolder(), '.hostler', 'demo');
export const INVOICES = join(EXAMPLE, 'invoices.csv');
export const INPUTS_SCHEMA = join(EXAMPLE, 'inputs.schema.json');
export const FLOW_SCRIPT = join(EXAMPLE, 'check-batch.mjs');

/** Eight suppliers, three batches each: 24 runs. */
export const BATCHES_PER_SUPPLIER = 3;
export const COMMITTED = 1;
export const MAXIMUM = 4;
/** Short, so that bots are seen to go. */
export const IDLE_TIMEOUT_MS = 3_000;
/** As if machines took their time, so that provisioning is seen. */
export const PROVISIONING_DELAY_MS = 2_500;
/** Bots that nobody comes back to end themselves after this. */
export const AGENT_ORPHAN_TIMEOUT_MS = 120_000;

export const EARLIER_WITHIN_MS = 25_000;
export const RUNS_WITHIN_MS = 120_000;
export const BOTS_GONE_WITHIN_MS = 45_000;
export const LOOK_MS = 250;
