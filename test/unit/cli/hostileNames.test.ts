import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommandLine } from '../../support/commandLine';
import { bound, raw, solutionFiles } from '../../support/solutionSource';

const obeyed = /[^\P{Cc}\n]|[\u2028\u202e]|^\s*::|##(?:vso)?\[/mu;

const names = [
  '\u001b]0;x\u0007\u001b[31mred',
  'a\n::error::b',
  '\n##vso[task.setvariable variable=x]y',
  '##[error]x',
  'left\u202etfel\u2028\u009b31m',
];

describe('Names in the output of commands', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'connref-names-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  for (const name of names) {
    it(`give no orders: ${JSON.stringify(name)}`, () => {
      const inXml = name.replace(/(?!\n)\p{Cc}/gu, '').replaceAll('\n', '&#10;');
      const files = [
        ...solutionFiles({
          root: 'repo/src',
          uniqueName: inXml,
          references: [{ name: inXml, displayName: inXml }],
          flows: [{ name: 'Send', entries: { [name]: raw(), b: bound(name), c: bound('cts_gone') } }],
        }),
        [
          'repo/.connref.json',
          JSON.stringify({
            rules: { [name]: 'off' },
            environments: { [name]: { settings: ['uat.json'], solutions: [name] } },
          }),
        ],
        [
          'repo/uat.json',
          JSON.stringify({
            EnvironmentVariables: [{ SchemaName: name, Value: '' }],
            ConnectionReferences: [{ LogicalName: name, ConnectionId: name, ConnectorId: name }],
          }),
        ],
      ] as const;
      for (const [path, text] of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      let printed = 0;
      for (const args of [
        ['check'],
        ['check', '--format', 'json'],
        ['settings', 'check'],
        ['plan'],
        ['plan', '--format', 'markdown'],
        ['plan', '--format', 'json'],
        ['settings', 'render', '--environment', name],
        ['settings', 'sync', '--dry-run'],
        ['rename', name, '--to', 'cts_new', '--dry-run'],
        ['delete', name],
        ['merge', name, '--into', name],
        ['check', '--fix', '--dry-run'],
        [name],
      ]) {
        const { out, errors } = runCommandLine(join(folder, 'repo'), args);
        const text = out + errors;
        assert.doesNotMatch(text, obeyed, args.join(' '));
        printed += text.length;
      }
      assert.ok(printed > 2000);
    });
  }
});
