import { createServer } from 'node:net';
import { settingsSchema } from '#protocol/server-settings.js';
import type { Finding } from './finding.js';

/** Whether a server could listen where it would. */
export function examinePort(variables: Readonly<Record<string, string | undefined>>): Promise<Finding> {
  const { port: portSetting, host: hostSetting } = settingsSchema.properties;
  const port = Number(variables[portSetting.variable] || portSetting.default);
  const host = variables[hostSetting.variable] || hostSetting.default;
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const remedy = `Stop what uses port ${port}, or choose another with "hostler up --port" (0 takes a free one).`;
      resolve({ what: 'port', found: `${port} can't be listened on (${error.code ?? error.message})`, remedy });
    });
    probe.listen({ host, port, exclusive: true }, () =>
      probe.close(() => resolve({ what: 'port', found: `${port} is free` })),
    );
  });
}
