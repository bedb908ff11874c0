import assert from 'node:assert/strict';
import type { FilePath } from '../../../../src/core/model/filePath';
import { fixMakers } from '../../../../src/core/edits/fixes/fixMakers';
import { fixesOf } from '../../../../src/core/rules/fixAll';
import { answerEachWay, assertFixLaw } from '../../../support/fixLaw';
import { type ReferenceSource, type SolutionSource, solutionFiles } from '../../../support/solutionSource';
import { allFindings, findingsOf, openWorkspace } from '../../../support/workspace';

const rule = 'same-display-name-in-two-solutions';

function solution(
  name: string,
  references: Record<string, string>,
  more: Partial<SolutionSource> = {},
): SolutionSource {
  return {
    root: `repo/${name}`,
    uniqueName: name,
    references: Object.entries(references).map(([logicalName, displayName]): ReferenceSource => ({
      name: logicalName,
      displayName,
    })),
    ...more,
  };
}

async function of(solutions: SolutionSource[], files: [FilePath, string][] = []): Promise<string[]> {
  const found = await findingsOf(rule, [...solutions.flatMap(solutionFiles), ...files]);
  return found.map(({ severity, file, data }) => `${severity} ${file.split('/')[1]} ${data.reference} ${data.others}`);
}

function config(environments: Record<string, { solutions: string[] }>): [FilePath, string] {
  return ['repo/.connref.json', JSON.stringify({ environments })];
}

