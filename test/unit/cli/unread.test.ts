import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommandLine } from '../../support/commandLine';
import { connection, settingsText } from '../../support/settingsSource';
import { skip } from '../../support/skip';
import { bound, flowFileName, flowJson, raw, type SolutionSource, solutionFiles } from '../../support/solutionSource';

const send = { name: 'Send', entries: { mail: bound('cts_mail') } };
const unused: SolutionSource = { root: 'Contoso', references: [{ name: 'cts_mail' }, { name: 'cts_chat' }] };

describe('The command line, where a part of the workspace is not read', () => {
  /** Contains the workspace folder `ws`, and what is outside of it. */
  let top: string;

  beforeEach(() => {
    top = mkdtempSync(join(realpathSync(tmpdir()), 'connref-unread-'));
    mkdirSync(join(top, 'ws'));
  });

  afterEach(() => {
    rmSync(top, { recursive: true, force: true });
  });

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), text);
  }

  function writeSolution(source: SolutionSource): void {
    solutionFiles(source).forEach(([file, text]) => {
      write(`ws/${file}`, text);
    });
  }

  function link(path: string, target: string): void {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    symlinkSync(target, join(top, path));
  }

  function run(...args: string[]): { code: number | null; out: string; errors: string } {
    return runCommandLine(join(top, 'ws'), args);
  }

  function findings(...args: string[]): string[] {
    const { findings: found } = JSON.parse(run(...args, '--format', 'json').out) as {
      findings: { severity: string; rule: string; path: string }[];
    };
    return found.map(({ severity, rule, path }) => `${severity} ${rule} ${path}`);
  }

  it('names a folder that is linked from outside, says nothing about uses, and deletes nothing', () => {
    writeSolution(unused);
    write('outside/flow.json', '{}');
    link('ws/Contoso/Workflows', '../../outside');
    assert.deepEqual(findings('check'), ['error unreadable-file Contoso/Workflows']);
    const customizations = join(top, 'ws/Contoso/Other/Customizations.xml');
    const before = readFileSync(customizations, 'utf8');
    for (const args of [
      ['delete', 'cts_mail'],
      ['rename', 'cts_mail', '--to', 'cts_x'],
      ['merge', 'cts_mail', '--into', 'cts_chat'],
    ]) {
      const { code, errors } = run(...args);
      assert.equal(code, 2, errors);
      assert.match(
        errors,
        /Contoso\/Workflows: .* is not read: it is a link out of the workspace folder, to \.\.\/\.\.\/outside/,
      );
    }
    assert.equal(readFileSync(customizations, 'utf8'), before);
    const { code, out } = run('plan', '--format', 'json');
    assert.equal(code, 1);
    const { plans } = JSON.parse(out) as { plans: { verdict: string; failures: { kind: string; path: string }[] }[] };
    assert.deepEqual(
      plans.map(({ verdict, failures }) => [verdict, failures.map(({ kind, path }) => `${kind} ${path}`)]),
      [['uncertain', ['unreadable Contoso/Workflows']]],
    );
  });

  it('does not read the files behind links to files outside: a flow, a manifest, settings, the configuration', () => {
    writeSolution(unused);
    write('outside/flow.json', flowJson({ name: 'Raw', entries: { mail: raw() } }));
    write('outside/settings.json', settingsText({ references: { cts_mail: connection } }));
    write('outside/config.json', '{ "rules": { "unreadable-file": "off" } }');
    link(`ws/Contoso/Workflows/${flowFileName(send)}`, join(top, 'outside/flow.json'));
    link('ws/Contoso_test.json', '../outside/settings.json');
    link('ws/.connref.json', '../outside/config.json');
    assert.deepEqual(findings('check'), [
      'error unreadable-file .connref.json',
      `error unreadable-file Contoso/Workflows/${flowFileName(send)}`,
      'warning unreadable-file Contoso_test.json',
    ]);
    assert.deepEqual(findings('settings', 'check'), [
      'error unreadable-file .connref.json',
      'warning unreadable-file Contoso_test.json',
    ]);
  });

  it('reads each file behind a link in the workspace folder once, and changes it once', () => {
    writeSolution({ ...unused, layout: 'export' });
    write(`ws/shared/${flowFileName(send)}`, flowJson(send));
    link('ws/Contoso/Workflows', '../shared');
    link('ws/copy', 'Contoso');
    assert.deepEqual(findings('check'), ['hint unused-reference Contoso/customizations.xml']);
    const { code, errors } = run('rename', 'cts_mail', '--to', 'cts_next');
    assert.equal(code, 0, errors);
    assert.match(readFileSync(join(top, `ws/shared/${flowFileName(send)}`), 'utf8'), /"cts_next"/);
    assert.equal(run('delete', 'cts_next').code, 2);
    assert.equal(run('delete', 'cts_chat').code, 0);
  });

  it('says nothing of a second path to a whole solution', () => {
    for (const layout of ['packager', 'export'] as const) {
      rmSync(join(top, 'ws'), { recursive: true });
      writeSolution({ root: 'real/Contoso', layout, references: [{ name: 'cts_mail' }], flows: [send] });
      link('ws/solutions/Contoso', '../real/Contoso');
      for (const command of ['check', 'plan']) {
        const { out, errors } = run(command);
        assert.equal(errors, '', command);
        assert.doesNotMatch(out, /solutions\/Contoso/);
      }
    }
  });

  it('is not sure about a reference that may be defined behind a link, and neither check nor plan passes', () => {
    writeSolution({ root: 'Contoso', flows: [{ name: 'Send', entries: { mail: bound('cts_gone') } }] });
    mkdirSync(join(top, 'outside'));
    link('ws/docs', '../outside');
    const { code, out } = run('check');
    assert.equal(code, 1);
    assert.match(
      out,
      /uses connection reference cts_gone, which is not in \S+\. It is unknown whether the import fails /,
    );
    assert.doesNotMatch(out, /No solution in the workspace defines/);
    const plan = run('plan', '--format', 'json');
    assert.equal(plan.code, 1);
    assert.match(plan.out, /"verdict": ?"uncertain"/);
  });

  it('takes no account of links without a target, except the configuration', () => {
    writeSolution({ root: 'Contoso', flows: [{ name: 'Send', entries: { mail: bound('cts_gone') } }] });
    const flow = `error undefined-reference Contoso/Workflows/${flowFileName(send)}`;
    ['docs', '.#notes.md', 'Contoso_test.json', `Contoso/Workflows/.#${flowFileName(send)}`].forEach((path) => {
      link(`ws/${path}`, '/nonexistent/someone@host.1234');
    });
    assert.deepEqual(findings('check'), [flow]);
    assert.equal(run('check').code, 1);
    assert.equal(run('plan').code, 1);
    link('ws/.connref.json', 'gone.json');
    assert.deepEqual(findings('check'), ['error unreadable-file .connref.json', flow]);
  });

  it('renders no settings while a file that the environment declares is missing or may be behind a gap', () => {
    writeSolution(unused);
    const file = settingsText({ references: { cts_mail: connection } });
    write('ws/test.json', file);
    write('outside/test.json', file);
    const declare = (...settings: string[]): void => {
      write('ws/.connref.json', JSON.stringify({ environments: { test: { settings } } }));
    };
    const render = (): { code: number | null; out: string; errors: string } =>
      run('settings', 'render', '--environment', 'test');
    declare('test.json', 'more/test.json');
    link('ws/docs', '../outside');
    const missing = render();
    assert.deepEqual([missing.code, missing.out], [2, '']);
    assert.match(
      missing.errors,
      /^connref: No settings file matches “more\/test\.json”, which \.connref\.json lists for environment test\. Correct the path, or remove it from \.connref\.json\.$/m,
    );
    assert.ok(findings('check').includes('warning invalid-configuration .connref.json'));
    link('ws/more', '../outside');
    for (const path of ['more/test.json', 'more/*.json', '*/test.json', '**/test*.json', '{x,more}/test.json']) {
      declare('test.json', path);
      const { code, out, errors } = render();
      assert.deepEqual([code, out], [2, ''], path);
      assert.match(
        errors,
        /in \.connref\.json leads to \S+, which is not read: it is a link out of the workspace folder, to \.\.\/outside/m,
      );
      assert.ok(!findings('check').includes('warning invalid-configuration .connref.json'), path);
    }
    rmSync(join(top, 'ws/more'));
    rmSync(join(top, 'ws/docs'));
    link('ws/more/test.json', '../../outside/test.json');
    declare('test.json', 'more/test.json');
    assert.match(render().errors, /leads to more\/test\.json, which is not read: /);
    rmSync(join(top, 'ws/more/test.json'));
    write('ws/more/test.json', file);
    link('ws/docs', '../outside');
    declare('test.json', 'more/*.json');
    assert.equal(render().code, 0, 'a gap that contains no declared file');
  });

  it('waits for no named pipe', function () {
    if (process.platform === 'win32') {
      skip(this, 'Windows has no named pipes in folders');
    }
    writeSolution({ ...unused, connectors: [], flows: [] });
    mkdirSync(join(top, 'ws/Contoso/Workflows'), { recursive: true });
    const pipes = [
      '.connref.json',
      'Contoso_test.json',
      'more.zip',
      `Contoso/Workflows/${flowFileName(send)}`,
      `Contoso/Workflows/${flowFileName(send)}.data.xml`,
    ];
    execFileSync(
      'mkfifo',
      pipes.map((path) => join(top, 'ws', path)),
    );
    const expected = pipes.map(
      (path) => `${path === 'Contoso_test.json' ? 'warning' : 'error'} unreadable-file ${path}`,
    );
    assert.deepEqual(findings('check', '--zips').sort(), [...expected].sort());
    assert.equal(run('check', '--fix').code, 1);
    assert.equal(run('plan').code, 1);
  });
});
