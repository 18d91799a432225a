import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Directory, Subject } from '../ports.js';
import { oddTexts } from './odd-texts.js';

const ada: Subject = { subjectId: 's1', displayName: 'Ada Lovelace', email: 'ada@example.org' };
const grace: Subject = { subjectId: 's2', displayName: 'Grace Hopper', email: undefined };

/** What every directory keeps to. `open` gives an empty one. */
export function directoryContract(open: () => Promise<Directory>): void {
  describe('as a directory', () => {
    let directory: Directory;
    beforeEach(async () => {
      directory = await open();
      await directory.put(ada);
      await directory.put(grace);
    });

    it('knows people by their subject ids', async () => {
      expect(await directory.get(['s2', 's1', 'unknown', 's1'])).toEqual(
        new Map([
          ['s1', ada],
          ['s2', grace],
        ]),
      );
      expect(await directory.get([])).toEqual(new Map());
    });

    it('keeps the later of two names', async () => {
      await directory.put({ ...ada, displayName: 'Ada King' });
      expect((await directory.get(['s1'])).get('s1')?.displayName).toBe('Ada King');
      expect(await directory.find('lovelace', 10)).toEqual([]);
    });

    it('S79 finds by name or address, whatever the case', async () => {
      expect(await directory.find('LOVE', 10)).toEqual([ada]);
      expect(await directory.find('@Example', 10)).toEqual([ada]);
      expect(await directory.find('a', 10)).toEqual([ada, grace]);
      expect(await directory.find('a', 1)).toEqual([ada]);
      expect(await directory.find('nobody of that name', 10)).toEqual([]);
    });

    it.each(['%', '_', '\\', '.*', 'lovelace\nada'])('finds %j only where it is written', async (text) => {
      expect(await directory.find(text, 10)).toEqual(text === 'lovelace\nada' ? [ada] : []);
    });

    it.each(oddTexts)('keeps the name %j to the character', async (displayName) => {
      const odd = { subjectId: 's3', displayName, email: undefined };
      await directory.put(odd);
      expect((await directory.get(['s3'])).get('s3')).toEqual(odd);
      expect(await directory.find(displayName, 10)).toContainEqual(odd);
    });

    it('U12 knows nothing any more of a person who was erased', async () => {
      await directory.erase('s1');
      await directory.erase('s1');
      expect((await directory.get(['s1'])).size).toBe(0);
      expect(await directory.find('ada', 10)).toEqual([]);
    });
  });
}
