/** The browser that the dashboard is tested in; `undefined` where there is none. */
export const browserPath: string | undefined;
