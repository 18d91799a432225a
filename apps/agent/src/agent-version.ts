/** Told to the server at enrolment; a spec holds it equal to the package's version. */
export const AGENT_VERSION = '0.1.0';
