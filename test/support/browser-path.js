import { existsSync } from 'node:fs';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser that the dashboard is tested in; `undefined` where there is none. */
export const browserPath = [process.env.HOSTLER_BROWSER, ...usual].find(
  (path) => path !== undefined && existsSync(path),
);
