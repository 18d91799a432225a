import type { DashboardFile } from './dashboard-files.js';

/** Shown where the server runs from a source tree whose dashboard was never built. */
export const notBuilt: DashboardFile = {
  type: 'text/html; charset=utf-8',
  content: Buffer.from(`<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Hostler</title></head>
  <body>
    <h1>Hostler</h1>
    <p>The dashboard has not been built. Run <code>npm run build</code>, and start the server again.</p>
    <p>The API is documented at <a href="/api/docs">/api/docs</a>.</p>
  </body>
</html>
`),
};
