import assert from 'node:assert/strict';
import type { Finding } from '../../../../src/core/model/finding';
import type { AppSource } from '../../../support/componentSource';
import { bound, type FlowSource, type SolutionSource, solutionFiles } from '../../../support/solutionSource';
import { allFindings, findingsOf, openWorkspace } from '../../../support/workspace';

const flowId = '0f000000-0000-4000-8000-00000000000f';
const references = [{ name: 'cts_mail' }];
const invoker = { ...bound('cts_mail'), runtimeSource: 'invoker' };
const embedded = bound('cts_mail');

function flow(entries: NonNullable<FlowSource['entries']>): FlowSource {
  return { name: 'Send', id: flowId, entries };
}

function app(passedKeys?: readonly string[]): AppSource {
  return { name: 'cts_requests', displayName: 'Requests', flows: [flowId], ...(passedKeys && { passedKeys }) };
}

async function found(...solutions: SolutionSource[]): Promise<Finding[]> {
  return findingsOf('outdated-flow-in-app', solutions.flatMap(solutionFiles));
}

async function of(...solutions: SolutionSource[]): Promise<string[]> {
  return (await found(...solutions)).map(
    ({ severity, messageId, data }) => `${severity} ${messageId} ${data.keys ?? ''}`,
  );
}

describe('outdated-flow-in-app', () => {
  const twoRunOnly = flow({ users: invoker, mail: invoker });

  it('is a warning for the connections of the run-only user that the app does not pass', async () => {
    assert.deepEqual(await of({ references, apps: [app(['users'])], flows: [twoRunOnly] }), ['warning notPassed mail']);
    assert.deepEqual(await of({ references, apps: [app([])], flows: [twoRunOnly] }), ['warning notPassed users mail']);
  });

  it('is at the app, and points at the entries', async () => {
    const [finding] = await found({ references, apps: [app(['users'])], flows: [twoRunOnly] });
    assert.deepEqual(
      [finding?.file, finding?.place],
      [
        'repo/Contoso/CanvasApps/cts_requests.meta.xml',
        { kind: 'use', source: 'appConnection', used: 'flow', name: flowId },
      ],
    );
    assert.deepEqual(
      finding?.related.map(({ place }) => place),
      [{ kind: 'json', pointer: '/properties/connectionReferences/mail/runtimeSource', part: 'value' }],
    );
  });

  it('is at the app also in an export, and for a code app', async () => {
    const inline = { ...app(['users']), isCodeApp: true };
    const [finding] = await found({ layout: 'export', references, apps: [inline], flows: [twoRunOnly] });
    assert.equal(finding?.file, 'repo/Contoso/customizations.xml');
    assert.deepEqual(finding.place, {
      kind: 'use',
      source: 'appConnection',
      used: 'flow',
      name: flowId,
      element: { component: 'canvasApp', name: 'cts_requests' },
    });
    assert.match(finding.message, /^Code app “Requests” does not pass/);
  });

  it('is information for a connection that the flow no longer has', async () => {
    assert.deepEqual(await of({ references, apps: [app(['users', 'blob'])], flows: [flow({ users: invoker })] }), [
      'information notNeeded blob',
    ]);
    assert.deepEqual(await of({ references, apps: [app(['blob'])], flows: [flow({ users: invoker })] }), [
      'warning notPassed users',
    ]);
  });

  it('is silent for a connection to a connector that the flow still uses, under another key', async () => {
    const renamed = flow({ 'shared_dataverse-1': bound('cts_rows', 'shared_dataverse') });
    const rows = [{ name: 'cts_rows', api: 'shared_dataverse' }];
    assert.deepEqual(await of({ references: rows, apps: [app(['shared_dataverse'])], flows: [renamed] }), []);
  });

  it('is silent where both agree, and for connections that are not those of the run-only user', async () => {
    assert.deepEqual(await of({ references, apps: [app(['mail', 'users'])], flows: [twoRunOnly] }), []);
    assert.deepEqual(await of({ references, apps: [app(['USERS'])], flows: [flow({ users: invoker })] }), []);
    assert.deepEqual(await of({ references, apps: [app([])], flows: [flow({ users: embedded })] }), []);
    assert.deepEqual(await of({ references, apps: [app(['users'])], flows: [flow({ users: embedded })] }), []);
    assert.deepEqual(await of({ references, apps: [app([])], flows: [{ ...twoRunOnly, actions: {} }] }), [], 'unused');
  });

  it('is silent where the app does not tell its keys', async () => {
    assert.deepEqual(await of({ references, apps: [app()], flows: [twoRunOnly] }), [], 'a value is no connection');
    const hints = async (connection: object): Promise<string[]> => {
      const list = JSON.stringify({
        a: { id: '/providers/microsoft.powerapps/apis/shared_logicflows', ...connection },
      });
      const xml = `<CanvasApp><Name>cts_a</Name><ConnectionReferences>${list}</ConnectionReferences></CanvasApp>`;
      return of({ references, flows: [twoRunOnly], files: { 'CanvasApps/a.meta.xml': xml } });
    };
    const workflowEntityId = { value: flowId };
    assert.deepEqual(await hints({ parameterHintsV2: { workflowEntityId } }), ['warning notPassed users mail']);
    assert.deepEqual(await hints({ parameterHints: { workflowEntityId } }), []);
    assert.deepEqual(await hints({ parameterHints: { workflowEntityId }, parameterHintsV2: null }), []);
  });

  it('is silent where the flow is not here, cannot be read, or is only a dependency', async () => {
    assert.deepEqual(await of({ apps: [app([])] }), []);
    assert.deepEqual(await of({ apps: [app(['blob'])], flows: [{ name: 'Send', id: flowId, text: '{' }] }), []);
    const dependency = { componenttype: 29, dependencyid: flowId, componenttypeplatformname: 'Workflow' };
    const apps = [{ name: 'cts_requests', dependencies: [dependency] }];
    assert.deepEqual(await of({ references, apps, flows: [twoRunOnly] }), []);
  });

  it('looks at the flow of its own solution, else at those of others if they agree', async () => {
    const other = (root: string, flows: FlowSource[]): SolutionSource => ({
      root,
      uniqueName: root,
      references,
      flows,
    });
    const apps = [app(['users'])];
    const same = flow({ users: invoker });
    assert.deepEqual(await of({ apps, references, flows: [same] }, other('repo/B', [twoRunOnly])), []);
    assert.deepEqual(await of({ apps, references, flows: [twoRunOnly] }, other('repo/B', [same])), [
      'warning notPassed mail',
    ]);
    assert.deepEqual(await of({ apps }, other('repo/B', [twoRunOnly])), ['warning notPassed mail']);
    assert.deepEqual(await of({ apps }, other('repo/B', [twoRunOnly]), other('repo/C', [twoRunOnly])), [
      'warning notPassed mail',
    ]);
    assert.deepEqual(await of({ apps }, other('repo/B', [twoRunOnly]), other('repo/C', [same])), []);
  });

  it('is said once for an app that contains the flow twice', async () => {
    const twice = { ...app(['users']), flows: [flowId, flowId] };
    assert.deepEqual(await of({ references, apps: [twice], flows: [twoRunOnly] }), ['warning notPassed mail']);
  });

  it('follows the flow', async () => {
    const { engine, tree } = await openWorkspace(
      solutionFiles({ references, apps: [app(['users'])], flows: [twoRunOnly] }),
    );
    const file = tree.paths().find((path) => path.includes('/Send-') && path.endsWith('.json'))!;
    const findings = () =>
      allFindings(engine).flatMap(({ ruleId, data }) => (ruleId === 'outdated-flow-in-app' ? [data.keys] : []));
    assert.deepEqual(findings(), ['mail']);
    engine.setUnsaved(file, tree.text(file).replaceAll('"invoker"', '"embedded"'));
    await engine.settle();
    assert.deepEqual(findings(), []);
    engine.setUnsaved(file, tree.text(file).replaceAll('"invoker"', '"embedded"').replaceAll('"users"', '"renamed"'));
    await engine.settle();
    assert.deepEqual(findings(), ['users']);
  });
});
