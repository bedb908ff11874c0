import assert from 'node:assert/strict';
import { Engine } from '../../../../src/core/engine/engine';
import type { EngineChange } from '../../../../src/core/engine/round';
import { defaultFolderSettings } from '../../../../src/core/engine/folderState';
import { judge } from '../../../../src/core/rules/judge';
import { MemoryFileTree } from '../../../support/memoryFileTree';
import { newEngine } from '../../../support/newEngine';
import {
  bound,
  customizationsXml,
  type FlowSource,
  flowJson,
  flowPath,
  raw,
  type SolutionSource,
  solutionFiles,
} from '../../../support/solutionSource';
import { componentsYaml, solutionYaml, yamlRoot, yamlSolutionFiles } from '../../../support/yamlSolutionSource';
import {
  graveFindings,
  allLocatedFindings,
  type OpenWorkspace,
  openWorkspace,
  verdict,
} from '../../../support/workspace';

const send: FlowSource = { name: 'Send', entries: { mail: bound('cts_mail') } };
const chat: FlowSource = { name: 'Chat', entries: { teams: bound('cts_teams', 'shared_teams') } };
const contoso: SolutionSource = {
  references: [{ name: 'cts_mail' }, { name: 'cts_teams', api: 'shared_teams' }],
  flows: [send, chat],
};
const fabrikam: SolutionSource = {
  root: 'repo/Fabrikam',
  uniqueName: 'Fabrikam',
  flows: [{ name: 'Reuse', entries: { mail: bound('cts_mail') } }],
};
const sendFile = flowPath('repo/Contoso', send);
const customizations = 'repo/Contoso/Other/Customizations.xml';

/** Settles the engine. @returns The files that were read, and the findings after that. */
async function settled({ engine, tree }: OpenWorkspace): Promise<{ read: string[]; found: string[] }> {
  tree.forget();
  await engine.settle();
  return { read: [...tree.reads], found: graveFindings(engine).map(verdict) };
}

/** Resolves when the read of the flow was requested. */
async function readStarted(tree: MemoryFileTree): Promise<void> {
  while (!tree.reads.includes(sendFile)) {
    await Promise.resolve();
  }
}

