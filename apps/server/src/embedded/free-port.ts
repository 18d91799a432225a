import { createServer } from 'node:net';

/** A port of 127.0.0.1 that nobody listens on: the one preferred, or else any. */
export async function freePort(preferred: number | undefined): Promise<number> {
  return (preferred && (await listenOnce(preferred).catch(() => undefined))) || listenOnce(0);
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      const chosen = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(chosen));
    });
  });
}
