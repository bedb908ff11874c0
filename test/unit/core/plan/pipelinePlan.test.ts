import assert from 'node:assert/strict';
import type { ImportMode } from '../../../../src/core/model/deploymentEnvironment';
import { computeImportPlan } from '../../../../src/core/plan/computeImportPlan';
import { planOutline } from '../../../../src/core/words/plan/planOutline';
import { bound, type FlowSource, solutionFiles } from '../../../support/solutionSource';
import { connection, settingsText } from '../../../support/settingsSource';
import { openWorkspace } from '../../../support/workspace';

const id = (end: string): string => `0f000000-0000-4000-8000-0000000000${end}`;
const flows: readonly FlowSource[] = [
  { name: 'Starts', id: id('01'), state: 'off' },
  { name: 'Waits', id: id('02'), entries: { mail: bound('cts_mail') } },
  { name: 'Depends', id: id('03') },
  { name: 'Unlisted', id: id('04') },
];
const lists = {
  ActivateFlowConfiguration: [
    { solutionComponentUniqueName: id('01').toUpperCase(), activate: 'true' },
    { solutionComponentUniqueName: id('02'), activate: false },
    { solutionComponentUniqueName: id('03'), activate: '#{depends}#' },
  ],
  SolutionComponentOwnershipConfiguration: [{ solutionComponentName: 'Starts', ownerEmail: 'ana@contoso.example' }],
  ConnectorShareWithGroupTeamConfiguration: [{ solutionComponentName: 'Weather', aadGroupTeamName: 'Makers' }],
};

async function planOf(texts: readonly string[], mode: ImportMode = 'first') {
  const { engine } = await openWorkspace([
    ...solutionFiles({ managed: 2, references: [{ name: 'cts_mail' }], flows }),
    ['repo/config/Test/deploymentSettings.json', settingsText({ references: { cts_mail: connection } })],
    ...texts.map((text, at) => [`repo/config/Test/${at || ''}customDeploymentSettings.json`, text] as const),
  ]);
  const [environment] = engine.index.environments();
  assert.ok(environment);
  return computeImportPlan(environment, engine.index, mode);
}

describe('The plan for an environment with settings of the ALM Accelerator', () => {
  it('promises no flow that the pipeline leaves out, and none that it alone turns on', async () => {
    for (const mode of ['first', 'update'] as const) {
      const plan = await planOf([JSON.stringify(lists)], mode);
      assert.deepEqual(
        plan.flows.map(({ flow, verdict, reasons }) => [
          flow,
          verdict,
          ...reasons.map((reason) => (reason.kind === 'pipelineDecides' ? reason.state : reason.kind)),
        ]),
        [
          ['Depends', 'unknown', 'unknown'],
          ['Starts', 'unknown', 'on'],
          ['Unlisted', 'on'],
          ['Waits', 'unknown', 'off'],
        ],
      );
      assert.deepEqual(
        plan.activation.map(({ flow }) => flow),
        ['Depends', 'Unlisted'],
      );
    }
  });

  it('says in one line each what the pipeline does, and passes no file of it to pac', async () => {
    const outline = planOutline(await planOf([JSON.stringify(lists)]));
    const section = outline.sections.find(({ title }) => title === 'ALM Accelerator');
    assert.deepEqual(
      section?.items.map(({ text }) => text),
      [
        'config/Test/customDeploymentSettings.json is for the pipeline of the ALM Accelerator. The commands below do not run it.',
        'The pipeline turns on Starts.',
        'The pipeline does not turn on Waits.',
        'It is unknown whether the pipeline turns on Depends.',
        'New owners: Starts (ana@contoso.example).',
        'Shared with teams: Weather (Makers).',
      ],
    );
    const code = outline.sections.flatMap(({ items }) => items.map((item) => item.code)).join(' ');
    assert.match(code, /config\/Test\/deploymentSettings\.json/);
    assert.doesNotMatch(code, /custom/);
  });

  it('promises no flow while such a file cannot be read, or two of them differ', async () => {
    const broken = await planOf(['{ "ActivateFlowConfiguration": [']);
    assert.deepEqual(
      broken.flows.map(({ verdict }) => verdict === 'on'),
      [false, false, false, false],
    );
    assert.deepEqual(broken.pipeline?.unreadable, ['config/Test/customDeploymentSettings.json']);
    const on = { ActivateFlowConfiguration: [{ solutionComponentUniqueName: id('02'), activate: 'true' }] };
    const two = await planOf([JSON.stringify(lists), JSON.stringify(on)]);
    assert.deepEqual(two.pipeline?.undecided, ['Depends', 'Waits']);
  });

  it('has no such section without one', async () => {
    const plan = await planOf([]);
    assert.equal(plan.pipeline, null);
    assert.ok(!planOutline(plan).sections.some(({ title }) => title === 'ALM Accelerator'));
  });
});

it('Settings files with the same entries are copies, so that the plan merges nothing', async () => {
  const text = settingsText({ references: { cts_mail: connection } });
  const merges = async (other: string): Promise<number> => {
    const { engine } = await openWorkspace([
      ...solutionFiles({ managed: 2, references: [{ name: 'cts_mail' }], flows }),
      ['repo/a/test.json', text],
      ['repo/b/test.json', other],
    ]);
    const [environment] = engine.index.environments();
    assert.equal(environment?.files.length, 2);
    return computeImportPlan(environment, engine.index).commands.filter(({ kind }) => kind === 'render').length;
  };
  assert.equal(await merges(` ${text}`), 0);
  assert.equal(await merges(text.replace(connection, `${connection}1`)), 1);
});
