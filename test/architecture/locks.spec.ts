import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

type Lock = { readonly packages: Readonly<Record<string, { readonly optionalDependencies?: Record<string, string> }>> };

/** `npm ci` refuses a lock that leaves out a package of another platform than the one that it was made on. */
it.each(['package-lock.json', 'benchmarks/peers/package-lock.json'])(
  '%s holds the packages of all platforms',
  (file) => {
    expect(existsSync(file)).toBe(true);
    const { packages } = JSON.parse(readFileSync(file, 'utf8')) as Lock;
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages),
      ),
    );
    expect(missing).toEqual([]);
  },
);
