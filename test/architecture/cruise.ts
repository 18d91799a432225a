import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './repository.js';

const program = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const configuration = join(repository, '.dependency-cruiser.js');
const folders = ['apps', 'libs', 'projections', 'migrations', 'test', 'benchmarks', 'scripts'];

type Cruise = {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
};

/** Every import below a root that the import rules forbid, as `rule: from → to`, and how many modules were looked at. */
export function cruise(root: string): { readonly modules: number; readonly violations: readonly string[] } {
  const words = ['--no-warnings', program, '--config', configuration, '--output-type', 'json'];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...words, ...folders.filter((name) => existsSync(join(root, name)))],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
  if (stdout === '') throw new Error(`dependency-cruiser said nothing but: ${stderr}`);
  const { totalCruised, violations } = (JSON.parse(stdout) as Cruise).summary;
  return { modules: totalCruised, violations: violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`) };
}
