/** Of what the server, the agent and the command line are made from, below a root. */
export const serverFingerprint: (root?: string) => string;
export const dashboardFingerprint: (root?: string) => string;
