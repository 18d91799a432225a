import { describe, expect, it } from '@jest/globals';
import type { Snapshot } from '../snapshots.js';
import type { Subject } from './subject.js';

const snapshot = (stream: string, revision: number): Snapshot => ({
  stream,
  revision,
  position: String(revision).padStart(16, '0'),
  stateVersion: 1,
  state: `{"at":${revision},"text":"𝒳 ' \\\\ \\u0001"}`,
  commands: '[]',
});

export function snapshotsContract(subject: () => Subject): void {
  describe('snapshots', () => {
    it('gives back what was kept, to the letter', async () => {
      const { snapshots } = subject().store;
      await snapshots.keep(snapshot('snapshots-of_one', 200));
      expect(await snapshots.find('snapshots-of_one')).toEqual(snapshot('snapshots-of_one', 200));
      expect(await snapshots.find('snapshots-of_none')).toBeUndefined();
    });

    it('keeps the one of the higher revision, whichever comes last', async () => {
      const { snapshots } = subject().store;
      await snapshots.keep(snapshot('snapshots-of_two', 400));
      await snapshots.keep(snapshot('snapshots-of_two', 200));
      expect((await snapshots.find('snapshots-of_two'))?.revision).toBe(400);
      await snapshots.keep(snapshot('snapshots-of_two', 600));
      expect((await snapshots.find('snapshots-of_two'))?.revision).toBe(600);
    });
  });
}
