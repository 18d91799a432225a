/** What a process needs to know of the machine. Everything else in the agent's environment is none of a flow's business. */
const PASSED_ON = [
  'PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ', 'TMPDIR', 'DISPLAY', 'XDG_RUNTIME_DIR',
  'SystemRoot', 'SystemDrive', 'windir', 'ComSpec', 'PATHEXT', 'TEMP', 'TMP', 'USERNAME', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA',
  'ProgramData', 'ProgramFiles', 'ProgramFiles(x86)', 'NUMBER_OF_PROCESSORS', 'PROCESSOR_ARCHITECTURE',
]; // prettier-ignore

type Environment = Readonly<Record<string, string | undefined>>;

export const minimalEnvironment = (own: Environment): Record<string, string> =>
  Object.fromEntries(PASSED_ON.flatMap((name) => (own[name] === undefined ? [] : [[name, own[name]]])));

/** What Hostler itself tells a flow; a flow's own variables can't replace it, so no process of a run loses its mark. */
export type OwnVariables = {
  readonly HOSTLER_BOT_ID: string;
  readonly HOSTLER_RUN_ID: string;
  readonly HOSTLER_INPUTS: string;
  readonly HOSTLER_OUTPUTS: string;
  readonly HOSTLER_SESSION_FOLDER: string;
};

export const flowEnvironment = (own: Environment, flow: Readonly<Record<string, string>>, ours: OwnVariables) => ({
  ...minimalEnvironment(own),
  ...flow,
  ...ours,
});
