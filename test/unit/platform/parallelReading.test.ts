import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type ComponentSource, FileComponentSource } from '../../../src/core/engine/componentSource';
import type { Engine } from '../../../src/core/engine/engine';
import { newEngine } from '../../support/newEngine';
import { defaultFolderSettings } from '../../../src/core/engine/folderState';
import { NodeFileTree } from '../../../src/platform/nodeFileTree';
import { ParallelComponentSource } from '../../../src/platform/parallelReading/parallelComponentSource';
import { ArchiveFileTree } from '../../../src/platform/zip/archiveFileTree';
import { snapshot } from '../../support/engineSnapshot';
import { bound, raw, solutionFiles } from '../../support/solutionSource';
import { allFindings } from '../../support/workspace';
import { solutionZip } from '../../support/zips';

const flowCount = 400;

describe('Reading on several threads', () => {
  let folder: string;
  let tree: NodeFileTree;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'connref-threads-'));
    tree = new NodeFileTree(() => folder, { mayBlock: true });
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function writeSolution(flows: number): void {
    const names = Array.from({ length: flows }, (_, at) => `Flow${at}`);
    const files = solutionFiles({
      root: 'repo/Contoso',
      references: [{ name: 'cts_mail', api: 'shared_office365' }],
      flows: names.map((name, at) => ({ name, entries: { mail: at % 3 === 0 ? raw() : bound('cts_mail') } })),
    });
    for (const [file, text] of files) {
      const path = join(folder, file.slice('repo/'.length));
      mkdirSync(dirname(path), { recursive: true });
      // Every tenth flow is broken.
      writeFileSync(path, /Workflows\/Flow\d*0-[^/]*\.json$/.test(file) ? `${text},` : text);
    }
  }

  /** Writes the script of a thread to a file. */
  function threadOf(script: string): string {
    const file = join(folder, 'thread.js');
    writeFileSync(file, `const { parentPort, workerData: { paths, claims } } = require('worker_threads');${script}`);
    return file;
  }

  function sourceWith(thread: string, count: number): ParallelComponentSource {
    const others = new FileComponentSource(new ArchiveFileTree(tree), () => undefined);
    return new ParallelComponentSource(tree, { file: thread, count }, others);
  }

  /** @param thread The script of the other threads. Undefined: the main thread reads alone. */
  async function read(thread?: string): Promise<Engine> {
    const components = thread === undefined ? undefined : sourceWith(thread, 2);
    const engine = newEngine({ files: new ArchiveFileTree(tree), ...(components && { components }) });
    engine.setFolder('repo', { ...defaultFolderSettings, checkZips: true });
    await engine.settle();
    return engine;
  }

  it('finds what one thread finds', async () => {
    writeSolution(flowCount);
    const engine = await read(resolve('dist/readingThread.js'));
    assert.deepEqual(await snapshot(engine), await snapshot(await read()));
    assert.ok(allFindings(engine).length > flowCount / 3);
  });

  it('leaves to this thread what is in zips', async () => {
    writeSolution(flowCount);
    const flows = Array.from({ length: 200 }, (_, at) => ({ name: `Zipped${at}`, entries: { mail: raw() } }));
    writeFileSync(join(folder, 'Base.zip'), solutionZip({ uniqueName: 'Base', flows }));
    writeFileSync(join(folder, 'Broken.zip'), 'no zip');
    const engine = await read(resolve('dist/readingThread.js'));
    assert.deepEqual(await snapshot(engine), await snapshot(await read()));
    assert.deepEqual(
      engine.solutions().map((solution) => solution.flows.size),
      [flows.length, flowCount],
    );
    const inZip = allFindings(engine).filter(({ ruleId, file }) => ruleId === 'raw-connection' && file.includes('!/'));
    assert.equal(inZip.length, flows.length);
  });

  it('unpacks a file of a zip only when it is its turn', async () => {
    const begun: string[] = [];
    const others: ComponentSource = {
      readAhead: 1,
      begin: (file) => {
        begun.push(file);
        return () => Promise.resolve(undefined);
      },
    };
    const source = new ParallelComponentSource(tree, { file: '', count: 0 }, others);
    const file = 'repo/Base.zip!/Workflows/a.json';
    const finish = source.begin(file, 'flowDefinition');
    assert.deepEqual(begun, []);
    await finish();
    assert.deepEqual(begun, [file]);
  });

  it('has every flow read by the thread that ships, when nobody else does', async () => {
    writeSolution(flowCount);
    const paths = (await tree.list('repo', () => false)).files
      .filter((file) => /Workflows\/[^/]*\.json$/.test(file))
      .map((file) => tree.resolve(file)!);
    const claims = new Int32Array(new SharedArrayBuffer(4 * paths.length));
    const thread = new Worker(resolve('dist/readingThread.js'), { workerData: { paths, claims } });
    const read: number[] = [];
    thread.on('message', (flows: [number, unknown][]) => {
      read.push(...flows.filter(([, facts]) => facts !== undefined).map(([at]) => at));
    });
    await once(thread, 'exit');
    assert.deepEqual(
      read.sort((a, b) => a - b),
      paths.map((_path, at) => at),
    );
  });

  it('takes what another thread has read', async () => {
    writeSolution(flowCount);
    const done = join(folder, 'done');
    const script = `
      const read = { facts: undefined, problems: [{ ruleId: 'unreadable-file', kind: 'refused', reason: 'read elsewhere', place: { kind: 'file' } }] };
      const mine = paths.map((path, at) => at).filter((at) => Atomics.compareExchange(claims, at, 0, 1) === 0);
      parentPort.postMessage(mine.map((at) => [at, read]));
      require('fs').writeFileSync(${JSON.stringify(done)}, String(mine.length));`;
    const source = sourceWith(threadOf(script), 1);
    const files = (await tree.list('repo', () => false)).files.filter((file) => /Workflows\/[^/]*\.json$/.test(file));
    const finishes = files.map((file) => source.begin(file, 'flowDefinition'));
    const first = await finishes[0]?.();
    assert.notEqual(first?.facts ?? first?.problems[0]?.ruleId, undefined);
    await until(() => existsSync(done) && readFileSync(done, 'utf8') !== '');
    assert.equal(readFileSync(done, 'utf8'), String(flowCount - 1));
    for (const finish of finishes.slice(1)) {
      const [problem] = (await finish())?.problems ?? [];
      assert.equal(
        problem?.ruleId === 'unreadable-file' && problem.kind === 'refused' && problem.reason,
        'read elsewhere',
      );
    }
  });

  for (const [what, script] of Object.entries({
    'claims files and fails': `paths.forEach((path, at) => Atomics.store(claims, at, 1)); throw new Error('broken');`,
    'claims files and ends without a word': `paths.forEach((path, at) => Atomics.store(claims, at, 1));`,
    'cannot even start': undefined,
  })) {
    it(`reads for itself what a thread leaves that ${what}`, async () => {
      writeSolution(flowCount);
      const engine = await read(script === undefined ? join(folder, 'none.js') : threadOf(script));
      assert.deepEqual(await snapshot(engine), await snapshot(await read()));
    });
  }

  it('lets another thread read the flows while this thread reads another file, and then takes further flows', async () => {
    writeSolution(flowCount);
    const done = join(folder, 'done');
    const script = `
      paths.forEach((path, at) => Atomics.store(claims, at, 1));
      require('fs').writeFileSync(${JSON.stringify(done)}, String(paths.length));`;
    const source = sourceWith(threadOf(script), 1);
    const { files } = await tree.list('repo', () => false);
    const [further = '', ...flows] = files.filter((file) => /Workflows\/[^/]*\.json$/.test(file));
    flows.forEach((file) => source.begin(file, 'flowDefinition'));
    await source.begin(files.find((file) => file.endsWith('Solution.xml')) ?? '', 'solutionManifest')();
    await until(() => existsSync(done) && readFileSync(done, 'utf8') !== '');
    assert.equal(readFileSync(done, 'utf8'), String(flows.length));
    assert.notEqual(await source.begin(further, 'flowDefinition')(), undefined);
  });

  it('starts none for a few flows, and reads later changes too', async () => {
    writeSolution(3);
    const engine = await read(join(folder, 'none.js'));
    writeSolution(5);
    engine.noteChanged('repo');
    await engine.settle();
    assert.deepEqual(await snapshot(engine), await snapshot(await read()));
  });
});

/** Waits until a condition is true. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise(setImmediate);
  }
}
