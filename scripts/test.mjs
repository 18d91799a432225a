import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserPath } from '../test/support/browser-path.js';

/**
 * All tests, in two goes: those that start whole servers come last and one after the other, since they use the machine as a
 * person would. The last line says how many passed and failed; before it stands what was skipped, by name.
 */
const GOES = [
  ['--selectProjects', 'unit', 'architecture', 'simulation', 'integration', '--maxWorkers=100%'],
  ['--selectProjects', 'e2e', 'chaos', 'browser', '--runInBand'],
];

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const results = mkdtempSync(join(tmpdir(), 'hostler test results '));
const sum = { passed: 0, failed: 0, skipped: [] };
try {
  if (run('scripts/build-if-stale.mjs', []) !== 0) sum.failed += 1;
  else GOES.forEach((go, index) => add(jest(go, join(results, `${index}.json`))));
} finally {
  rmSync(results, { recursive: true, force: true });
}
if (browserPath === undefined) console.log('left out: the dashboard in a browser, because no Chromium is present');
for (const name of sum.skipped) console.log(`skipped: ${name}`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 ? 1 : 0;

function run(script, args, nodeOptions = []) {
  return spawnSync(process.execPath, ['--no-warnings', ...nodeOptions, script, ...args], { stdio: 'inherit' }).status;
}

/** Forced to exit, because what a failed test has left open must not hold up the count. */
function jest(go, outputFile) {
  const args = [
    ...go,
    '--passWithNoTests',
    '--forceExit',
    '--json',
    `--outputFile=${outputFile}`,
    ...process.argv.slice(2),
  ];
  // With --json Jest writes its results to standard output as well, so that is left out.
  const options = { stdio: ['inherit', 'ignore', 'inherit'] };
  const node = ['--no-warnings', '--experimental-vm-modules', 'node_modules/jest/bin/jest.js', ...args];
  const { status } = spawnSync(process.execPath, node, options);
  return { status, report: reportIn(outputFile) };
}

function reportIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A file that could not be run, a report that is not there and an end with an error each count as a failure. */
function add({ status, report }) {
  const failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  sum.passed += report?.numPassedTests ?? 0;
  sum.failed += failed === 0 && status !== 0 ? 1 : failed;
  for (const { assertionResults } of report?.testResults ?? [])
    for (const { fullName, status: outcome } of assertionResults)
      if (outcome === 'pending' || outcome === 'todo') sum.skipped.push(fullName);
}
