import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { planText } from '../../../../src/cli/formats/planText';
import { computeCopyPlan } from '../../../../src/core/plan/computeCopyPlan';
import { newEnvironment } from '../../../../src/core/plan/newEnvironment';
import { copyOutline } from '../../../../src/core/words/plan/copyOutline';
import { MemoryFileTree } from '../../../support/memoryFileTree';
import { solutionFiles } from '../../../support/solutionSource';
import { openWorkspace } from '../../../support/workspace';
import { yamlSolutionFiles } from '../../../support/yamlSolutionSource';
import { copiedFiles, weather } from './copiedWorkspace';
import { planOfAll, planOfEnvironment, planOfFiles, usersOf } from './copyPlans';

const id = (end: string): string => `0f000000-0000-4000-8000-0000000000${end}`;

describe('The plan for a copied environment', () => {
  it('has another connection for every reference, and replaces those on custom connectors', async () => {
    const plan = await planOfEnvironment(copiedFiles());
    assert.deepEqual(plan.connections, [
      { connector: 'shared_teams', connectorName: 'Microsoft Teams', references: ['cts_Unused'] },
      { connector: 'shared_office365', connectorName: 'Office 365 Outlook', references: ['cts_Mail', 'ext_Log'] },
      { connector: '', connectorName: '', references: ['ext_Chat'] },
    ]);
    assert.deepEqual(
      plan.customConnectors.map(({ connector, references, solutions }) => [connector, references, solutions]),
      [
        ['shared_cts_5fmaps-5f0123456789abcdef', [], []],
        [weather, ['cts_Weather'], ['Base']],
      ],
    );
  });

  it('names every kind of user of a reference that is replaced, apps and agents before flows', async () => {
    assert.deepEqual(usersOf(await planOfEnvironment(copiedFiles())), [
      'codeApp Code Contoso',
      'agent cts_a Contoso',
      'knowledge Docs Contoso',
      'canvasApp Forecast Contoso',
      'desktopFlow Robot Contoso',
      'codeApp Stock null',
      'flow Fetch Contoso',
    ]);
  });

  it('has the flows to turn on, called flows first, and those with raw connections', async () => {
    const { activation, rawFlows } = await planOfEnvironment(copiedFiles());
    assert.deepEqual(
      activation.map(({ flow, needsFix }) => [flow, needsFix]),
      [
        ['Fetch', false],
        ['Call', false],
        ['Lost', true],
        ['Raw', true],
      ],
    );
    assert.deepEqual(rawFlows, [{ flow: 'Raw', solution: 'Contoso', connectors: ['Microsoft Teams'] }]);
  });

  it('sets the values that the settings files have for the copy', async () => {
    assert.deepEqual((await planOfEnvironment(copiedFiles())).variables, ['cts_Token', 'cts_Url']);
  });

  it('names what it leaves out', async () => {
    const { unsupported, notPlanned } = await planOfEnvironment(copiedFiles());
    assert.deepEqual(unsupported, [
      { solution: 'Contoso_Patch', path: 'Patch', version: '1.2.3.4', reason: 'patch', parent: 'Contoso' },
    ]);
    assert.deepEqual(notPlanned, ['Outside']);
    const plan = await planOfFiles(yamlSolutionFiles());
    assert.deepEqual(
      [plan.solutions, plan.unsupported.map(({ solution, reason }) => [solution, reason])],
      [[], [['Fabrikam', 'yamlLayout']]],
    );
  });

  it('names what it could not read: flows, their absent files, apps, agents, desktop flows and projects', async () => {
    const { unread } = await planOfAll(
      {
        flows: [
          { name: 'Empty', id: id('01'), text: '{}' },
          { name: 'Broken', id: id('02'), text: '{' },
          { name: 'Absent', id: id('03'), file: false },
          { name: 'Robot', id: id('04'), category: '6', desktopReferences: ['x'] },
        ],
        files: {
          'CanvasApps/cts_app.meta.xml':
            '<CanvasApp><Name>cts_app</Name><ConnectionReferences>[1</ConnectionReferences></CanvasApp>',
          'botcomponents/cts_a.b/data': 'connectionReference: [',
        },
      },
      [
        [
          `repo/Contoso/Workflows/Robot-${id('04').toUpperCase()}.json.data.xml`,
          `<Workflow WorkflowId="{${id('04')}}" Name="Robot"><Category>6</Category><ConnectionReferences>{</ConnectionReferences></Workflow>`,
        ],
        ['repo/stock/power.config.json', '{'],
      ],
    );
    assert.deepEqual(unread, [
      'Contoso/CanvasApps/cts_app.meta.xml',
      ...[
        ['Absent', '03', ''],
        ['Broken', '02', ''],
        ['Empty', '01', ''],
        ['Robot', '04', '.data.xml'],
      ].map(([name, end = '', more]) => `Contoso/Workflows/${name}-${id(end).toUpperCase()}.json${more}`),
      'Contoso/botcomponents/cts_a.b/data',
      'stock/power.config.json',
    ]);
  });

  it('names a folder that could not be listed', async () => {
    const tree = new MemoryFileTree(solutionFiles({ managed: 2 }));
    tree.addGap('repo/Other');
    const { index } = (await openWorkspace(tree)).engine;
    assert.deepEqual(computeCopyPlan(newEnvironment('repo', index.solutions()), index).unread, ['Other']);
  });

  it('is printed in the order in which people do it', async () => {
    assert.equal(
      planText([copyOutline(await planOfEnvironment(copiedFiles()))], (_style, text) => text),
      readFileSync(resolve('test/unit/core/plan/expected/copied.txt'), 'utf8'),
    );
  });
});
