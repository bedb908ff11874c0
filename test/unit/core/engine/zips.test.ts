import assert from 'node:assert/strict';
import { EditRefused } from '../../../../src/core/edits/operations/editRefused';
import { toTextEdits } from '../../../../src/core/edits/writers/toTextEdits';
import type { Engine } from '../../../../src/core/engine/engine';
import { newEngine } from '../../../support/newEngine';
import { defaultFolderSettings } from '../../../../src/core/engine/folderState';
import type { FilePath } from '../../../../src/core/model/filePath';
import { nearMissPath } from '../../../../src/core/readers/layouts/nearMisses';
import { unreadableFile } from '../../../../src/core/rules/unreadable-file';
import { fixMakers } from '../../../../src/core/edits/fixes/fixMakers';
import { fixAll, fixesOf } from '../../../../src/core/rules/fixAll';
import { ArchiveFileTree } from '../../../../src/platform/zip/archiveFileTree';
import { MemoryFileTree } from '../../../support/memoryFileTree';
import {
  bound,
  type FlowSource,
  flowPath,
  raw,
  type SolutionSource,
  solutionFiles,
} from '../../../support/solutionSource';
import { graveFindings, allLocatedFindings, verdict } from '../../../support/workspace';
import { solutionZip, zipOf } from '../../../support/zips';

const send: FlowSource = { name: 'Send', entries: { mail: bound('cts_mail') } };
const rawFlow: FlowSource = { name: 'Raw', entries: { mail: raw() } };
const zip = 'repo/exports/Base.zip';
const base: SolutionSource = { uniqueName: 'Base', references: [{ name: 'cts_mail' }], flows: [rawFlow] };
const contoso = solutionFiles({ flows: [send] });

interface Opened {
  readonly engine: Engine;
  readonly tree: MemoryFileTree;
  readonly setCheckZips: (checkZips: boolean) => Promise<string[]>;
}

async function open(files: Iterable<readonly [FilePath, string | Uint8Array]>, checkZips = false): Promise<Opened> {
  const tree = new MemoryFileTree(files);
  const engine = newEngine({ files: new ArchiveFileTree(tree) });
  const setCheckZips = async (checked: boolean): Promise<string[]> => {
    engine.setFolder('repo', { ...defaultFolderSettings, checkZips: checked });
    return settled(engine);
  };
  await setCheckZips(checkZips);
  return { engine, tree, setCheckZips };
}

async function settled(engine: Engine): Promise<string[]> {
  await engine.settle();
  return graveFindings(engine).map(
    (finding) => `${verdict(finding)} in ${finding.file.split('/').slice(1, 3).join('/')}`,
  );
}

const unchecked = ['error undefined-reference mail in Contoso/Workflows'];
const checked = [
  'information undefined-reference mail in Contoso/Workflows',
  'error raw-connection mail in exports/Base.zip!',
];

