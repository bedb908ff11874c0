import assert from 'node:assert/strict';
import { EnvironmentSettings } from '../../../../../../src/core/settings/environmentSettings';
import { planCopy } from '../../../../../../src/core/edits/refactorings/copy/planCopy';
import type { RefactoringNote } from '../../../../../../src/core/edits/refactorings/shared/refactoringNote';
import type { Refactoring } from '../../../../../../src/core/edits/refactorings/shared/refactoring';
import { sharedFileRefusal } from '../../../../../../src/core/edits/refactorings/shared/sharedFileRefusal';
import { Random } from '../../../../../support/random';
import { applyOperations } from '../../../../../support/fixLaw';
import { type SolutionSource, solutionFiles } from '../../../../../support/solutionSource';
import { openWorkspace, type OpenWorkspace } from '../../../../../support/workspace';
import { lawSeeds } from '../../../../../support/seeds';

const giver: SolutionSource = { root: 'repo/Giver', uniqueName: 'Giver', references: [{ name: 'cts_a' }] };
const taker: SolutionSource = { root: 'repo/Taker', uniqueName: 'Taker' };
const connector = '/providers/Microsoft.PowerApps/apis/shared_office365';

/** The entry of a file: a connection, with its owner where there is one, as in `uat eva`; undefined for none. */
type Entry = string | undefined;

/** Settings files, by names that begin with the solution that they are for, in the order of each environment. */
interface Layers {
  readonly files: Readonly<Record<string, Entry>>;
  readonly environments: Readonly<Record<string, readonly string[]>>;
}

function settingsText(entry: Entry): string {
  const [id = '', owner] = entry?.split(' ') ?? [];
  const ConnectionReferences =
    entry === undefined
      ? []
      : [{ LogicalName: 'cts_a', ConnectionId: id, ...(owner !== undefined && { ConnectionOwner: owner }) }];
  return JSON.stringify({ EnvironmentVariables: [], ConnectionReferences });
}

async function opened({ files, environments }: Layers): Promise<OpenWorkspace> {
  const named = Object.entries(environments).map(([name, own]): [string, unknown] => [
    name,
    {
      settings: own.map((each) => ({
        path: `${each}.json`,
        solutions: [each.startsWith('giver') ? 'Giver' : 'Taker'],
      })),
    },
  ]);
  return openWorkspace([
    ...[giver, taker].flatMap(solutionFiles),
    ...Object.entries(files).map(([file, entry]): [string, string] => [`repo/${file}.json`, settingsText(entry)]),
    ['repo/.connref.json', JSON.stringify({ environments: Object.fromEntries(named) })],
  ]);
}

function plan({ engine }: OpenWorkspace, moves: boolean): Refactoring {
  return planCopy({ logicalName: 'cts_a', from: 'repo/Giver', to: 'repo/Taker', moves }, engine.index);
}

async function applied({ operations }: Refactoring, { tree }: OpenWorkspace): Promise<OpenWorkspace> {
  return openWorkspace((await applyOperations(operations, tree)).after);
}

function entries({ engine }: OpenWorkspace): Record<string, Entry> {
  return Object.fromEntries(
    engine.index
      .settings()
      .map(({ file, references: [entry] }) => [
        file.slice('repo/'.length, -'.json'.length),
        entry && [entry.connectionId, ...(entry.others ?? []).map(([, value]) => value)].join(' '),
      ]),
  );
}

async function entriesAfter(layers: Layers, moves: boolean): Promise<Record<string, Entry>> {
  const before = await opened(layers);
  const refactoring = plan(before, moves);
  assert.deepEqual(refactoring.refusals, []);
  return entries(await applied(refactoring, before));
}

async function lossesOf(layers: Layers): Promise<RefactoringNote[]> {
  const { notes } = plan(await opened(layers), true);
  return notes.filter(({ kind }) => kind === 'entryMoved');
}

