import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { OPERATION } from '../http/operation.decorator.js';
import { guardedElsewhere, policyTable } from './policy-table.js';

/** Stops the start when a route is not in the policy table, or an entry of the table has no route. */
@Injectable()
export class PolicyCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const found = new Set<string>();
    for (const [route, operation] of this.routes()) {
      if (operation === undefined || !Object.hasOwn(policyTable, operation))
        throw new Error(`the route ${route} is not in the policy table; list its operation there`);
      if (found.has(operation)) throw new Error(`the operation ${operation} has two routes`);
      found.add(operation);
    }
    const missing = Object.keys(policyTable).filter((operation) => !found.has(operation));
    if (missing.length > 0) throw new Error(`the policy table lists operations without a route: ${missing.join(', ')}`);
  }

  private *routes(): Iterable<readonly [route: string, operation: string | undefined]> {
    for (const { name, instance } of this.discovery.getControllers()) {
      if (Object.hasOwn(guardedElsewhere, name)) continue;
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      for (const method of this.scanner.getAllMethodNames(prototype)) {
        const handler = prototype[method];
        if (handler === undefined || !Reflect.hasMetadata(PATH_METADATA, handler)) continue;
        yield [`${name}.${method}`, this.reflector.get<string | undefined>(OPERATION, handler)];
      }
    }
  }
}
