import assert from 'node:assert/strict';
import { solutionCopy } from '../../../../src/core/rules/solution-copy';
import { manifestXml, raw, type SolutionSource, solutionFiles } from '../../../support/solutionSource';
import { allFindings, openWorkspace } from '../../../support/workspace';

/** A solution with a finding that is an error: a raw connection. */
const broken = { flows: [{ name: 'Send', entries: { mail: raw() } }] };
const src: SolutionSource = { ...broken, root: 'repo/src', version: '1.1.0.0' };
const archive: SolutionSource = { ...broken, root: 'repo/src-archive', version: '1.0.0.0' };

async function found(solutions: readonly SolutionSource[], ...more: (readonly [string, string])[]): Promise<string[]> {
  const { engine } = await openWorkspace([...solutions.flatMap(solutionFiles), ...more]);
  return allFindings(engine).map(shown);
}

function shown({ severity, messageId, file }: ReturnType<typeof allFindings>[number]): string {
  return `${severity} ${messageId} ${file.split('/')[1] ?? ''}`;
}

const ofSource = 'error leftOffByImport src';

describe('solution-copy', () => {
  it('is information about an older copy, once, and its other findings are information at most', async () => {
    const { engine } = await openWorkspace([src, archive].flatMap(solutionFiles));
    const findings = allFindings(engine);
    assert.deepEqual(findings.map(shown), [
      'information older src-archive',
      'information leftOffByImport src-archive',
      ofSource,
    ]);
    const [copy] = findings;
    assert.deepEqual(
      [copy?.file, copy?.message, copy?.data],
      [
        'repo/src-archive/Other/Solution.xml',
        solutionCopy.messages.older({
          solution: 'Contoso',
          version: '1.0.0.0',
          folder: 'src-archive',
          sourceVersion: '1.1.0.0',
          sourceFolder: 'src',
        }).text,
        { version: '1.0.0.0', source: 'src', sourceVersion: '1.1.0.0' },
      ],
    );
  });

  it('says that a file of an older copy that cannot be read stays an error', async () => {
    const { engine } = await openWorkspace([
      ...[src, archive].flatMap(solutionFiles),
      ['repo/src-archive/Workflows/Broken-0F000000-0000-4000-8000-00000000000A.json', '{'],
    ]);
    const inCopy = allFindings(engine).filter(({ file }) => file.startsWith('repo/src-archive/'));
    assert.deepEqual(
      inCopy.filter(({ severity }) => severity === 'error').map(({ ruleId }) => ruleId),
      ['invalid-json'],
    );
    const copy = inCopy.find(({ ruleId }) => ruleId === 'solution-copy');
    assert.match(copy?.message ?? '', /at most information, except about files that cannot be read/);
  });

  it('is information about a stale managed export, and asks for no edit of it', async () => {
    const { engine } = await openWorkspace(
      [src, { ...archive, root: 'repo/managed', managed: 1 as const }].flatMap(solutionFiles),
    );
    const findings = allFindings(engine);
    assert.deepEqual(findings.map(shown), [
      'information older managed',
      'information leftOffByImport managed',
      ofSource,
    ]);
    assert.doesNotMatch(findings[0]?.message ?? '', /can't be edited/);
    assert.match(findings[1]?.message ?? '', /can't be edited/);
  });

  it('is information about a managed export that is newer, such as a build, whose other findings stay', async () => {
    const managed: SolutionSource = { ...archive, root: 'repo/managed', managed: 1, version: '1.2' };
    assert.deepEqual(await found([src, managed]), [
      'information newer managed',
      'error leftOffByImport managed',
      ofSource,
    ]);
  });

  it('is a warning about the second of two sources with one version, whose other findings stay', async () => {
    assert.deepEqual(await found([src, { ...archive, version: '1.1' }]), [
      'warning equal src-archive',
      'error leftOffByImport src-archive',
      ofSource,
    ]);
  });

  it('is information about the second of two managed exports with one version', async () => {
    const managed = { managed: 1, version: '1.1', root: 'repo/m' } as const;
    assert.deepEqual(await found([managed, { ...managed, root: 'repo/m2' }]), ['information equal m2']);
  });

  it('is silent about both exports of one version, other publishers and other workspace folders', async () => {
    const managed: SolutionSource = { ...broken, root: 'repo/managed', managed: 1, version: '1.1.0.0' };
    assert.deepEqual(await found([src, managed]), ['error leftOffByImport managed', ofSource]);
    const [path, text] = ['repo/src-archive/Other/Solution.xml', manifestXml(archive)];
    assert.deepEqual(await found([src, archive], [path, text.replace('contosopublisher', 'fabrikam')]), [
      'error leftOffByImport src-archive',
      ofSource,
    ]);
    assert.deepEqual(await found([src, { ...archive, root: 'other/clone' }]), [
      'error leftOffByImport clone',
      ofSource,
    ]);
  });

  it('leaves a severity that .connref.json gives', async () => {
    const config = [
      'repo/.connref.json',
      '{ "rules": { "raw-connection": "warning", "solution-copy": "off" } }',
    ] as const;
    assert.deepEqual(await found([src, archive], config), [
      'warning leftOffByImport src-archive',
      'warning leftOffByImport src',
    ]);
  });

  it('follows the version of the source, and the source itself', async () => {
    const { engine, tree } = await openWorkspace([src, archive].flatMap(solutionFiles));
    const manifest = 'repo/src/Other/Solution.xml';
    const after = async (version: string): Promise<string[]> => {
      tree.write(manifest, manifestXml({ ...src, version }));
      engine.noteChanged(manifest);
      await engine.settle();
      return allFindings(engine).map(shown);
    };
    const older = ['information older src-archive', 'information leftOffByImport src-archive', ofSource];
    assert.deepEqual(await after('0.9'), [
      'error leftOffByImport src-archive',
      'information older src',
      'information leftOffByImport src',
    ]);
    assert.deepEqual(await after('1.1'), older);
    for (const [file] of solutionFiles(src)) {
      tree.delete(file);
      engine.noteDeleted(file);
    }
    await engine.settle();
    assert.deepEqual(allFindings(engine).map(shown), ['error leftOffByImport src-archive']);
    for (const [file, text] of solutionFiles(src)) {
      tree.write(file, text);
      engine.noteChanged(file);
    }
    await engine.settle();
    assert.deepEqual(allFindings(engine).map(shown), older);
  });
});
