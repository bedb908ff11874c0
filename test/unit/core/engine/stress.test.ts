import assert from 'node:assert/strict';
import { configFileName } from '../../../../src/core/config/workspaceConfig';
import { Engine } from '../../../../src/core/engine/engine';
import { defaultFolderSettings, type FolderSettings } from '../../../../src/core/engine/folderState';
import { baseName, directoryOf, type FilePath, folderOf } from '../../../../src/core/model/filePath';
import { ArchiveFileTree } from '../../../../src/platform/zip/archiveFileTree';
import { snapshot } from '../../../support/engineSnapshot';
import { MemoryFileTree } from '../../../support/memoryFileTree';
import {
  bound,
  connectorCall,
  connectorXml,
  customizationsXml,
  type FlowSource,
  flowFileName,
  flowJson,
  manifestXml,
  missingConnectorDependency,
  missingReference,
  raw,
  workflowXml,
} from '../../../support/solutionSource';
import { componentsYaml, solutionYaml } from '../../../support/yamlSolutionSource';
import { zipOf } from '../../../support/zips';

const folders = ['repo', 'other'];
const roots = ['repo/A', 'repo/B', 'repo/A/nested', 'other/C', 'other/C/solutions/D'];
const zips = ['repo/D.zip', 'repo/A/E.ZIP', 'other/F.zip'];
const apis = ['shared_office365', 'shared_teams', 'shared_cts-5fweather-5f0123456789abcdef'];
const guids = ['0f000000-0000-4000-8000-00000000000a', '0f000000-0000-4000-8000-00000000000b'];
const references = ['cts_one', 'CTS_One', 'cts_two', 'cts_agent.three', 'cts_four'];
const flowNames = ['Send', 'Chat', 'Archive'];
const malformed = ['', '{', '<a>', 'null', '[]', '<<<<<<< HEAD\n{}\n=======\n[]\n>>>>>>> main\n', '<a b="1" b="2"/>'];

/** The same choices for the same seed, so that a failure can be repeated. */
class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }

  some<Item>(items: readonly Item[]): Item[] {
    return items.filter(() => this.below(2) === 0);
  }

  oneIn(number: number): boolean {
    return this.below(number) === 0;
  }
}

