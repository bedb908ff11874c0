import assert from 'node:assert/strict';
import type { Engine } from '../../../../src/core/engine/engine';
import { newEngine } from '../../../support/newEngine';
import type { PathFilter } from '../../../../src/core/config/pathFilter';
import type { FilePath } from '../../../../src/core/model/filePath';
import type { Listing } from '../../../../src/core/engine/fileTree';
import { MemoryFileTree } from '../../../support/memoryFileTree';
import { bound, flowJson, flowPath, raw, type SolutionSource, solutionFiles } from '../../../support/solutionSource';
import { allFindings, openWorkspace, verdict } from '../../../support/workspace';

const flows = Array.from({ length: 40 }, (_, at) => ({
  name: `Flow${at}`,
  id: `0f000000-0000-4000-8000-0000000000${String(at).padStart(2, '0')}`,
  entries: { mail: bound('cts_mail'), sql: raw('shared_sql') },
}));
/** The flows and their references are in two solutions: without the second solution, references seem to be undefined. */
const contoso: SolutionSource = { flows };
const shared: SolutionSource = { root: 'repo/Shared', uniqueName: 'Shared', references: [{ name: 'cts_mail' }] };
const files = [...solutionFiles(contoso), ...solutionFiles(shared)];
const lastFlow = flowPath('repo/Contoso', flows.at(-1)!);

/** Returns a workspace whose next reading waits at the first file. */
class HeldTree extends MemoryFileTree {
  #release: (() => void) | undefined;

  holdAll(): void {
    const releases = this.paths().map((file) => this.hold(file));
    this.#release = () => {
      releases.forEach((release) => {
        release();
      });
    };
  }

  async untilRead(file: FilePath): Promise<void> {
    while (!this.reads.includes(file)) {
      await Promise.resolve();
    }
  }

  release(): void {
    this.#release?.();
  }
}

/** Starts to read all files, and stops at the first file. */
async function stopped(engine: Engine, tree: HeldTree): Promise<void> {
  tree.forget();
  tree.holdAll();
  engine.noteChanged('repo');
  const settling = engine.settle();
  await tree.untilRead('repo/Contoso/Other/Solution.xml');
  engine.stop();
  tree.release();
  await settling;
}

async function expectedFindings(): Promise<string[]> {
  return allFindings((await openWorkspace(files)).engine).map(verdict);
}

describe('Reading', () => {
  it('reports its progress', async () => {
    const told: [number, number][] = [];
    const engine = newEngine({ files: new MemoryFileTree(files), progress: (...counts) => told.push(counts) });
    engine.setFolder('repo');
    await engine.settle();
    const toRead = files.length;
    assert.ok(toRead > 64 && toRead <= 96);
    assert.deepEqual(told, [
      [0, toRead],
      [32, toRead],
      [64, toRead],
    ]);
  });

  it('has no findings after it was stopped, and all findings after it was started again', async () => {
    const tree = new HeldTree(files);
    const engine = newEngine({ files: tree });
    engine.setFolder('repo');
    await stopped(engine, tree);
    assert.ok(engine.isPartial);
    assert.deepEqual([allFindings(engine), engine.solutions().length], [[], 2]);
    engine.noteChanged('repo');
    await engine.settle();
    assert.ok(!engine.isPartial);
    assert.deepEqual(allFindings(engine).map(verdict), await expectedFindings());
  });

  it('removes earlier findings, and checks the same files again', async () => {
    const tree = new HeldTree(files);
    const { engine } = await openWorkspace(tree);
    const named = new Set<FilePath>();
    engine.onDidChange((change) => {
      change.files.forEach((file) => named.add(file));
    });
    assert.notDeepEqual(allFindings(engine), []);
    await stopped(engine, tree);
    assert.deepEqual(allFindings(engine), []);
    assert.ok(named.has(lastFlow), 'whoever shows findings hears of it');
    engine.noteChanged('repo');
    await engine.settle();
    assert.deepEqual(allFindings(engine).map(verdict), await expectedFindings());
  });

  it('reads changes after it was stopped, without checking them', async () => {
    const tree = new HeldTree(files);
    const { engine } = await openWorkspace(tree);
    await stopped(engine, tree);
    tree.write(lastFlow, flowJson({ name: 'Last', entries: { sql: raw('shared_sql') } }));
    engine.noteChanged(lastFlow);
    await engine.settle();
    assert.equal(engine.index.flow(lastFlow)?.entries.length, 1);
    assert.deepEqual(allFindings(engine), []);
    tree.write(lastFlow, '{');
    engine.noteChanged(lastFlow);
    await engine.settle();
    assert.deepEqual(allFindings(engine).map(verdict), ['error invalid-json']);
  });

  it('removes no file that a stopped listing did not reach', async () => {
    let onList = (): void => undefined;
    const tree = new (class extends HeldTree {
      override async list(path: FilePath, excluded: PathFilter): Promise<Listing> {
        onList();
        return super.list(path, excluded);
      }
    })(files);
    const { engine } = await openWorkspace(tree);
    onList = () => {
      engine.stop();
    };
    engine.noteChanged('repo');
    await engine.settle();
    assert.ok(engine.isPartial);
    assert.equal(engine.solutions().flatMap((solution) => [...solution.flows.keys()]).length, flows.length);
  });

  it('is not stopped before it starts', async () => {
    const { engine } = await openWorkspace(files);
    engine.stop();
    engine.noteChanged('repo');
    await engine.settle();
    assert.ok(!engine.isPartial);
    assert.deepEqual(allFindings(engine).map(verdict), await expectedFindings());
  });
});