describe('A solution in a zip', () => {
  it('is displayed with its content, and does not influence a finding', async () => {
    const { engine } = await open([...contoso, [zip, solutionZip(base)]]);
    const [inFolder, inZip] = engine.solutions();
    assert.deepEqual(
      [inFolder, inZip].map((solution) => [solution?.root, solution?.layout, solution?.checked]),
      [
        ['repo/Contoso', 'packager', true],
        [`${zip}!`, 'export', false],
      ],
    );
    assert.deepEqual(
      [...inZip!.flows.values()].map(({ name, state }) => [name, state]),
      [['Raw', 'on']],
    );
    assert.deepEqual(await settled(engine), unchecked);
    assert.deepEqual(engine.index.solutions(), [inFolder]);
    assert.deepEqual(engine.nearMisses(), []);
    assert.equal(engine.index.definitionsOf('cts_mail').length, 0);
    assert.equal(engine.indexForDisplay(inFolder!), engine.index);
    const around = engine.indexForDisplay(inZip!);
    assert.equal(around.definitionsOf('cts_mail').length, 1);
    assert.deepEqual([...around.usersOf('connectionReference', 'cts_mail')], [flowPath('repo/Contoso', send)]);
    assert.equal(around.flow(flowPath(`${zip}!`, rawFlow))?.name, 'Raw');
    assert.equal(around.solutionOf(flowPath(`${zip}!`, rawFlow)), inZip);
  });

  it('is checked if zips are checked', async () => {
    const { engine } = await open([...contoso, [zip, solutionZip(base)]], true);
    assert.deepEqual(await settled(engine), checked);
    const [located] = (await allLocatedFindings(engine)).filter(({ ruleId }) => ruleId === 'raw-connection');
    assert.equal(located?.file, flowPath(`${zip}!`, rawFlow));
    assert.equal(located.range.start.line, 3);
    assert.match(located.message, /This file is in a zip/);
    assert.doesNotMatch(
      (await allLocatedFindings(engine))
        .map(({ message }) => message)
        .join()
        .replace(located.message, ''),
      /zip/,
    );
  });

  it('follows the setting', async () => {
    const { engine, setCheckZips } = await open([...contoso, [zip, solutionZip(base)]]);
    const changed: FilePath[] = [];
    engine.onDidChange(({ files }) => changed.push(...files));
    assert.deepEqual(await setCheckZips(true), checked);
    assert.ok(changed.includes(flowPath(`${zip}!`, rawFlow)), 'its flow is named as changed');
    changed.length = 0;
    assert.deepEqual(await setCheckZips(false), unchecked);
    assert.ok(changed.includes(flowPath(`${zip}!`, rawFlow)), 'and again');
    assert.equal(engine.solutions().length, 2);
  });

  it('does not make findings uncertain if it is not checked', async () => {
    const broken = solutionZip({ ...base, files: { 'customizations.xml': '<' } });
    const { setCheckZips } = await open([...contoso, [zip, broken]]);
    assert.deepEqual(await setCheckZips(false), unchecked);
    assert.deepEqual((await setCheckZips(true)).sort(), [
      'error invalid-xml in exports/Base.zip!',
      'warning raw-connection mail in exports/Base.zip!',
      'warning undefined-reference mail in Contoso/Workflows',
    ]);
    assert.deepEqual(await setCheckZips(false), unchecked);
  });

  it('follows the zip', async () => {
    const { engine, tree } = await open([...contoso, [zip, solutionZip(base)]], true);
    tree.write(zip, solutionZip({ ...base, flows: [] }));
    engine.noteChanged(zip);
    assert.deepEqual(await settled(engine), checked.slice(0, 1));
    tree.delete(zip);
    engine.noteDeleted(zip);
    assert.deepEqual(await settled(engine), unchecked);
    assert.equal(engine.solutions().length, 1);
    tree.write(zip, solutionZip(base));
    engine.noteChanged(zip);
    assert.deepEqual(await settled(engine), checked);
    tree.delete('repo/exports');
    engine.noteDeleted('repo/exports');
    assert.deepEqual(await settled(engine), unchecked);
    assert.deepEqual(engine.nearMisses(), []);
  });

  it('is the same solution as the one beside it, not a dependency', async () => {
    const twin = solutionZip({ references: [{ name: 'cts_mail' }] });
    const { engine, setCheckZips } = await open([...contoso, ['repo/Contoso.zip', twin]], true);
    assert.deepEqual(await settled(engine), unchecked);
    assert.deepEqual(await setCheckZips(false), unchecked);
  });

  it('has its path without “!” in messages and in entries of ignore', async () => {
    const archive = 'repo/x/Base.zip';
    const files: [FilePath, string | Uint8Array][] = [...contoso, [archive, solutionZip({ ...base, uniqueName: '' })]];
    const { engine, tree } = await open(files, true);
    const finding = graveFindings(engine).find(({ ruleId }) => ruleId === 'undefined-reference');
    assert.equal(finding?.data.sibling, 'x/Base.zip');
    const ignore = [{ rule: 'raw-connection', path: 'x/Base.zip/**', reason: 'Old.' }];
    tree.write('repo/.connref.json', JSON.stringify({ ignore }));
    engine.noteChanged('repo/.connref.json');
    assert.deepEqual(await settled(engine), checked.slice(0, 1));
  });

  it('has no fixes, and does not prevent the fixes of other solutions', async () => {
    const inFolder = solutionFiles({ flows: [rawFlow] });
    const { engine } = await open([...inFolder, [zip, solutionZip(base)]], true);
    const findings = graveFindings(engine);
    const inZip = findings.filter(({ file }) => file.startsWith(zip));
    assert.equal(inZip.length, 1);
    assert.deepEqual(fixesOf(inZip[0]!, engine.index, fixMakers), []);
    const { operations, fixed } = fixAll(findings, engine.index, fixMakers);
    assert.deepEqual(
      fixed,
      findings.filter((finding) => !inZip.includes(finding)),
    );
    assert.ok(operations.length > 0 && operations.every(({ file }) => !file.startsWith(zip)));
    assert.ok(
      operations.some((operation) => operation.kind === 'copyReference' && operation.from.startsWith(zip)),
      'a reference is copied from it',
    );
    const plan = await toTextEdits(operations, async (file) => (await engine.readText(file))?.text);
    assert.ok(plan.length > 0);
  });

  it('is never edited', async () => {
    const { engine } = await open([[zip, solutionZip(base)]], true);
    const file = flowPath(`${zip}!`, rawFlow);
    await assert.rejects(
      toTextEdits(
        [{ kind: 'bindEntry', file, key: 'mail', before: undefined, logicalName: 'cts_mail' }],
        async (each) => (await engine.readText(each))?.text,
      ),
      (error) => error instanceof EditRefused && error.reason.kind === 'inZip',
    );
  });
});