/** A workspace of which every change is told to one engine, as a host tells it. */
class ChangingWorkspace {
  readonly log: string[] = [];
  readonly #chance: Chance;
  readonly #tree = new MemoryFileTree();
  readonly #unsaved = new Map<FilePath, string>();
  readonly #settings = new Map<string, FolderSettings>(folders.map((folder) => [folder, defaultFolderSettings]));
  readonly engine = new Engine({ files: new ArchiveFileTree(this.#tree) });

  constructor(chance: Chance) {
    this.#chance = chance;
    for (const root of roots) {
      for (const [path, write] of this.#files()) {
        if (!chance.oneIn(4)) {
          this.#tree.write(`${root}/${path}`, write());
        }
      }
    }
    zips.forEach((zip) => this.#tree.write(zip, this.#zip()));
    folders.forEach((folder) => this.engine.setFolder(folder));
  }

  /** An engine that sees the files as they are now and knows nothing of what was. */
  fresh(): Engine {
    const engine = new Engine({ files: new ArchiveFileTree(this.#tree.copy()) });
    this.#settings.forEach((settings, folder) => engine.setFolder(folder, settings));
    this.#unsaved.forEach((text, file) => engine.setUnsaved(file, text));
    return engine;
  }

  change(): void {
    const chance = this.#chance;
    const root = chance.one(roots);
    const [name, content] = chance.one([...this.#files()]);
    const file = `${root}/${name}`;
    const write = (): void => this.#write(file, content());
    const edit = (): void => this.#edit(file, chance.oneIn(4) ? chance.one(malformed) : content());
    const revert = (): void => this.#revert();
    // What stands here twice happens twice as often.
    const change = chance.one([
      write,
      write,
      write,
      () => this.#write(file, chance.one(malformed)),
      edit,
      edit,
      revert,
      revert,
      () => this.#delete(file),
      () => this.#delete(chance.one([root, `${root}/Workflows`, `${root}/Other`])),
      () => this.#rename(root, chance.one([...roots, 'repo/deep/er'])),
      () => this.#rename(file, `${directoryOf(file)}/${otherCase(baseName(file))}`),
      () => this.#write(`${chance.one(folders)}/${configFileName}`, this.#config()),
      () => this.#changeSettings(chance.one(folders)),
      () => this.#restore(root),
      () => this.#write(chance.one(zips), this.#zip()),
      () => this.#delete(chance.one(zips)),
      () => this.#rename(chance.one(zips), chance.one([...zips, 'repo/G.zip', 'repo/G.txt'])),
    ]);
    change();
  }

  #write(file: FilePath, content: string | Uint8Array): void {
    this.log.push(`write ${file}: ${Buffer.from(content).toString().slice(0, 40)}`);
    this.#tree.write(file, content);
    this.engine.noteChanged(file);
  }

  #edit(file: FilePath, text: string): void {
    this.log.push(`edit ${file}`);
    this.#unsaved.set(file, text);
    this.engine.setUnsaved(file, text);
  }

  #revert(): void {
    const file = this.#chance.one([...this.#unsaved.keys(), '']);
    if (file !== '') {
      this.log.push(`revert ${file}`);
      this.#unsaved.delete(file);
      this.engine.setUnsaved(file, undefined);
    }
  }

  #delete(path: FilePath): void {
    this.log.push(`delete ${path}`);
    this.#tree.delete(path);
    this.engine.noteDeleted(path);
  }

  #rename(from: FilePath, to: FilePath): void {
    if (from !== to && !to.startsWith(`${from}/`)) {
      this.log.push(`rename ${from} ${to}`);
      this.#tree.rename(from, to);
      this.engine.noteDeleted(from);
      this.engine.noteChanged(to);
    }
  }

  /** Writes every file of a solution anew, and names only the directory. */
  #restore(root: FilePath): void {
    this.log.push(`restore ${root}`);
    for (const [path, write] of this.#files()) {
      this.#tree.write(`${root}/${path}`, write());
    }
    this.engine.noteChanged(root);
  }

  #changeSettings(folder: string): void {
    const chance = this.#chance;
    this.log.push(`settings ${folder}`);
    if (chance.oneIn(4)) {
      this.#settings.delete(folder);
      [...this.#unsaved.keys()]
        .filter((file) => folderOf(file) === folder)
        .forEach((file) => this.#unsaved.delete(file));
      this.engine.removeFolder(folder);
      return;
    }
    const settings = {
      rules: new Map(chance.oneIn(2) ? [['raw-connection', 'hint' as const]] : []),
      exclude: chance.oneIn(4) ? ['B', 'D.zip'] : [],
      checkZips: chance.oneIn(2),
    };
    this.#settings.set(folder, settings);
    this.engine.setFolder(folder, settings);
  }

  #config(): string {
    const chance = this.#chance;
    return chance.oneIn(4)
      ? chance.one(malformed)
      : JSON.stringify({
          rules: { 'undefined-reference': chance.one(['off', 'warning', 'nonsense']) },
          externals: chance.some(['cts_one', 'cts_f*', 'cts_5Fweather']),
          exclude: chance.oneIn(3) ? ['A/nested'] : [],
          ignore: chance.oneIn(3) ? [{ rule: 'raw-connection', path: '**/Send*', reason: 'Known.' }] : [],
        });
  }

  /** An export, something else in a zip, or no zip at all. */
  #zip(): Uint8Array {
    const chance = this.#chance;
    const files = [...this.#files()].filter(() => !chance.oneIn(8)).map(([path, write]) => [path, write()]);
    const zip = zipOf(Object.fromEntries(files) as Record<string, string>);
    return chance.oneIn(6) ? zip.subarray(chance.below(100)) : zip;
  }

  /** The files that a solution may have, with their possible contents. */
  *#files(): Generator<[string, () => string]> {
    const chance = this.#chance;
    const reference = () => ({
      name: chance.one(references),
      api: chance.one(apis),
      ...(chance.oneIn(3) && { custom: chance.one(guids) }),
    });
    const flow = (name: string): FlowSource => ({
      name,
      id: guids[0]!,
      state: chance.one(['on', 'off']),
      category: chance.oneIn(8) ? '6' : '5',
    });
    const connector = () => ({ name: chance.one(['cts_5Fweather', 'cts_5Fgeo']), id: chance.one(guids) });
    const customizations = (layout: 'packager' | 'export') => () =>
      customizationsXml({
        layout,
        references: Array.from({ length: chance.below(4) }, reference),
        flows: flowNames.map(flow),
        connectors: chance.oneIn(2) ? [connector()] : [],
      });
    const manifest = () =>
      manifestXml({
        uniqueName: chance.one(['Contoso', 'Fabrikam']),
        managed: chance.one([0, 1, 2]),
        missingDependencies: [
          ...chance.some([missingReference('cts_four', 'Active'), missingReference('cts_two', 'Base (1.0)')]),
          ...chance.some([missingConnectorDependency(guids[0]!, 'Base (1.0)')]),
        ],
      });
    yield ['Other/Solution.xml', manifest];
    yield ['Other/Customizations.xml', customizations('packager')];
    yield ['solution.xml', manifest];
    yield ['customizations.xml', customizations('export')];
    yield ['Connectors/cts_weather.xml', () => connectorXml(connector())];
    yield ['CanvasApps/cts_app.meta.xml', () => canvasAppXml(chance.one(references))];
    yield ['botcomponents/cts_agent.topic/data', () => `kind: x\nconnectionReference: ${chance.one(references)}\n`];
    yield [
      'environmentvariabledefinitions/cts_url/environmentvariabledefinition.xml',
      () => '<v schemaname="cts_url" />',
    ];
    yield ['environmentvariabledefinitions/cts_url/environmentvariablevalues.json', () => chance.one(['{}', '{'])];
    yield ['solution.yml', () => solutionYaml({ uniqueName: chance.one(['Contoso', 'Fabrikam']) })];
    yield ['solutioncomponents.yml', () => componentsYaml({ components: chance.some(['/modernflows/A', 'bots/b']) })];
    for (const name of flowNames) {
      yield [`Workflows/${flowFileName(flow(name))}`, () => flowText(chance)];
      yield [`Workflows/${flowFileName(flow(name))}.data.xml`, () => workflowXml(flow(name))];
    }
  }
}

function flowText(chance: Chance): string {
  const entries = Object.fromEntries(
    ['a', 'b', 'c'].slice(chance.below(3)).map((key) => {
      const api = chance.one(apis);
      const entry = chance.oneIn(3) ? raw(api) : bound(chance.one(references), api);
      return [key, chance.oneIn(4) ? { ...entry, api: { name: api, logicalName: 'cts_5Fweather' } } : entry];
    }),
  );
  const actions = Object.fromEntries(
    chance.some(['a', 'b', 'c', 'd']).map((key) => [`Run_${key}`, connectorCall(key)]),
  );
  const text = flowJson({ name: '', entries, actions });
  // The same findings at other places.
  return chance.oneIn(3) ? `\n\n${text}` : text;
}

function canvasAppXml(reference: string): string {
  const connections = JSON.stringify({ x: { id: 'shared_x', xrmConnectionReferenceLogicalName: reference } });
  return `<CanvasApp><Name>cts_app</Name><ConnectionReferences>${connections}</ConnectionReferences></CanvasApp>`;
}

describe('An engine after any changes', () => {
  for (const seed of [1, 2, 3, 103, 108]) {
    it(`equals a new one over the same files, seed ${seed}`, async function () {
      this.timeout(120_000);
      const chance = new Chance(seed);
      const workspace = new ChangingWorkspace(chance);
      await workspace.engine.settle();
      let withFindings = 0;
      for (let round = 0; round < 120; round++) {
        for (let changes = 1 + chance.below(4); changes > 0; changes--) {
          workspace.change();
        }
        await workspace.engine.settle();
        const fresh = workspace.fresh();
        await fresh.settle();
        assert.deepEqual(
          await snapshot(workspace.engine),
          await snapshot(fresh),
          `round ${round}, after ${workspace.log.slice(-8).join('; ')}`,
        );
        withFindings += fresh.filesWithFindings().length > 0 ? 1 : 0;
      }
      assert.ok(withFindings > 60, `${withFindings} rounds had findings`);
    });
  }
});

function otherCase(name: string): string {
  return name === name.toLowerCase() ? name.toUpperCase() : name.toLowerCase();
}
