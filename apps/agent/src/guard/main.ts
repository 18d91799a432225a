/**
 * The guard stands between an agent and a flow, in a process of its own, so that a flow never outlives its agent (I1): when
 * the agent dies, or does not extend the flow's time, the guard ends the whole process tree of the flow, and itself.
 */
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

import { FlowProcess } from './flow-process.js';
import { asLine, REPORTS_FD, type FromGuard, type ToGuard } from './guard-messages.js';

const reports = createWriteStream('', { fd: REPORTS_FD });
// The agent may be gone when the guard reports; there is nobody left to tell.
reports.on('error', () => undefined);
const report = (message: FromGuard): void => void reports.write(asLine(message));

const flow = new FlowProcess((message) => {
  report(message);
  reports.end(() => process.exit(0));
});

const commands = createInterface({ input: process.stdin });
commands.on('line', (line) => flow.obey(JSON.parse(line) as ToGuard));
commands.on('close', () => void flow.force());
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void flow.force());
