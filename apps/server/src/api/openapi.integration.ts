import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { policyTable } from './access/policy-table.js';
import { callerOf, type Call } from './testing/caller.js';
import { memoryApi, type MemoryApi } from './testing/memory-api.js';

type Operation = {
  readonly operationId: string;
  readonly responses: Record<string, object>;
  readonly security?: object[];
};
type Document = { readonly openapi: string; readonly paths: Record<string, Record<string, Operation>> };

describe('the documentation', () => {
  let api: MemoryApi;
  let call: Call;
  let document: Document;
  beforeAll(async () => {
    api = await memoryApi();
    call = callerOf(api);
    document = (await call('GET', '/api/openapi.json', { key: null })).body as unknown as Document;
  });
  afterAll(() => api.close());

  it('is a valid OpenAPI 3.1 document', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(document as unknown as Record<string, unknown>);
    expect(errors).toBeUndefined();
    expect([valid, validator.version, document.openapi]).toEqual([true, '3.1', '3.1.0']);
    expect(JSON.stringify(document)).not.toContain('"nullable"');
  });

  it('describes every operation of the policy table but the pages, with its credential and its problems', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    const pages = ['showDashboard', 'getDashboardAsset', 'getOpenApi', 'showDocs', 'getDocsFile'];
    const expected = Object.keys(policyTable).filter((operation) => !pages.includes(operation));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(expected.sort());
    for (const { operationId, responses, security } of operations) {
      expect(Object.keys(responses).filter((status) => status.startsWith('2'))).toHaveLength(1);
      expect(responses).toHaveProperty('default');
      expect(security !== undefined).toBe(policyTable[operationId as keyof typeof policyTable] !== 'anyone');
    }
  });

  it('opens at the address itself, as a page that loads nothing from elsewhere', async () => {
    const page = await call('GET', '/api/docs', { key: null });
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const files = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(files.length).toBeGreaterThan(3);
    for (const address of files) expect(await call('GET', address, { key: null })).toMatchObject({ status: 200 });
    expect((await call('GET', '/api/docs/nothing.js', { key: null })).status).toBe(404);
  });

  it('shows the dashboard at / and at a sign-in link, which opening does not use up', async () => {
    for (const address of ['/', '/sign-in?link=hst_link_x', '/environments/default/groups']) {
      const page = await call('GET', address, { key: null });
      expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
      expect(page.text).not.toContain('hst_link_x');
      // Nothing in the page itself may run, and nothing may come from elsewhere.
      expect(page.text).not.toMatch(/<script(?![^>]*\ssrc="\/)[^>]*>|\son\w+=|<style/);
      const policy = page.headers.get('content-security-policy')?.split(';') ?? [];
      expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'", "connect-src 'self'"]));
      expect(policy.join()).not.toMatch(/https?:|\*|unsafe-eval/);
    }
    expect((await call('GET', '/assets/nothing.js', { key: null })).status).toBe(404);
  });
});
