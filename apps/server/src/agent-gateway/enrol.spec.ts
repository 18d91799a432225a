import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { examples } from '../../../../test/golden/examples/all.js';
import { botId, minute, ofGroup } from '../../../../test/golden/examples/things.js';
import type { HostlerEvent } from '#domain/all.events.js';
import { streamOf } from '#domain/streams.js';
import { MemoryEventStore } from '#event-store/memory/memory-event-store.js';
import { deriveId } from '#kernel/ids.js';
import { ASSERTION_AUDIENCE } from '#protocol/agent.js';
import { MemoryRowStore } from '#runtime/memory/memory-row-store.js';
import { VirtualClock } from '#runtime/memory/virtual-clock.js';
import { States } from '#runtime/states.js';
import { memoryVault } from '#vault/memory/memory-vault.js';
import type { Engine } from '../engine/engine.js';
import { tableNamed } from '../engine/tables.js';
import { AgentTokens, NotAuthentic } from './agent-tokens.js';
import { accessToken } from './enrol.js';
import { Gateway } from './gateway.js';
import { SessionBoard } from './session-board.js';

const key = generateKeyPairSync('ed25519');
const publicKey = String(key.publicKey.export({ format: 'jwk' }).x);

/** The read models are empty, as they are while they are folded anew. */
describe('a bot that asks for an access token', () => {
  let store: MemoryEventStore;
  let gateway: Gateway;
  beforeEach(async () => {
    const clock = new VirtualClock(minute(20));
    store = new MemoryEventStore({ clock });
    const rows = new MemoryRowStore({ clock });
    await rows.prepare([tableNamed('bots')]);
    const engine = { clock, rows, table: tableNamed, states: new States(store) } as unknown as Engine;
    const tokens = await AgentTokens.open(memoryVault().secrets);
    gateway = new Gateway(engine, tokens, new SessionBoard(rows.sessions), new AbortController().signal);
  });

  async function append(...types: HostlerEvent['type'][]): Promise<void> {
    const stream = streamOf('bot', 'default', botId);
    const standing = await store.read(stream);
    const events = types.map((type, index) => ({
      type,
      data: { ...examples[type], ...(type === 'BotEnrolled' && { publicKey }) },
      id: deriveId(stream, type, standing.length + index),
      metadata: {
        schemaVersion: 1,
        environmentId: 'default',
        actor: 'system:spec',
        commandId: deriveId('command', type),
        $correlationId: botId,
        $causationId: botId,
      },
    }));
    await store.append(stream, events, standing.length - 1);
  }

  const assertion = (claims: Record<string, unknown> = { environmentId: 'default' }, bot = botId): Promise<string> =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(bot)
      .setSubject(bot)
      .setAudience(ASSERTION_AUDIENCE)
      .setIssuedAt()
      .setExpirationTime('1m')
      .sign(key.privateKey);
  const askedWith = async (said: Promise<string>) => accessToken(gateway, await said);

  it('gets one by what its stream says, whatever the read models hold', async () => {
    await append('BotRequested', 'BotEnrolled');
    const { accessToken: token } = await askedWith(assertion());
    expect(await gateway.tokens.checkAccess(token)).toMatchObject(ofGroup);
  });

  it('gets none if it is unknown, elsewhere, or not in service any more', async () => {
    await append('BotRequested', 'BotEnrolled');
    await expect(askedWith(assertion(undefined, 'another'))).rejects.toThrow(NotAuthentic);
    for (const environmentId of ['elsewhere', 'a_b', '', 7, undefined, '\0'])
      await expect(askedWith(assertion({ environmentId }))).rejects.toThrow(NotAuthentic);
    await append('BotRetired');
    await expect(askedWith(assertion())).rejects.toThrow(NotAuthentic);
  });
});