describe('The engine', () => {
  it('reads each file of a solution once, JSON files that may be settings files, and no others', async () => {
    const { tree } = await openWorkspace([
      ...solutionFiles(contoso),
      ['repo/readme.md', 'text'],
      ['repo/Contoso/WebResources/script.js', 'text'],
      ['repo/Contoso/WebResources/data.json', '{}'],
      ['repo/test.json', '{}'],
    ]);
    const read = tree.reads.filter((file) => file !== 'repo/.connref.json');
    assert.deepEqual([...read].sort(), [...solutionFiles(contoso).map(([file]) => file), 'repo/test.json'].sort());
  });

  it('reads only the changed file again', async () => {
    const workspace = await openWorkspace([...solutionFiles(contoso), ...solutionFiles(fabrikam)]);
    workspace.tree.write(sendFile, flowJson({ ...send, entries: { mail: raw() } }));
    workspace.engine.noteChanged(sendFile);
    assert.deepEqual(await settled(workspace), {
      read: [sendFile],
      found: ['error raw-connection mail', 'information undefined-reference mail'],
    });
    assert.deepEqual(workspace.tree.lists, [], 'a known file needs no listing');
  });

  it('does nothing without a reported change', async () => {
    const workspace = await openWorkspace(solutionFiles(contoso));
    const changes: EngineChange[] = [];
    workspace.engine.onDidChange((change) => changes.push(change));
    assert.deepEqual(await settled(workspace), { read: [], found: [] });
    assert.deepEqual([workspace.tree.lists, changes], [[], []]);
  });

  it('reports no changed solution or settings after files were read with equal content', async () => {
    const settingsFile = 'repo/test.json';
    const settings = { EnvironmentVariables: [], ConnectionReferences: [] };
    const workspace = await openWorkspace([...solutionFiles(contoso), [settingsFile, JSON.stringify(settings)]]);
    const changes: EngineChange[] = [];
    workspace.engine.onDidChange((change) => changes.push(change));
    const { index } = workspace.engine;
    const before = [index.settings(), index.environments()];
    assert.deepEqual(
      before.map(({ length }) => length),
      [1, 1],
    );
    const again: [string, string][] = [
      ...solutionFiles(contoso).map(([file, text]): [string, string] => [file, `${text}\n`]),
      [settingsFile, JSON.stringify(settings, undefined, 2)],
    ];
    for (const [file, text] of again) {
      workspace.tree.write(file, text);
      workspace.engine.noteChanged(file);
    }
    const { read } = await settled(workspace);
    assert.deepEqual(read.sort(), again.map(([file]) => file).sort());
    assert.deepEqual(
      changes.map(({ solutions }) => [...solutions]),
      [[]],
    );
    assert.ok([index.settings(), index.environments()].every((each, at) => each === before[at]));
  });

  it('reads a new file', async () => {
    const workspace = await openWorkspace(solutionFiles(contoso));
    const come: FlowSource = { name: 'New', entries: { a: raw() } };
    const file = flowPath('repo/Contoso', come);
    workspace.tree.write(file, flowJson(come));
    workspace.engine.noteChanged(file);
    assert.deepEqual(await settled(workspace), { read: [file], found: ['error raw-connection a'] });
  });

  it('removes a deleted file without reading', async () => {
    const workspace = await openWorkspace(
      solutionFiles({ flows: [{ name: 'Send', entries: { a: raw() }, metadata: false }] }),
    );
    assert.equal(graveFindings(workspace.engine).length, 1);
    workspace.tree.delete(sendFile);
    workspace.engine.noteDeleted(sendFile);
    assert.deepEqual(await settled(workspace), { read: [], found: [] });
    assert.equal(workspace.engine.solutions()[0]?.flows.size, 0);
  });

  it('detects that a file reported as changed does not exist any more', async () => {
    const workspace = await openWorkspace(solutionFiles({ flows: [{ name: 'Send', entries: { a: raw() } }] }));
    workspace.tree.delete(sendFile);
    workspace.engine.noteChanged(sendFile);
    assert.deepEqual((await settled(workspace)).found, ['error flow-without-definition']);
    assert.equal(workspace.engine.index.flow(sendFile), undefined);
  });

  it('removes a deleted directory with all its files', async () => {
    const workspace = await openWorkspace([...solutionFiles(contoso), ...solutionFiles(fabrikam)]);
    workspace.tree.delete('repo/Contoso');
    workspace.engine.noteDeleted('repo/Contoso');
    assert.deepEqual(await settled(workspace), { read: [], found: ['error undefined-reference mail'] });
    assert.deepEqual(
      workspace.engine.solutions().map(({ root }) => root),
      ['repo/Fabrikam'],
    );
  });

  it('follows a solution to another directory', async () => {
    const workspace = await openWorkspace([...solutionFiles(contoso), ...solutionFiles(fabrikam)]);
    workspace.tree.rename('repo/Contoso', 'repo/solutions/Contoso');
    workspace.engine.noteDeleted('repo/Contoso');
    workspace.engine.noteChanged('repo/solutions/Contoso');
    const { read, found } = await settled(workspace);
    assert.deepEqual(found, ['information undefined-reference mail']);
    assert.ok(read.length > 0 && read.every((file) => file.startsWith('repo/solutions/Contoso/')), read.join());
    assert.deepEqual(
      workspace.engine.index.definitionsOf('CTS_MAIL').map(({ solution }) => solution.root),
      ['repo/solutions/Contoso'],
    );
  });

  it('does not remove a file that exists again when its deletion is reported', async () => {
    const workspace = await openWorkspace(solutionFiles({ flows: [{ name: 'Send', entries: { a: raw() } }] }));
    workspace.engine.noteChanged(sendFile);
    workspace.engine.noteDeleted(sendFile);
    assert.deepEqual((await settled(workspace)).found, ['error raw-connection a']);
    workspace.engine.noteDeleted('repo/Contoso/Workflows');
    assert.deepEqual((await settled(workspace)).found, ['error raw-connection a']);
  });

  it('removes the files of a directory that became a file, and the other way round', async () => {
    const workspace = await openWorkspace(solutionFiles({ flows: [{ name: 'Send', entries: { a: raw() } }] }));
    const flow = workspace.tree.text(sendFile);
    workspace.tree.delete('repo/Contoso/Workflows');
    workspace.tree.write('repo/Contoso/Workflows', 'text');
    workspace.engine.noteChanged('repo/Contoso/Workflows');
    assert.deepEqual((await settled(workspace)).found, []);
    workspace.tree.delete('repo/Contoso/Workflows');
    workspace.tree.write(sendFile, flow);
    workspace.engine.noteChanged('repo/Contoso/Workflows');
    assert.deepEqual((await settled(workspace)).found, ['error raw-connection a']);
  });

  it('ignores a changed file below an excluded directory', async () => {
    const config = ['repo/.connref.json', '{ "exclude": ["Cont*"] }'] as const;
    const workspace = await openWorkspace([...solutionFiles({ flows: [{ ...send, entries: { a: raw() } }] }), config]);
    assert.deepEqual(workspace.engine.solutions(), []);
    solutionFiles({ flows: [send] }).forEach(([file]) => {
      workspace.engine.noteChanged(file);
    });
    await workspace.engine.settle();
    assert.equal(workspace.engine.nearMisses().length, 0);
  });

  it('reads agent names that differ only in case as one agent', async () => {
    const { engine } = await openWorkspace(
      solutionFiles({
        files: {
          'bots/cts_agent/bot.xml': '<bot><name>Agent</name></bot>',
          'botcomponents/CTS_Agent.topic/data': 'connectionReference: cts_mail',
        },
      }),
    );
    assert.deepEqual(
      engine
        .solutions()[0]
        ?.agents.map(({ displayName, references }) => [displayName, references.map(({ reference }) => reference)]),
      [['Agent', ['cts_mail']]],
    );
  });

  it('returns a file as user of a name until the last spelling of the name is removed', async () => {
    const set = 'repo/Contoso/Assets/botcomponent_connectionreferenceset.xml';
    const rows = (...names: string[]): string =>
      `<rows>${names
        .map(
          (name) =>
            `<botcomponent_connectionreference connectionreferenceid.connectionreferencelogicalname="${name}" />`,
        )
        .join('')}</rows>`;
    const { engine, tree } = await openWorkspace([...solutionFiles(), [set, rows('cts_mail', 'CTS_Mail')]]);
    tree.write(set, rows('CTS_Mail'));
    engine.noteChanged(set);
    await engine.settle();
    assert.deepEqual([...engine.index.usersOf('connectionReference', 'cts_mail')], [set]);
  });

  it('reads unsaved text instead of the disk, and the disk again after a revert', async () => {
    const workspace = await openWorkspace(solutionFiles(contoso));
    workspace.engine.setUnsaved(sendFile, flowJson({ ...send, entries: { mail: raw() } }));
    assert.deepEqual(await settled(workspace), { read: [], found: ['error raw-connection mail'] });
    workspace.engine.noteChanged(sendFile);
    assert.deepEqual(await settled(workspace), { read: [], found: ['error raw-connection mail'] });
    workspace.engine.setUnsaved(sendFile, undefined);
    assert.deepEqual(await settled(workspace), { read: [sendFile], found: [] });
  });

  it('places findings in the unsaved text', async () => {
    const workspace = await openWorkspace(solutionFiles(contoso));
    workspace.engine.setUnsaved(sendFile, `\n\n${flowJson({ ...send, entries: { mail: raw() } })}`);
    await workspace.engine.settle();
    const found = await allLocatedFindings(workspace.engine);
    const finding = found.find(({ ruleId }) => ruleId === 'raw-connection');
    assert.deepEqual(finding?.range, { start: { line: 5, column: 6 }, end: { line: 5, column: 12 } });
  });

  it('checks the users of a reference again after another solution defines it, and reports their files', async () => {
    const workspace = await openWorkspace([...solutionFiles(contoso), ...solutionFiles(fabrikam)]);
    const changes: EngineChange[] = [];
    workspace.engine.onDidChange((change) => changes.push(change));
    workspace.tree.write(
      customizations,
      customizationsXml({ references: [{ name: 'cts_teams', api: 'shared_teams' }] }),
    );
    workspace.engine.noteChanged(customizations);
    assert.deepEqual(await settled(workspace), {
      read: [customizations],
      found: ['error undefined-reference mail', 'error undefined-reference mail'],
    });
    const reuse = flowPath('repo/Fabrikam', fabrikam.flows![0]!);
    assert.deepEqual(
      changes.map(({ files }) => [files.has(sendFile), files.has(reuse), files.has(flowPath('repo/Contoso', chat))]),
      [[true, true, false]],
    );
    workspace.tree.write(customizations, customizationsXml(contoso));
    workspace.engine.noteChanged(customizations);
    assert.deepEqual((await settled(workspace)).found, ['information undefined-reference mail']);
  });

  it('reports the files whose findings point into a changed text', async () => {
    const workspace = await openWorkspace([...solutionFiles(contoso), ...solutionFiles(fabrikam)]);
    const reuse = flowPath('repo/Fabrikam', fabrikam.flows![0]!);
    const [before] = await workspace.engine.locatedFindings(reuse);
    const files = new Set<string>();
    workspace.engine.onDidChange((change) => change.files.forEach((file) => files.add(file)));
    workspace.engine.setUnsaved(customizations, customizationsXml(contoso).replace('<Entities />', '<Entities />\n\n'));
    await workspace.engine.settle();
    const [after] = await workspace.engine.locatedFindings(reuse);
    assert.equal(after?.related[0]?.range.start.line, (before?.related[0]?.range.start.line ?? 0) + 2);
    assert.ok(files.has(reuse));
  });

  it('assigns files to a new inner root, and back after that root is removed', async () => {
    const inner: FlowSource = { name: 'Inner', entries: { mail: bound('cts_mail') } };
    const innerFile = flowPath('repo/Contoso/part', inner);
    const workspace = await openWorkspace([...solutionFiles(contoso), [innerFile, flowJson(inner)]]);
    assert.equal(workspace.engine.index.flow(innerFile), undefined, 'no flow: it lies in no Workflows of a root');
    const part = solutionFiles({ root: 'repo/Contoso/part', uniqueName: 'Part' });
    part.forEach(([file, text]) => {
      workspace.tree.write(file, text);
      workspace.engine.noteChanged(file);
    });
    assert.deepEqual((await settled(workspace)).found, ['information undefined-reference mail']);
    assert.equal(workspace.engine.index.solutionOf(innerFile)?.root, 'repo/Contoso/part');
    workspace.tree.delete('repo/Contoso/part/Other');
    workspace.engine.noteDeleted('repo/Contoso/part/Other');
    assert.deepEqual((await settled(workspace)).found, []);
    assert.deepEqual(workspace.engine.index.solutionOf(innerFile), undefined);
  });

  it('removes a workspace folder', async () => {
    const other = solutionFiles({ ...contoso, root: 'other/Contoso' });
    const workspace = await openWorkspace([...solutionFiles(fabrikam), ...other, ['other/.connref.json', '{"x":1}']]);
    assert.deepEqual(graveFindings(workspace.engine).map(verdict).sort(), [
      'information undefined-reference mail',
      'warning invalid-configuration',
    ]);
    workspace.engine.removeFolder('other');
    assert.deepEqual(await settled(workspace), { read: [], found: ['error undefined-reference mail'] });
  });

  it('still has the findings of a folder that is removed and added again at once', async () => {
    const workspace = await openWorkspace([...solutionFiles(fabrikam), ['repo/.connref.json', '{"x":1}']]);
    const before = graveFindings(workspace.engine).map(verdict);
    workspace.engine.removeFolder('repo');
    workspace.engine.setFolder('repo');
    assert.deepEqual((await settled(workspace)).found, before);
    assert.equal(before.length, 2);
  });

  it('applies other settings without reading a component', async () => {
    const workspace = await openWorkspace(solutionFiles({ flows: [{ name: 'Send', entries: { a: raw() } }] }));
    const files = new Set<string>();
    workspace.engine.onDidChange((change) => change.files.forEach((file) => files.add(file)));
    workspace.engine.setFolder('repo', { ...defaultFolderSettings, rules: new Map([['raw-connection', 'hint']]) });
    assert.deepEqual(await settled(workspace), { read: ['repo/.connref.json'], found: ['hint raw-connection a'] });
    assert.ok(files.has(sendFile));
    workspace.engine.setFolder('repo', { ...defaultFolderSettings, rules: new Map([['raw-connection', 'off']]) });
    assert.deepEqual((await settled(workspace)).found, []);
    workspace.engine.setFolder('repo', { ...defaultFolderSettings, exclude: ['Contoso'] });
    await workspace.engine.settle();
    assert.deepEqual(workspace.engine.solutions(), []);
  });

  it('applies .connref.json after it is added, edited and deleted; it wins over the settings', async () => {
    const workspace = await openWorkspace(solutionFiles({ flows: [{ name: 'Send', entries: { a: raw() } }] }));
    workspace.engine.setFolder('repo', { ...defaultFolderSettings, rules: new Map([['raw-connection', 'hint']]) });
    await workspace.engine.settle();
    const config = 'repo/.connref.json';
    workspace.tree.write(config, '{ "rules": { "raw-connection": "information" } }');
    workspace.engine.noteChanged(config);
    assert.deepEqual((await settled(workspace)).found, ['information raw-connection a']);
    workspace.engine.setUnsaved(config, '{ "exclude": ["Contoso"] }');
    assert.deepEqual((await settled(workspace)).found, []);
    assert.deepEqual(workspace.engine.solutions(), []);
    workspace.engine.setUnsaved(config, undefined);
    assert.deepEqual((await settled(workspace)).found, ['information raw-connection a']);
    workspace.tree.delete(config);
    workspace.engine.noteDeleted(config);
    assert.deepEqual((await settled(workspace)).found, ['hint raw-connection a']);
  });

  it('applies added and removed externals', async () => {
    const workspace = await openWorkspace(solutionFiles(fabrikam));
    workspace.engine.setUnsaved('repo/.connref.json', '{ "externals": ["CTS_*"] }');
    assert.deepEqual((await settled(workspace)).found, []);
    workspace.engine.setUnsaved('repo/.connref.json', undefined);
    assert.deepEqual((await settled(workspace)).found, ['error undefined-reference mail']);
  });

  it('does not let a late read overwrite newer unsaved text', async () => {
    const workspace = await openWorkspace(
      solutionFiles({ ...contoso, flows: [{ ...send, entries: { mail: raw() } }] }),
    );
    const release = workspace.tree.hold(sendFile);
    workspace.engine.noteChanged(sendFile);
    workspace.tree.forget();
    const settling = workspace.engine.settle();
    await readStarted(workspace.tree);
    workspace.engine.setUnsaved(sendFile, flowJson(send));
    const shown: string[][] = [];
    workspace.engine.onDidChange(() => shown.push(graveFindings(workspace.engine).map(verdict)));
    release();
    await settling;
    assert.deepEqual(shown[0], [], 'not even for a moment');
    assert.deepEqual(graveFindings(workspace.engine), []);
  });

  it('reads a file again that changed while it was read', async () => {
    const workspace = await openWorkspace(solutionFiles(contoso));
    workspace.tree.write(sendFile, flowJson({ ...send, entries: { mail: raw() } }));
    const release = workspace.tree.hold(sendFile);
    workspace.engine.noteChanged(sendFile);
    workspace.tree.forget();
    const settling = workspace.engine.settle();
    await readStarted(workspace.tree);
    workspace.tree.write(sendFile, flowJson(send));
    workspace.engine.noteChanged(sendFile);
    release();
    await settling;
    assert.deepEqual(graveFindings(workspace.engine), []);
  });

  it('reads what was reported before, and is not stopped any more, after the rules could not be loaded', async () => {
    let isThere = false;
    const engine: Engine = new Engine({
      files: new MemoryFileTree(solutionFiles({ ...contoso, references: [] })),
      loadJudge: async () => {
        await Promise.resolve();
        if (isThere) {
          return judge;
        }
        engine.stop();
        throw new Error('judge.js is missing');
      },
    });
    engine.setFolder('repo');
    await assert.rejects(engine.settle(), /judge\.js is missing/);
    assert.deepEqual(engine.solutions(), []);
    isThere = true;
    await engine.settle();
    assert.equal(engine.isPartial, false);
    assert.deepEqual(graveFindings(engine).map(verdict), [
      'error undefined-reference teams',
      'error undefined-reference mail',
    ]);
  });

  it('yields between files', async () => {
    let pauses = 0;
    const engine = newEngine({
      files: new MemoryFileTree(solutionFiles(contoso)),
      yieldToHost: () => {
        pauses++;
        return undefined;
      },
    });
    engine.setFolder('repo');
    await engine.settle();
    assert.ok(pauses >= solutionFiles(contoso).length);
  });

  it('yields between the rules of a solution', async () => {
    let pauses = 0;
    const tree = new MemoryFileTree(solutionFiles(contoso));
    const engine = newEngine({
      files: tree,
      yieldToHost: () => {
        pauses++;
        return undefined;
      },
    });
    engine.setFolder('repo');
    await engine.settle();
    pauses = 0;
    tree.write(customizations, customizationsXml({ references: [{ name: 'cts_mail' }] }));
    engine.noteChanged(customizations);
    await engine.settle();
    assert.ok(pauses >= judge.checksOf('solution').length, String(pauses));
  });

  it('never reads build output, packages and Git’s own files', async () => {
    const hidden = ['bin', 'obj', 'node_modules', '.git'].flatMap((name) =>
      solutionFiles({ ...contoso, root: `repo/${name}/Contoso` }),
    );
    const { engine } = await openWorkspace(hidden);
    assert.deepEqual(engine.solutions(), []);
  });

  it('follows a YAML solution that is added, changed, moved and deleted, and lowers the certainty of findings', async () => {
    const workspace = await openWorkspace(solutionFiles(fabrikam));
    const { engine, tree } = workspace;
    const changes: EngineChange[] = [];
    engine.onDidChange((change) => changes.push(change));
    const shown = (): (string | undefined)[] =>
      engine.solutions().map(({ root, manifest }) => `${root} ${manifest?.version}`);
    const manifest = `${yamlRoot()}/solution.yml`;
    tree.write(manifest, solutionYaml());
    engine.noteChanged(manifest);
    assert.deepEqual(await settled(workspace), { read: [manifest], found: ['warning undefined-reference mail'] });
    assert.deepEqual(shown(), ['repo/Fabrikam 1.2.3.4', `${yamlRoot()} 1.0`]);
    assert.ok(changes.at(-1)?.solutions.has(yamlRoot()));

    const listed = `${yamlRoot()}/solutioncomponents.yml`;
    tree.write(listed, componentsYaml({ components: ['/modernflows/Send'] }));
    engine.noteChanged(listed);
    assert.deepEqual((await settled(workspace)).read, [listed]);
    assert.ok(changes.at(-1)?.solutions.has(yamlRoot()));
    assert.equal(engine.index.solutionOf(listed)?.listedComponents.length, 1);

    engine.setUnsaved(manifest, solutionYaml({ version: '2.0' }));
    assert.deepEqual((await settled(workspace)).read, []);
    assert.deepEqual(shown(), ['repo/Fabrikam 1.2.3.4', `${yamlRoot()} 2.0`]);
    engine.setUnsaved(manifest, undefined);

    tree.rename('repo/solutions', 'repo/git/solutions');
    engine.noteDeleted('repo/solutions');
    engine.noteChanged('repo/git');
    assert.deepEqual((await settled(workspace)).found, ['warning undefined-reference mail']);
    const moved = yamlRoot({ repository: 'repo/git' });
    assert.deepEqual(shown(), ['repo/Fabrikam 1.2.3.4', `${moved} 1.0`]);

    tree.rename('repo/git/solutions', 'repo/git/elsewhere');
    engine.noteDeleted('repo/git/solutions');
    engine.noteChanged('repo/git/elsewhere');
    assert.deepEqual(await settled(workspace), { read: [], found: ['error undefined-reference mail'] });
    assert.deepEqual(shown(), ['repo/Fabrikam 1.2.3.4']);
  });

  it('reads a new XML solution instead of the YAML one, and the YAML one again after that', async () => {
    const workspace = await openWorkspace(yamlSolutionFiles());
    const { engine, tree } = workspace;
    const layouts = (): string[] => engine.solutions().map(({ root, layout }) => `${layout} ${root}`);
    assert.deepEqual(layouts(), [`yaml ${yamlRoot()}`]);
    solutionFiles({ root: 'repo' }).forEach(([file, text]) => {
      tree.write(file, text);
      engine.noteChanged(file);
    });
    await settled(workspace);
    assert.deepEqual([layouts(), engine.index.unreadDefinitions()], [['packager repo'], undefined]);
    tree.delete('repo/Other');
    engine.noteDeleted('repo/Other');
    await settled(workspace);
    assert.deepEqual([layouts(), engine.index.unreadDefinitions()], [[`yaml ${yamlRoot()}`], 'notRead']);
  });

  it('does not treat components as missing after a solution lost one of its two main files', async () => {
    const reference = { name: 'cts_mail' };
    const files = solutionFiles({ root: 'repo/Base', uniqueName: 'Base', references: [reference] });
    const user = { ...send, entries: { mail: bound('cts_mail') } };
    for (const lost of ['Customizations.xml', 'Solution.xml']) {
      const { engine, tree } = await openWorkspace([...files, ...solutionFiles({ flows: [user] })]);
      const severities = (): string[] =>
        engine.findings(flowPath('repo/Contoso', user)).map(({ ruleId, severity }) => `${severity} ${ruleId}`);
      assert.deepEqual([engine.index.unreadDefinitions(), engine.index.unreadUsers()], [undefined, undefined]);
      tree.delete(`repo/Base/Other/${lost}`);
      engine.noteDeleted(`repo/Base/Other/${lost}`);
      await engine.settle();
      const half = engine.solutions().find(({ root }) => root === 'repo/Base');
      assert.equal(half?.missingFile, `repo/Base/Other/${lost}`);
      assert.deepEqual(engine.filesWithFindings().length > 0, true);
      if (lost === 'Customizations.xml') {
        assert.deepEqual([engine.index.unreadDefinitions(), engine.index.unreadUsers()], ['unreadable', 'unreadable']);
        assert.deepEqual(severities(), ['warning undefined-reference']);
      } else {
        assert.equal(half.manifest, undefined);
        assert.equal(engine.index.definitionsOf('cts_mail').length, 1);
      }
      tree.write(`repo/Base/Other/${lost}`, files.find(([file]) => file.endsWith(lost))?.[1] ?? '');
      engine.noteChanged(`repo/Base/Other/${lost}`);
      await engine.settle();
      assert.deepEqual(
        [engine.index.unreadDefinitions(), engine.solutions().map(({ missingFile }) => missingFile)],
        [undefined, [undefined, undefined]],
      );
    }
  });

  it('prefers a complete export to an incomplete solution in the same directory', async () => {
    const { engine } = await openWorkspace([
      ...solutionFiles({ root: 'repo', layout: 'export' }),
      ['repo/Other/Solution.xml', '<ImportExportXml />'],
    ]);
    assert.deepEqual(
      engine.solutions().map(({ layout, missingFile }) => [layout, missingFile]),
      [['export', undefined]],
    );
  });

  it('reports directories that only look like a solution', async () => {
    const { engine } = await openWorkspace([
      ['repo/half/solution.xml', ''],
      ['repo/export.zip', ''],
      ['repo/git/Contoso/solutioncomponents.yml', ''],
      ['repo/package/Microsoft.Flow/flows/x/definition.json', ''],
      [flowPath('repo/loose', send), '{}'],
    ]);
    assert.deepEqual(
      engine
        .nearMisses()
        .map(({ kind, file }) => [kind, file])
        .sort(),
      [
        ['flowPackage', 'repo/package/Microsoft.Flow/flows/x/definition.json'],
        ['incomplete', 'repo/half/solution.xml'],
        ['looseFlow', flowPath('repo/loose', send)],
        ['yaml', 'repo/git/Contoso/solutioncomponents.yml'],
        ['zip', 'repo/export.zip'],
      ],
    );
  });
});