describe('What a copied or moved reference is mapped to', () => {
  const layered = (base: Entry, uat: Entry, took?: Entry): Layers => ({
    files: { 'giver.base': base, 'giver.uat': uat, 'taker.uat': took },
    environments: { uat: ['giver.base', 'giver.uat', 'taker.uat'] },
  });

  it('is what was in force, of files that are laid over one another', async () => {
    const gone = { 'giver.base': undefined, 'giver.uat': undefined };
    for (const [base, uat, inForce] of [
      ['', 'real', 'real'],
      ['base', 'uat', 'uat'],
      ['base', '', 'base'],
      ['', '', ''],
    ] as const) {
      const layers = layered(base, uat);
      assert.deepEqual(await entriesAfter(layers, true), { ...gone, 'taker.uat': inForce });
      assert.deepEqual(await entriesAfter(layers, false), { ...layers.files, 'taker.uat': inForce });
    }
  });

  it('keeps its ConnectorId, whichever file gives it', async () => {
    const before = await opened(layered('', 'real'));
    const text = settingsText('').replace('}]', `,"ConnectorId":"${connector}"}]`);
    before.tree.write('repo/giver.base.json', text);
    const reopened = await openWorkspace(before.tree);
    const after = await applied(plan(reopened, true), reopened);
    assert.deepEqual(
      after.engine.index
        .settingsIn('repo/taker.uat.json')
        ?.references.map((each) => [each.connectionId, each.connectorId]),
      [['real', connector]],
    );
  });

  it('goes with the owner of the connection, and not with that of another one', async () => {
    const gone = { 'giver.base': undefined, 'giver.uat': undefined };
    assert.deepEqual(await entriesAfter(layered('', 'real eva'), true), { ...gone, 'taker.uat': 'real eva' });
    assert.deepEqual(await entriesAfter(layered(' eva', 'real'), true), { ...gone, 'taker.uat': 'real eva' });
    assert.deepEqual(await entriesAfter(layered('base ben', 'real'), true), { ...gone, 'taker.uat': 'real' });
    assert.deepEqual(await lossesOf(layered('base ben', 'real eva')), [
      {
        kind: 'entryMoved',
        reference: 'cts_a',
        file: 'repo/giver.base.json',
        members: [
          ['ConnectionId', 'base'],
          ['ConnectionOwner', 'ben'],
        ],
        kept: { file: 'repo/taker.uat.json', connectionId: 'real' },
      },
    ]);
    assert.deepEqual(await lossesOf(layered('', 'real eva')), []);
  });

  it('comes to an entry that is there and says nothing else, and stays where that one says something else', async () => {
    const gone = { 'giver.base': undefined, 'giver.uat': undefined };
    assert.deepEqual(await entriesAfter(layered('', 'real eva', ''), true), { ...gone, 'taker.uat': 'real eva' });
    assert.deepEqual(await entriesAfter(layered('', 'real eva', 'real'), true), { ...gone, 'taker.uat': 'real eva' });
    assert.deepEqual(await entriesAfter(layered('', 'real eva', 'real ben'), true), {
      ...gone,
      'taker.uat': 'real ben',
    });
    assert.deepEqual(await lossesOf(layered('', 'real eva', 'real ben')), [
      {
        kind: 'entryMoved',
        reference: 'cts_a',
        file: 'repo/giver.uat.json',
        members: [['ConnectionOwner', 'eva']],
        kept: { file: 'repo/taker.uat.json', connectionId: 'real' },
      },
    ]);
    // The file of the taker lies below that of the giver, which is in force.
    const other: Layers = {
      files: { 'giver.uat': 'real', 'taker.uat': 'other' },
      environments: { uat: ['taker.uat', 'giver.uat'] },
    };
    assert.deepEqual(await entriesAfter(other, true), other.files);
    assert.deepEqual(await entriesAfter(layered('', 'real', ''), false), layered('', 'real', '').files);
  });

  it('comes to a file of its environment alone, and to one of several where they want the same', async () => {
    const gone = { 'giver.uat': undefined, 'giver.prod': undefined };
    const shared = (prod: Entry, ...own: string[]): Layers => ({
      files: {
        'giver.uat': 'uat',
        'giver.prod': prod,
        taker: undefined,
        ...Object.fromEntries(own.map((each) => [each, undefined])),
      },
      environments: {
        uat: ['taker', 'giver.uat', ...own.filter((each) => each.endsWith('uat'))],
        prod: ['taker', 'giver.prod', ...own.filter((each) => each.endsWith('prod'))],
      },
    });
    assert.deepEqual(await entriesAfter(shared('prod', 'taker.prod', 'taker.uat'), true), {
      ...gone,
      taker: undefined,
      'taker.prod': 'prod',
      'taker.uat': 'uat',
    });
    assert.deepEqual(await entriesAfter(shared('prod', 'taker.uat'), true), {
      ...gone,
      taker: 'prod',
      'taker.uat': 'uat',
    });
    assert.deepEqual(await entriesAfter(shared('uat'), true), { ...gone, taker: 'uat' });
    for (const prod of ['prod', '', undefined, 'uat eva']) {
      for (const moves of [true, false]) {
        const { operations, refusals } = plan(await opened(shared(prod)), moves);
        assert.deepEqual(operations, []);
        const environment = prod === undefined ? 'prod' : 'uat';
        assert.deepEqual(refusals, [sharedFileRefusal('repo/taker.json', environment, 'cts_a')], String(prod));
      }
    }
  });

  it('is not what another environment of the file has, even where a file of the giver lies over it', async () => {
    const layers: Layers = {
      files: { 'giver.uat': 'uat', 'giver.prod': 'prod', taker: undefined, 'taker.prod': 'prod' },
      environments: { uat: ['taker', 'giver.uat'], prod: ['taker.prod', 'taker', 'giver.prod'] },
    };
    const { refusals } = plan(await opened(layers), true);
    assert.deepEqual(refusals, [sharedFileRefusal('repo/taker.json', 'prod', 'cts_a')]);
    const known: Layers = {
      files: { 'giver.uat': 'uat', 'giver.prod': 'prod', taker: '' },
      environments: { uat: ['taker', 'giver.uat'], prod: ['taker', 'giver.prod'] },
    };
    assert.deepEqual(await entriesAfter(known, true), known.files);
  });

  it('stays in a file that one of its environments still needs', async () => {
    const layers: Layers = {
      files: { 'giver.base': 'base', 'giver.uat': 'uat', 'taker.uat': undefined },
      environments: { uat: ['giver.base', 'giver.uat', 'taker.uat'], prod: ['giver.base'] },
    };
    assert.deepEqual(await entriesAfter(layers, true), {
      'giver.base': 'base',
      'giver.uat': undefined,
      'taker.uat': 'uat',
    });
  });

  it('is, over generated layers, the same in each environment, or it is refused', async () => {
    const seeds = lawSeeds();
    let done = 0;
    for (const seed of seeds) {
      const random = new Random(seed);
      const names = ['giver.base', 'giver.uat', 'giver.prod', 'taker', 'taker.uat', 'taker.prod'];
      const layers: Layers = {
        files: Object.fromEntries(
          names.map((name) => [
            name,
            name.startsWith('taker') && !random.oneIn(4)
              ? undefined
              : random.one(['', 'x', 'y', 'y eva', 'x ben', undefined]),
          ]),
        ),
        environments: { uat: random.shuffled(random.some(names)), prod: random.shuffled(random.some(names)) },
      };
      const before = await opened(layers);
      const moves = !random.oneIn(4);
      const refactoring = plan(before, moves);
      if (refactoring.refusals.length > 0) {
        continue;
      }
      const after = await applied(refactoring, before);
      const mapped = ({ engine }: OpenWorkspace): unknown =>
        engine.index
          .environments()
          .map((each) => [each.name, new EnvironmentSettings(each, engine.index).reference('cts_a')?.value ?? '']);
      const shown = JSON.stringify({ seed, layers, after: entries(after), notes: refactoring.notes });
      assert.deepEqual(mapped(after), mapped(before), shown);
      const [had, has] = [entries(before), entries(after)];
      for (const [name, own] of Object.entries(layers.environments)) {
        const said = own.flatMap((file) => (had[file] !== has[file] ? (had[file] ?? '').split(' ') : []));
        const lost = said.filter(
          (word) => word !== '' && !own.some((file) => (has[file] ?? '').split(' ').includes(word)),
        );
        assert.ok(
          lost.every(
            (word) => refactoring.notes.some((note) => isLost(word, note)) || isElsewhere(word, name, layers, has),
          ),
          `${lost.join()} lost in ${name}: ${shown}`,
        );
      }
      done++;
    }
    assert.ok(done > seeds.length / 3, `${done} of ${seeds.length} done`);
  });
});

function isLost(word: string, note: RefactoringNote): boolean {
  return note.kind === 'entryMoved' && note.members.some(([, value]) => value === word);
}

/** What a file of several environments said may be in force in another one of them. */
function isElsewhere(
  word: string,
  name: string,
  { environments }: Layers,
  has: Readonly<Record<string, Entry>>,
): boolean {
  return Object.entries(environments).some(
    ([other, own]) => other !== name && own.some((file) => (has[file] ?? '').split(' ').includes(word)),
  );
}