describe(rule, () => {
  const orders = solution('Orders', { cts_mail: 'Mail' });
  const invoices = solution('Invoices', { cts_post: 'mail ' });

  it('is a hint at the reference with the later name, once for each pair', async () => {
    assert.deepEqual(await of([orders, invoices]), ['hint Invoices cts_post cts_mail']);
    const travel = solution('Travel', { cts_aaa: 'MAIL', cts_other: 'Other' });
    assert.deepEqual(await of([orders, invoices, travel]), [
      'hint Invoices cts_post cts_aaa cts_mail',
      'hint Orders cts_mail cts_aaa',
    ]);
  });

  it('points at the other references', async () => {
    const [finding] = await findingsOf(rule, [orders, invoices].flatMap(solutionFiles));
    assert.deepEqual(finding?.place, {
      kind: 'xml',
      component: 'connectionReference',
      name: 'cts_post',
      child: 'connectionreferencedisplayname',
    });
    assert.deepEqual(
      finding.related.map(({ file, place }) => [file, place.kind === 'xml' && place.name]),
      [['repo/Orders/Other/Customizations.xml', 'cts_mail']],
    );
  });

  it('is silent for other names, one logical name in both, and two references of one solution', async () => {
    assert.deepEqual(await of([orders, solution('Invoices', { cts_post: 'Post' })]), []);
    assert.deepEqual(await of([orders, solution('Invoices', { CTS_Mail: 'Mail' })]), []);
    assert.deepEqual(await of([solution('Orders', { cts_mail: 'Mail', cts_post: 'Mail' })]), []);
    assert.deepEqual(await of([solution('Orders', { cts_mail: 'Mail', cts_post: 'Mail' }), invoices]), []);
  });

  it('says a pair once although several solutions define the references', async () => {
    const both = ['A', 'B'].map((name) => solution(name, { cts_mail: 'Mail' }));
    assert.deepEqual(await of([...both, solution('C', { cts_post: 'Mail' }), solution('D', { cts_post: 'Mail' })]), [
      'hint C cts_post cts_mail',
    ]);
  });

  it('compares no copies of a solution, and reports at the one that people edit', async () => {
    const managed = solution('Orders', { cts_mails: 'Mail' }, { root: 'repo/AManaged', managed: 1 });
    const archived = solution('Orders', { cts_old: 'Mail' }, { root: 'repo/Old' });
    assert.deepEqual(await of([orders, managed, archived]), []);
    const copy = solution('Invoices', { cts_post: 'Mail' }, { root: 'repo/AManaged', managed: 1 });
    assert.deepEqual(await of([orders, invoices, copy]), ['hint Invoices cts_post cts_mail']);
  });

  it('does not compare what only an older copy calls so', async () => {
    const now = solution('Orders', { cts_mail: 'Orders' });
    const older = solution('Orders', { cts_mail: 'Mail' }, { root: 'repo/archive', version: '1.0.0.0' });
    assert.deepEqual(await of([now, older, invoices]), []);
    const renamed = solution('Invoices', { cts_post: 'Invoices' });
    const olderInvoices = solution('Invoices', { cts_post: 'Mail' }, { root: 'repo/archive', version: '1.0.0.0' });
    assert.deepEqual(await of([orders, renamed, olderInvoices]), []);
  });

  it('compares the source, not an archive or build output before it', async () => {
    const older = solution('Orders', { cts_mail: 'Old' }, { root: 'repo/AOld', version: '1.0.0.0' });
    assert.deepEqual(await of([orders, older, invoices]), ['hint Invoices cts_post cts_mail']);
    const newer = solution('Orders', { cts_out: 'Mail' }, { root: 'repo/AOut', managed: 1, version: '2.0.0.0' });
    assert.deepEqual(await of([orders, newer, invoices]), ['hint Invoices cts_post cts_mail']);
  });

  it('compares exports without a source, each pair once', async () => {
    const exports = ['A', 'B'].map((root, managed) =>
      solution('Orders', { [`cts_x${managed}`]: 'Mail' }, { root: `repo/${root}`, managed: 1 }),
    );
    assert.deepEqual(await of(exports), []);
    assert.deepEqual(await of([...exports, solution('Invoices', { cts_z: 'Mail' })]), [
      'hint Invoices cts_z cts_x0 cts_x1',
    ]);
  });

  it('is silent while a manifest cannot be read', async () => {
    assert.deepEqual(await of([orders, invoices], [['repo/Invoices/Other/Solution.xml', '<']]), []);
  });

  it('compares the solutions of one environment where one is known', async () => {
    const solutions = [orders, invoices];
    assert.deepEqual(await of(solutions, [config({ Test: { solutions: ['Orders', 'Invoices'] } })]), [
      'hint Invoices cts_post cts_mail',
    ]);
    const apart = { Test: { solutions: ['Orders'] }, Live: { solutions: ['Invoices'] } };
    assert.deepEqual(await of(solutions, [config(apart)]), []);
    assert.deepEqual(await of(solutions, [config({ Test: { solutions: ['Orders'] } })]), [], 'unknown where it goes');
    const template = { base: { solutions: ['Orders', 'Invoices'] }, ...apart };
    assert.deepEqual(await of(solutions, [config(template)]), []);
  });

  it('compares no solutions of two workspace folders', async () => {
    const elsewhere = { ...invoices, root: 'other/Invoices' };
    const { engine } = await openWorkspace([orders, elsewhere].flatMap(solutionFiles));
    assert.deepEqual(
      allFindings(engine).filter(({ ruleId }) => ruleId === rule),
      [],
    );
  });

  it('is gone after its fix', async () => {
    const workspace = await openWorkspace([orders, invoices].flatMap(solutionFiles));
    const finding = allFindings(workspace.engine).find(({ ruleId }) => ruleId === rule);
    assert.ok(finding);
    const [fix] = fixesOf(finding, workspace.engine.index, fixMakers);
    assert.ok(fix?.asks === 'displayName');
    for (const operations of answerEachWay(fix)) {
      await assertFixLaw(operations, [finding], fix.mayRaise, workspace);
    }
  });

  it('follows the other solution', async () => {
    const { engine, tree } = await openWorkspace([orders, invoices].flatMap(solutionFiles));
    const count = (): number => allFindings(engine).filter(({ ruleId }) => ruleId === rule).length;
    assert.equal(count(), 1);
    const file = 'repo/Orders/Other/Customizations.xml';
    engine.setUnsaved(file, tree.text(file).replace('>Mail<', '>Other<'));
    await engine.settle();
    assert.equal(count(), 0);
    engine.setUnsaved(file, undefined);
    await engine.settle();
    assert.equal(count(), 1);
  });
});
