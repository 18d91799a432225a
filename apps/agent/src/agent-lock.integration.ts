import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { becomeTheAgentOf } from './agent-lock.js';
import { identityOf } from './processes/process-identity.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), `a "bot's" lock `));
});
afterEach(() => rmSync(folder, { recursive: true }));

const hold = (number: number, identity: object) =>
  writeFileSync(join(folder, `agent-${number}.pid`), JSON.stringify(identity));
const dead = { pid: process.pid, startTime: '1', bootId: 'an earlier one' };

describe('the folder of an agent', () => {
  it('names the process that holds it', () => {
    becomeTheAgentOf(folder);
    expect(readdirSync(folder)).toEqual(['agent-1.pid']);
    expect(JSON.parse(readFileSync(join(folder, 'agent-1.pid'), 'utf8'))).toEqual(identityOf(process.pid));
  });

  it('has one holder', () => {
    becomeTheAgentOf(folder);
    expect(() => becomeTheAgentOf(folder)).toThrow('Another agent');
  });

  it('goes over from a dead holder, even if its pid lives on in another process', () => {
    hold(1, dead);
    hold(2, dead);
    becomeTheAgentOf(folder);
    expect(readdirSync(folder)).toEqual(['agent-3.pid']);
  });

  it('belongs to the highest number, whatever else lies there', () => {
    hold(1, dead);
    hold(2, identityOf(process.pid) ?? {});
    expect(() => becomeTheAgentOf(folder)).toThrow('Another agent');
    expect(readdirSync(folder)).toEqual(['agent-1.pid', 'agent-2.pid']);
  });
});
