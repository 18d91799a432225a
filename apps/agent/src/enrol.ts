import { rmSync } from 'node:fs';

import { AgentEnds, EXIT } from './agent-ends.js';
import type { AgentFolder } from './agent-folder.js';
import { AGENT_VERSION } from './agent-version.js';
import { readJson } from './durable-file.js';
import { privateKey, publicJwk, savedIdentity, saveIdentity, type Identity } from './identity.js';
import { ServerApi } from './server-api.js';
import { Refused, ServerConnection, untilAnswered } from './server-connection.js';

/** Longer than any enrolment token lives. */
const ENROL_WITHIN_MS = 20 * 60_000;

type Enrolment = { readonly serverUrl: string; readonly token: string };

/** The identity of earlier days, or a new one for the one-time token in the folder. Either way the token is gone afterwards. */
export async function enrolOrResume(folder: AgentFolder, signal: AbortSignal): Promise<Identity> {
  const identity = savedIdentity(folder) ?? (await enrol(folder, signal));
  rmSync(folder.enrolment, { force: true });
  return identity;
}

async function enrol(folder: AgentFolder, signal: AbortSignal): Promise<Identity> {
  const { serverUrl, token } = readEnrolment(folder);
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(ENROL_WITHIN_MS)]);
  const api = new ServerApi(new ServerConnection(serverUrl, () => undefined));
  const request = {
    token,
    publicKey: publicJwk(privateKey(folder)),
    agentVersion: AGENT_VERSION,
    platform: `${process.platform}-${process.arch}`,
  };
  try {
    const identity = { ...(await untilAnswered(() => api.enrol(request, inTime), inTime)), serverUrl };
    saveIdentity(folder, identity);
    return identity;
  } catch (error) {
    signal.throwIfAborted();
    if (inTime.aborted) throw new AgentEnds(EXIT.orphaned, 'No server to enrol with.', { cause: error });
    if (!(error instanceof Refused)) throw error;
    throw new AgentEnds(EXIT.refused, `The server refused the enrolment (${error.status}).`);
  }
}

function readEnrolment(folder: AgentFolder): Enrolment {
  const enrolment = readJson(folder.enrolment) as Partial<Enrolment> | undefined;
  if (typeof enrolment?.serverUrl !== 'string' || typeof enrolment.token !== 'string') {
    throw new AgentEnds(
      EXIT.unusableFolder,
      'The folder holds neither an identity nor an enrolment (serverUrl, token).',
    );
  }
  return { serverUrl: enrolment.serverUrl, token: enrolment.token };
}
