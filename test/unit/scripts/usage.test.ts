import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

function run(script: string, ...args: string[]) {
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', timeout: 50_000 });
}

const scripts = {
  'scripts/start.mjs': 'Usage: npm start ',
  'scripts/test.mjs': 'Usage: npm test ',
  'scripts/interruptions.mjs': 'Usage: npm run interruptions ',
  'scripts/mutants.mjs': 'Usage: npm run mutants ',
  'scripts/screenshots.mjs': 'Usage: npm run screenshots ',
  'bench/run.mjs': 'Usage: npm run bench ',
};

describe('The scripts', () => {
  for (const [script, usage] of Object.entries(scripts)) {
    it(`${script} prints its usage`, () => {
      const { status, stdout, stderr } = run(script, '--help');
      assert.ok(stdout.startsWith(usage), stdout);
      assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    });
  }

  const refusals: [problem: RegExp, script: string, ...args: string[]][] = [
    [/^Unknown option '--serve'\.\n\nUsage: npm start /, 'scripts/start.mjs', '--serve'],
    [/^There is more than one folder\.\n\nUsage: npm start /, 'scripts/start.mjs', 'sample', 'docs'],
    [/missing is not a folder\.$/, 'scripts/start.mjs', 'missing'],
    [/^Unknown option '--onyl'\.\n\nUsage: npm test /, 'scripts/test.mjs', '--onyl', 'unit'],
    [/^There is no stage unti\. The stages are: lint, types, /, 'scripts/test.mjs', '--only', 'unti'],
    [/^There is no suite activatoin\. The suites are: .*activation/, 'scripts/test.mjs', '--suite', 'activatoin'],
    [/^There is no editor 1\.100\. The editors are: newest, oldest\.$/, 'scripts/test.mjs', '--editor', '1.100'],
    [/^many is not a number of seeds/, 'scripts/test.mjs', '--seeds', 'many'],
    [/^many is not a number\.$/, 'scripts/interruptions.mjs', '--kills', 'many'],
    [/^Unknown option '--drow'\.\n\nUsage: npm run mutants /, 'scripts/mutants.mjs', '--drow'],
    [/^There is no mutant 0\. The list has the mutants 1 to \d+\.$/, 'scripts/mutants.mjs', '--only', '1,0'],
    [/^There is no picture tere\. The pictures are: tree, /, 'scripts/screenshots.mjs', 'tere'],
    [/^There is no figure speed\. The figures are: /, 'bench/run.mjs', '--only', 'speed'],
  ];
  for (const [problem, script, ...args] of refusals) {
    it(`${script} ${args.join(' ')} is refused without a stack`, () => {
      const { status, stdout, stderr } = run(script, ...args);
      assert.match(stderr.trim(), problem);
      assert.doesNotMatch(stderr, /^ {4}at /m);
      assert.deepEqual({ status, stdout }, { status: 2, stdout: '' });
    });
  }
});
