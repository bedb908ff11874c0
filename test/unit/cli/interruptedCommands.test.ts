import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join, resolve } from 'node:path';
import { contentOf, newFolder, setContent } from '../../support/folderContent';
import { raw, solutionFiles } from '../../support/solutionSource';

const flow = 'Contoso/Workflows/Send-0F000000-0000-4000-8000-000000000001.json';

describe('A command that is interrupted while it changes files', () => {
  let folder: string;
  let before: Record<string, string>;

  beforeEach(() => {
    folder = newFolder();
    const files = solutionFiles({
      root: 'Contoso',
      flows: [{ name: 'Send', entries: { mail: raw('shared_office365') } }],
    });
    setContent(folder, Object.fromEntries(files));
    before = contentOf(folder);
  });

  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  /**
   * Runs the command line.
   * @param signal Sent by the command to itself when it gives the first file its name back.
   */
  function run(
    args: readonly string[],
    { signal, cwd = folder }: { readonly signal?: string; readonly cwd?: string } = {},
  ) {
    const preload = join(folder, '..', `connref-signal-${process.pid}.cjs`);
    fs.writeFileSync(
      preload,
      `const fs = require('node:fs'); const link = fs.linkSync; let isSent = false;
       fs.linkSync = (...args) => { link(...args); if (!isSent) { isSent = true; process.kill(process.pid, '${signal}'); } };`,
    );
    try {
      const options = signal === undefined ? [] : ['--require', preload];
      const {
        status,
        signal: ended,
        stdout,
        stderr,
      } = spawnSync(process.execPath, [...options, resolve('dist/cli.js'), ...args], {
        cwd,
        encoding: 'utf8',
      });
      return { code: status, ended, out: stdout, errors: stderr };
    } finally {
      fs.rmSync(preload);
    }
  }

  function kill(): void {
    assert.equal(run(['check', '--fix'], { signal: 'SIGKILL' }).ended, 'SIGKILL');
    assert.ok(fs.existsSync(join(folder, '.connref-journal')));
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    it(`by ${signal}, first writes all files, then ends by the signal`, () => {
      const { ended, errors } = run(['check', '--fix'], { signal });
      assert.equal(ended, signal);
      const changed =
        /^connref: Stopped by (\w+), after (\d+) files were changed\. None of them is half changed\.\n$/.exec(errors);
      assert.ok(changed, errors);
      assert.equal(changed[1], signal);
      const after = contentOf(folder);
      assert.notDeepEqual(after, before);
      assert.deepEqual(Object.keys(after), Object.keys(before));
      const differing = Object.entries(after).filter(([path, content]) => content !== before[path]);
      assert.equal(differing.length, Number(changed[2]));
      assert.equal(run(['check', '--fix', '--dry-run']).code, 0, 'nothing is left to fix');
    });
  }

  it('is named by commands that read, which write nothing', () => {
    kill();
    const half = contentOf(folder);
    for (const args of [
      ['check'],
      ['check', '--fix', '--dry-run'],
      ['check', '--format', 'json'],
      ['plan'],
      ['settings', 'check'],
      ['settings', 'sync', '--dry-run'],
      ['delete', 'contoso_x', '--dry-run'],
    ]) {
      const { errors } = run(args);
      assert.match(
        errors,
        /^\.connref-journal: a command that changes files was interrupted here, or still runs, so some files may be changed and others not\. Run that command again: it first undoes what was left\.$/m,
        args.join(' '),
      );
      assert.deepEqual(contentOf(folder), half);
    }
  });

  it('is undone by the next command that changes files, which says so', () => {
    kill();
    const { code, errors } = run(['check', '--fix']);
    assert.equal(code, 0, errors);
    assert.match(
      errors,
      /^An earlier command was interrupted in the current folder\. Its changes were undone: 2 files are as before that command\.\nFixed 1 finding in 2 files:$/m,
    );
    assert.deepEqual(Object.keys(contentOf(folder)), Object.keys(before));
  });

  it('lets no other folder above or below be changed, and nothing be rendered', () => {
    kill();
    const half = contentOf(folder);
    const inside = run(['check', '--fix'], { cwd: join(folder, 'Contoso') });
    assert.deepEqual([inside.code, inside.out], [2, '']);
    assert.match(inside.errors, /^connref: \.\.\/\.connref-journal: a command /);
    fs.mkdirSync(join(folder, 'sub'));
    fs.renameSync(join(folder, '.connref-journal'), join(folder, 'sub/.connref-journal'));
    const above = run(['check', '--fix']);
    assert.match(above.errors, /^connref: sub\/\.connref-journal: a command /);
    fs.renameSync(join(folder, 'sub/.connref-journal'), join(folder, '.connref-journal'));
    fs.rmdirSync(join(folder, 'sub'));
    assert.deepEqual(
      contentOf(folder),
      Object.fromEntries(Object.entries(half).filter(([path]) => !path.includes('lock'))),
    );
    const rendered = run(['settings', 'render', '--environment', 'uat']);
    assert.deepEqual([rendered.code, rendered.out], [2, '']);
    assert.match(rendered.errors, /^connref: \.connref-journal: a command /);
  });

  it('cannot be undone from a journal that somebody changed', () => {
    kill();
    const journal = join(folder, '.connref-journal');
    fs.writeFileSync(journal, fs.readFileSync(journal, 'latin1').replace('Workflows', 'Workflowz'), 'latin1');
    const { code, errors } = run(['check', '--fix']);
    assert.equal(code, 2);
    assert.equal(
      errors,
      'connref: .connref-journal is damaged, so the changes of an interrupted command cannot be undone. Compare the files of this folder with version control, then delete .connref-journal.\n',
    );
  });

  it('fixes nothing through a link that leads out of the folder, and says so', () => {
    const outside = newFolder();
    fs.renameSync(join(folder, flow), join(outside, 'victim.json'));
    fs.symlinkSync(join(outside, 'victim.json'), join(folder, flow));
    const text = fs.readFileSync(join(outside, 'victim.json'), 'utf8');
    assert.deepEqual(run(['check', '--fix', '--dry-run']).out, 'Nothing can be fixed automatically.\n');
    const { code, out } = run(['check', '--fix']);
    assert.equal(code, 1);
    assert.match(out, /Send-.*\.json\n.* unreadable-file\n.*it is a link out of the workspace folder/);
    assert.equal(fs.readFileSync(join(outside, 'victim.json'), 'utf8'), text);
    assert.equal(
      fs.readFileSync(join(folder, 'Contoso/Other/Customizations.xml'), 'utf8'),
      before['Contoso/Other/Customizations.xml'],
    );
    fs.rmSync(outside, { recursive: true });
  });

  it('fixes a link within the folder in the file that it leads to', () => {
    fs.mkdirSync(join(folder, 'shared'));
    fs.renameSync(join(folder, flow), join(folder, 'shared/flow.txt'));
    fs.symlinkSync('../../shared/flow.txt', join(folder, flow));
    assert.equal(run(['check', '--fix']).code, 0);
    assert.ok(fs.lstatSync(join(folder, flow)).isSymbolicLink());
    assert.match(fs.readFileSync(join(folder, 'shared/flow.txt'), 'utf8'), /connectionReferenceLogicalName/);
  });
});

describe('npm run interruptions', () => {
  it('finds all files old or new after kills and signals, and no change of others lost', () => {
    const args = ['scripts/interruptions.mjs', '--kills', '3', '--signals', '1', '--races', '3', '--flows', '30'];
    const seed = process.env.CONNREF_SEED ?? '1';
    const { status, stdout, stderr } = spawnSync(process.execPath, [...args, '--seed', seed], { encoding: 'utf8' });
    assert.deepEqual([status, stderr], [0, ''], stdout);
    assert.match(stdout, /^kill -9: 3 of 3 as expected/m);
    assert.match(stdout, /^SIGINT: 1 of 1 as expected/m);
    assert.match(stdout, /^races: 3 of 3 as expected/m);
  });
});
