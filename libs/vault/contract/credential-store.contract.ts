import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CredentialStore } from '../ports.js';
import { oddTexts } from './odd-texts.js';

const claims = { subjectId: 's1', environmentId: 'e1' };

/** What every credential store keeps to. `open` gives an empty one. */
export function credentialStoreContract(open: () => Promise<CredentialStore>): void {
  describe('as a credential store', () => {
    let store: CredentialStore;
    beforeEach(async () => {
      store = await open();
    });

    it('issues a token of 256 bits that says its kind', async () => {
      const tokens = await Promise.all([1, 2, 3].map((id) => store.issue('enrol', String(id), claims, undefined)));
      for (const token of tokens) expect(token).toMatch(/^hst_enrol_[\w-]{43}$/);
      expect(new Set(tokens).size).toBe(3);
    });

    it('knows the claims of a token, as often as asked', async () => {
      const token = await store.issue('key', 'k1', { ...claims, role: undefined, botId: 'b1' }, undefined);
      expect(await store.check('key', token, 5)).toEqual({ ...claims, botId: 'b1' });
      expect(await store.check('key', token, 6)).toEqual({ ...claims, botId: 'b1' });
    });

    it('takes a token for its own kind only', async () => {
      const token = await store.issue('link', 'l1', claims, undefined);
      expect(await store.check('key', token, 0)).toBeUndefined();
      expect(await store.redeem('session', token.replace('_link_', '_session_'), 0)).toBeUndefined();
      expect(await store.check('link', token, 0)).toEqual(claims);
    });

    it.each([...oddTexts, 'hst_key_', `hst_key_${'A'.repeat(43)}`, `hst_key_${'A'.repeat(1_000_000)}`])(
      'knows nothing of %.40j',
      async (token) => {
        expect(await store.check('key', token, 0)).toBeUndefined();
        expect(await store.redeem('key', token, 0)).toBeUndefined();
      },
    );

    it('ends a token at its expiry, to the millisecond', async () => {
      const token = await store.issue('session', 'n1', claims, 100);
      expect(await store.check('session', token, 99)).toEqual(claims);
      expect(await store.check('session', token, 100)).toBeUndefined();
      expect(await store.redeem('session', token, 100)).toBeUndefined();
    });

    it('redeems a token once', async () => {
      const token = await store.issue('enrol', 'b1', claims, 100);
      expect(await store.redeem('enrol', token, 99)).toEqual(claims);
      expect(await store.redeem('enrol', token, 99)).toBeUndefined();
      expect(await store.check('enrol', token, 99)).toBeUndefined();
    });

    it('of many that redeem a token at once lets one win', async () => {
      const token = await store.issue('link', 'l1', claims, undefined);
      const answers = await Promise.all(Array.from({ length: 16 }, () => store.redeem('link', token, 0)));
      expect(answers.filter((answer) => answer !== undefined)).toEqual([claims]);
    });

    it('makes the token before worthless when one is issued again under its id', async () => {
      const before = await store.issue('enrol', 'b1', claims, undefined);
      const after = await store.issue('enrol', 'b1', { subjectId: 's2' }, undefined);
      expect(await store.check('enrol', before, 0)).toBeUndefined();
      expect(await store.check('enrol', after, 0)).toEqual({ subjectId: 's2' });
    });

    it('revokes by kind and id', async () => {
      const token = await store.issue('key', 'k1', claims, undefined);
      const other = await store.issue('session', 'k1', claims, undefined);
      expect(await store.revoke('key', 'k1')).toBe(true);
      expect(await store.revoke('key', 'k1')).toBe(false);
      expect(await store.check('key', token, 0)).toBeUndefined();
      expect(await store.check('session', other, 0)).toEqual(claims);
    });

    it('forgets what has expired, and nothing else', async () => {
      await store.issue('session', 'n1', claims, 10);
      const later = await store.issue('session', 'n2', claims, 11);
      const never = await store.issue('key', 'k1', claims, undefined);
      expect(await store.forgetExpired(10)).toBe(1);
      expect(await store.forgetExpired(10)).toBe(0);
      expect(await store.check('session', later, 10)).toEqual(claims);
      expect(await store.check('key', never, 10)).toEqual(claims);
    });
  });
}
