import { describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { Operation } from '../http/operation.decorator.js';
import { PolicyCheck } from './policy-check.js';
import { mayDo, policyTable, type Access } from './policy-table.js';

@Controller()
class Unlisted {
  @Get()
  forgotten(): void {}
}

@Controller()
class Listed {
  @Get()
  @Operation('live', { summary: 'Alive', open: true })
  live(): void {}
}

const startWith = (controller: new () => object): Promise<unknown> =>
  Test.createTestingModule({ imports: [DiscoveryModule], controllers: [controller], providers: [PolicyCheck] })
    .compile()
    .then((module) => module.init());

describe('the policy table', () => {
  it('lets in nobody whom it does not name', () => {
    const answers = ([roles, access]: readonly [readonly 'SystemAdministrator'[] | undefined, Access]) =>
      mayDo(access, roles);
    expect(answers([undefined, 'anyone'])).toBe(true);
    expect(answers([undefined, 'signedIn'])).toBe(false);
    expect(answers([[], 'signedIn'])).toBe(true);
    expect(answers([[], ['SystemAdministrator']])).toBe(false);
    expect(answers([['SystemAdministrator'], ['SystemAdministrator']])).toBe(true);
    expect(answers([['SystemAdministrator'], []])).toBe(false);
  });

  it('opens nothing to anyone but signing in, health and pages without data', () => {
    const open = Object.entries(policyTable).filter(([, access]) => access === 'anyone');
    expect(open.map(([operation]) => operation).sort()).toEqual([
      'getDashboardAsset',
      'getDocsFile',
      'getOpenApi',
      'live',
      'metrics',
      'ready',
      'showDashboard',
      'showDocs',
      'signIn',
      'signInForKey',
    ]);
  });

  it('stops the start for a route that it does not list, and for an entry without a route', async () => {
    await expect(startWith(Unlisted)).rejects.toThrow('Unlisted.forgotten is not in the policy table');
    await expect(startWith(Listed)).rejects.toThrow('operations without a route');
  });
});