describe('A zip that is not a solution', () => {
  const missKinds = (engine: Engine): [string, string][] => engine.nearMisses().map(({ file, kind }) => [file, kind]);

  it('is distinguished from a broken zip and from a flow package', async () => {
    const flow = 'Microsoft.Flow/flows/0f/definition.json';
    const { engine } = await open([
      ['repo/other.zip', zipOf({ 'a.txt': '' })],
      ['repo/broken.zip', 'no zip'],
      ['repo/flow.zip', zipOf({ [flow]: '{}', 'inner.zip': '' })],
    ]);
    assert.deepEqual(missKinds(engine).sort(), [
      ['repo/broken.zip', 'brokenZip'],
      [`repo/flow.zip!/${flow}`, 'flowPackage'],
      ['repo/other.zip', 'zip'],
    ]);
    const [broken, flowPackage] = engine.nearMisses();
    assert.equal(nearMissPath(flowPackage!), 'repo/flow.zip');
    assert.deepEqual(broken, {
      file: 'repo/broken.zip',
      kind: 'brokenZip',
      reason: 'it is not a zip, or only the beginning of one',
    });
  });

  it('has a finding if it cannot be opened and zips are checked', async () => {
    const { engine, tree, setCheckZips } = await open([...contoso, [zip, 'no zip']]);
    // A zip that is checked may define the reference.
    const broken = ['error undefined-reference mail in Contoso/Workflows', 'error unreadable-file in exports/Base.zip'];
    assert.deepEqual(await settled(engine), unchecked);
    assert.deepEqual(await setCheckZips(true), broken);
    const [located] = await engine.locatedFindings(zip);
    const reason = 'it is not a zip, or only the beginning of one';
    assert.equal(located?.message, unreadableFile.messages.refused({ reason }).text);
    assert.deepEqual(fixesOf(located, engine.index, fixMakers), []);
    assert.deepEqual(await setCheckZips(false), unchecked);
    assert.deepEqual(await setCheckZips(true), broken);
    tree.write(zip, solutionZip(base));
    engine.noteChanged(zip);
    assert.deepEqual(await settled(engine), checked);
    tree.write(zip, 'no zip');
    engine.noteChanged(zip);
    assert.deepEqual(await settled(engine), broken);
    tree.delete(zip);
    engine.noteDeleted(zip);
    assert.deepEqual(await settled(engine), unchecked);
  });

  it('is a near miss as long as it cannot be opened, even inside a solution', async () => {
    const inside = 'repo/Contoso/export.zip';
    const { engine, tree } = await open([...contoso, [inside, 'no zip']]);
    const change = async (content: string | Uint8Array | undefined): Promise<[string, string][]> => {
      if (content === undefined) {
        tree.delete(inside);
        engine.noteDeleted(inside);
      } else {
        tree.write(inside, content);
        engine.noteChanged(inside);
      }
      await engine.settle();
      return missKinds(engine);
    };
    const broken = [[inside, 'brokenZip']];
    assert.deepEqual(missKinds(engine), broken);
    const before = engine.nearMisses();
    assert.deepEqual(await change('no zip either'), broken);
    assert.equal(engine.nearMisses(), before, 'nothing to show anew');
    assert.deepEqual(await change(zipOf({ 'a.txt': '' })), []);
    assert.deepEqual(await change('no zip'), broken);
    assert.deepEqual(await change(undefined), []);
    assert.deepEqual(await change('no zip'), broken);
    // The zip is deleted, but reported as changed.
    tree.delete(inside);
    engine.noteChanged(inside);
    await engine.settle();
    assert.deepEqual(missKinds(engine), []);
    assert.deepEqual(await change('no zip'), broken);
    // The deletion is reported, but the zip exists again before the next round.
    engine.noteDeleted('repo/Contoso');
    engine.noteChanged('repo');
    await engine.settle();
    assert.deepEqual(missKinds(engine), broken);
  });
});
