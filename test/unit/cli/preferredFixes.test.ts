import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommandLine } from '../../support/commandLine';
import { bound, flowPath, raw, type SolutionSource, solutionFiles } from '../../support/solutionSource';

describe('check --fix', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'connref-fixes-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const source: SolutionSource = {
    root: 'repo/src',
    version: '1.1',
    references: [{ name: 'cts_mail' }],
    flows: [{ name: 'Send', entries: { mail: raw() } }],
  };
  const archive: SolutionSource = { ...source, root: 'repo/archive', version: '1.0' };

  function write(files: Iterable<readonly [string, string]>): void {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }

  /** Fixes twice. The second time must change nothing. @returns What the first run prints on the error output. */
  function fix(...args: string[]): string {
    const { errors } = runCommandLine(folder, ['check', '--fix', ...args]);
    const again = runCommandLine(folder, ['check', '--fix', ...args]).errors;
    assert.match(again, /^Nothing can be fixed automatically\./);
    assert.doesNotMatch(errors, / {4}at /);
    return errors;
  }

  function fixedIn(...solutions: SolutionSource[]): string[] {
    rmSync(join(folder, 'repo'), { recursive: true, force: true });
    write(solutions.flatMap(solutionFiles));
    fix();
    return solutions
      .filter((solution) => {
        const flow = flowPath(solution.root ?? '', solution.flows![0]!);
        return readFileSync(join(folder, flow), 'utf8').includes('cts_mail');
      })
      .map(({ root = '' }) => root.split('/')[1] ?? '');
  }

  it('leaves older copies of a solution alone', () => {
    assert.deepEqual(fixedIn(source, archive), ['src']);
  });

  it('fixes the copy if it is read alone, or is as new as the source', () => {
    assert.deepEqual(fixedIn(archive), ['archive']);
    assert.deepEqual(fixedIn(source, { ...archive, version: '1.1' }), ['src', 'archive']);
  });

  it('fixes flows beside a desktop flow whose list has an unknown form', () => {
    const robot = { name: 'Robot', id: '0f000000-0000-4000-8000-000000000078', category: '6', desktopReferences: [] };
    write(
      solutionFiles({ ...source, layout: 'export', flows: [...(source.flows ?? []), robot] }).map(
        ([path, text]) => [path, text.replace('>[]</ConnectionReferences>', '>{}</ConnectionReferences>')] as const,
      ),
    );
    assert.match(fix(), /^Fixed 1 finding in 1 file:/);
  });

  const other: SolutionSource = {
    root: 'repo/other',
    uniqueName: 'Other',
    flows: [{ name: 'Call', id: '0f000000-0000-4000-8000-000000000077', entries: { chat: raw('shared_teams') } }],
  };

  it('is stopped by no file that cannot be edited, and names the fixes that are left out', () => {
    const damaged = Buffer.from([0x3c, 0xff, 0xfe, 0xfd]);
    for (const spoil of [
      (path: string) => {
        writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from('<!-- '), damaged, Buffer.from(' -->')]));
      },
      (path: string) => {
        chmodSync(path, 0o444);
      },
    ]) {
      rmSync(join(folder, 'repo'), { recursive: true, force: true });
      write([...solutionFiles(source), ...solutionFiles(other)]);
      const file = 'repo/other/Other/Customizations.xml';
      spoil(join(folder, file));
      const before = readFileSync(join(folder, file));
      const errors = fix();
      assert.match(errors, /^Fixed 1 finding in 1 file:\n {2}repo\/src\//);
      assert.match(errors, /\nNot fixed: raw-connection in repo\/other\/Workflows\/.*Customizations\.xml/);
      assert.deepEqual(readFileSync(join(folder, file)), before);
      chmodSync(join(folder, file), 0o644);
    }
  });

  for (const [what, name] of [
    ['is empty', ''],
    ['has a space', 'cts_a b'],
    ['has a line break', 'cts_a\r\nb'],
    ['has a character that XML cannot contain', 'cts_a\u0001'],
    ['is the name of a member of every object', '__proto__'],
  ] as const) {
    it(`ends, and breaks no file, for a logical name that ${what}`, () => {
      const text = { ...bound(name), connection: { connectionReferenceLogicalName: name } };
      for (const settings of [[], [name], [name, name]]) {
        rmSync(join(folder, 'repo'), { recursive: true, force: true });
        const entries = settings.map((each) => ({ LogicalName: each, ConnectionId: '1', ConnectorId: 'x' }));
        write([
          ...solutionFiles({
            ...source,
            references: [{ name }],
            flows: [{ name: 'Send', entries: { mail: text, raw: raw() } }],
          }),
          [
            'repo/src/uat.deploymentsettings.json',
            JSON.stringify({ EnvironmentVariables: [], ConnectionReferences: entries }),
          ],
        ]);
        const before = runCommandLine(folder, ['check', '--format', 'json']).out;
        fix();
        const after = runCommandLine(folder, ['check', '--format', 'json']).out;
        assert.ok(errorsIn(after) <= errorsIn(before), after);
      }
    });
  }

  it('calls nothing wrong that it fixes in a later round', () => {
    write([
      ...solutionFiles({ ...source, flows: [{ name: 'Send', entries: { a: raw(), b: raw('shared_teams') } }] }),
      ['repo/src/uat.deploymentsettings.json', '{"EnvironmentVariables":[],"ConnectionReferences":[]}'],
    ]);
    const dryRun = runCommandLine(folder, ['check', '--fix', '--dry-run']).out;
    assert.doesNotMatch(dryRun, /Not fixed/);
    assert.match(dryRun, /\n\d more findings? can be fixed after that\. --fix does that in the same run\.\n$/);
    assert.doesNotMatch(fix(), /Not fixed/);
  });

  it('does not choose a reference whose connector only looks equal', () => {
    const api = 'a/b';
    write(
      solutionFiles({
        ...source,
        references: [{ name: 'cts_ab', api }],
        flows: [{ name: 'Send', entries: { mail: raw(api) } }],
      }),
    );
    const before = runCommandLine(folder, ['check', '--format', 'json']).out;
    fix();
    assert.ok(errorsIn(runCommandLine(folder, ['check', '--format', 'json']).out) <= errorsIn(before));
  });
});

function errorsIn(json: string): number {
  const { findings } = JSON.parse(json) as { findings: { severity: string }[] };
  return findings.filter(({ severity }) => severity === 'error').length;
}
