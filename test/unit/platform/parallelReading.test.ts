import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { type ComponentSource, FileComponentSource } from '../../../src/core/engine/componentSource';
import { Engine } from '../../../src/core/engine/engine';
import { defaultFolderSettings } from '../../../src/core/engine/folderState';
import type { Pause } from '../../../src/core/text/pause';
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
      // One in ten is broken.
      writeFileSync(path, /Workflows\/Flow\d*0-[^/]*\.json$/.test(file) ? `${text},` : text);
    }
  }

  async function read(thread?: { script?: string; file?: string; pause?: Pause }): Promise<Engine> {
    const script = thread?.script === undefined ? thread?.file : join(folder, 'thread.js');
    if (script !== undefined && thread?.script !== undefined) {
      writeFileSync(
        script,
        `const { parentPort, workerData: { paths, claims } } = require('worker_threads');${thread.script}`,
      );
    }
    const files = new ArchiveFileTree(tree);
    const components =
      script === undefined
        ? undefined
        : new ParallelComponentSource(
            tree,
            { file: script, count: 2 },
            new FileComponentSource(files, () => undefined),
          );
    const engine = new Engine({
      files,
      ...(components && { components }),
      ...(thread?.pause && { pause: thread.pause }),
    });
    engine.setFolder('repo', { ...defaultFolderSettings, checkZips: true });
    await engine.settle();
    return engine;
  }

  it('finds what one thread finds', async () => {
    writeSolution(flowCount);
    const engine = await read({ file: resolve('dist/readingThread.js') });
    assert.deepEqual(await snapshot(engine), await snapshot(await read()));
    assert.ok(allFindings(engine).length > flowCount / 3);
  });

  it('leaves to this thread what is in zips', async () => {
    writeSolution(flowCount);
    const flows = Array.from({ length: 200 }, (_, at) => ({ name: `Zipped${at}`, entries: { mail: raw() } }));
    writeFileSync(join(folder, 'Base.zip'), solutionZip({ uniqueName: 'Base', flows }));
    writeFileSync(join(folder, 'Broken.zip'), 'no zip');
    const engine = await read({ file: resolve('dist/readingThread.js') });
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

  it('takes what the other threads read, each flow once', async () => {
    writeSolution(flowCount);
    const ends: Promise<unknown>[] = [];
    const started = (thread: Worker): void => void ends.push(once(thread, 'exit'));
    process.on('worker', started);
    const engine = await read({
      pause: async () => {
        // Threads are told of in a turn of their own.
        await setImmediate();
        await Promise.all(ends);
      },
      script: `
        const read = { facts: undefined, problems: [{ ruleId: 'unreadable-file', message: 'Read elsewhere.', place: { kind: 'file' } }] };
        paths.forEach((path, at) => {
          if (Atomics.compareExchange(claims, at, 0, 1) === 0) parentPort.postMessage([[at, read]]);
        });`,
    });
    process.off('worker', started);
    const elsewhere = allFindings(engine).filter(({ message }) => message === 'Read elsewhere.');
    assert.equal(ends.length, 2);
    assert.equal(elsewhere.length, flowCount - 1, 'all but the one with which they were started');
    assert.equal(engine.solutions()[0]?.flows.size, flowCount);
  });

  for (const [what, script] of Object.entries({
    'claims files and fails': `paths.forEach((path, at) => Atomics.store(claims, at, 1)); throw new Error('broken');`,
    'claims files and ends without a word': `paths.forEach((path, at) => Atomics.store(claims, at, 1));`,
    'cannot even start': undefined,
  })) {
    it(`reads for itself what a thread leaves that ${what}`, async () => {
      writeSolution(flowCount);
      const engine = await read(script === undefined ? { file: join(folder, 'none.js') } : { script });
      assert.deepEqual(await snapshot(engine), await snapshot(await read()));
    });
  }

  it('starts none for a few flows, and reads later changes too', async () => {
    writeSolution(3);
    const engine = await read({ file: join(folder, 'none.js') });
    writeSolution(5);
    engine.noteChanged('repo');
    await engine.settle();
    assert.deepEqual(await snapshot(engine), await snapshot(await read()));
  });
});
