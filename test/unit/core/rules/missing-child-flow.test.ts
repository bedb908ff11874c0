import assert from 'node:assert/strict';
import { missingChildFlow } from '../../../../src/core/rules/missing-child-flow';
import { flowDependency } from '../../../support/componentSource';
import {
  childFlowCall,
  desktopFlowCall,
  type FlowSource,
  type SolutionSource,
  solutionFiles,
} from '../../../support/solutionSource';
import { yamlSolutionFiles } from '../../../support/yamlSolutionSource';
import { findingsOf } from '../../../support/workspace';

const childId = '0f000000-0000-4000-8000-00000000000c';
const child: FlowSource = { name: 'Child', id: childId };
const flows: FlowSource[] = [{ name: 'Parent', actions: { Run: childFlowCall(childId) } }];

async function of(...solutions: SolutionSource[]): Promise<string[]> {
  const found = await findingsOf('missing-child-flow', solutions.flatMap(solutionFiles));
  return found.map(({ severity, data }) => `${severity} ${data.dependency ?? ''} ${data.sibling ?? ''}`.trim());
}

function dependency(solution: string): string {
  return `<Required key="1" type="29" displayName="Child" solution="${solution}" id="{${childId}}" />`;
}

describe('missing-child-flow', () => {
  it('is an error where no solution holds the flow, also when it is listed as Active', async () => {
    assert.deepEqual(await of({ flows }), ['error unlisted']);
    assert.deepEqual(await of({ flows, missingDependencies: [dependency('Active')] }), ['error active']);
  });

  it('is information where a sibling holds it, or MissingDependencies names its solution', async () => {
    const sibling = { root: 'repo/B', uniqueName: 'B', flows: [child] };
    assert.deepEqual(await of({ flows }, sibling), ['information unlisted B']);
    assert.deepEqual(await of({ flows, missingDependencies: [dependency('Base (1.0)')] }), ['information listed']);
  });

  it('is an error also where the call names its connection in an expression', async () => {
    const call = childFlowCall(childId);
    const host = { ...(call.inputs as { host: object }).host, connectionName: "@variables('connection')" };
    const Run = { ...call, inputs: { ...(call.inputs as object), host } };
    assert.deepEqual(await of({ flows: [{ name: 'Parent', actions: { Run } }] }), ['error unlisted']);
  });

  it('says where it is to come from', async () => {
    const found = async (...solutions: SolutionSource[]) =>
      (await findingsOf('missing-child-flow', solutions.flatMap(solutionFiles)))[0];
    const unlisted = await found({ flows });
    assert.deepEqual(
      [unlisted?.messageId, unlisted?.data],
      ['notListed', { operation: 'Run', workflowId: childId, dependency: 'unlisted' }],
    );
    const listed = await found({ flows, missingDependencies: [dependency('Base (1.0)')] });
    const call = { caller: '“Run” of flow “Parent”', solution: 'Contoso', workflowId: childId, noun: 'child flow' };
    assert.equal(listed?.message, missingChildFlow.messages.ownerListed({ ...call, owner: 'Base (1.0)' }).text);
    assert.equal((await found({ flows, missingDependencies: [dependency('Active')] }))?.messageId, 'unmanagedInSource');
    const other = await found({ flows }, { root: 'repo/Base', uniqueName: 'Base', flows: [child] });
    assert.equal(other?.messageId, 'inOtherSolution');
  });

  it('does not take a twin for a sibling', async () => {
    assert.deepEqual(await of({ flows }, { root: 'repo/Managed', managed: 1, flows: [child] }), ['error unlisted']);
  });

  it('is an error where only another copy of its solution holds it, and says where', async () => {
    const copy = { root: 'repo/Contoso-archive', version: '1.0', flows: [child] };
    const found = (...others: SolutionSource[]) =>
      findingsOf('missing-child-flow', [{ flows }, copy, ...others].flatMap(solutionFiles));
    const [finding] = await found();
    assert.deepEqual([finding?.severity, finding?.data.sibling], ['error', 'Contoso']);
    assert.equal(
      finding?.message,
      missingChildFlow.messages.inOtherCopy({
        caller: '“Run” of flow “Parent”',
        solution: 'Contoso',
        noun: 'child flow',
        child: 'Child',
        copy: '1.0 in Contoso-archive',
        consequence: 'the import fails or leaves “Parent” turned off',
        unreadReason: undefined,
      }).text,
    );
    const [inOther] = await found({ root: 'repo/z', uniqueName: 'Other', flows: [child] });
    assert.deepEqual([inOther?.severity, inOther?.messageId], ['information', 'inOtherSolution']);
    const listed = { flows, missingDependencies: [dependency('Base (1.0)')] };
    assert.deepEqual(await of(listed, copy), ['information listed Contoso']);
  });

  it('is a warning while a solution of the workspace is not read', async () => {
    const found = await findingsOf('missing-child-flow', [
      ...solutionFiles({ flows }),
      ...yamlSolutionFiles({ uniqueName: 'Other' }),
    ]);
    assert.deepEqual(
      found.map(({ severity }) => severity),
      ['warning'],
    );
  });

  it('is silent where the solution holds it, and where .connref.json lists it in externals', async () => {
    assert.deepEqual(await of({ flows: [...flows, child] }), []);
    const external: [string, string] = ['repo/.connref.json', JSON.stringify({ externals: [childId.toUpperCase()] })];
    assert.deepEqual(await findingsOf('missing-child-flow', [...solutionFiles({ flows }), external]), []);
  });

  it('is silent where only a run tells which flow is called, and where Solution.xml cannot be read', async () => {
    const actions = { Run: childFlowCall("@variables('which')") };
    assert.deepEqual(await of({ flows: [{ name: 'Parent', actions }] }), []);
    for (const id of [`@concat('${childId}`, `${childId}')`]) {
      assert.deepEqual(await of({ flows: [{ name: 'Parent', actions: { Run: childFlowCall(id) } }] }), [], id);
    }
    const broken: [string, string] = ['repo/Contoso/Other/Solution.xml', '<'];
    assert.deepEqual(await findingsOf('missing-child-flow', [...solutionFiles({ flows }), broken]), []);
  });
});

describe('missing-child-flow, for other callers and for desktop flows', () => {
  const found = async (source: SolutionSource, ...others: SolutionSource[]) =>
    (await findingsOf('missing-child-flow', [source, ...others].flatMap(solutionFiles))).map(
      ({ severity, messageId, message }) =>
        `${severity} ${messageId} ${/^.*? calls a? ?(?:desktop )?flow|^.*? calls “.*?”/.exec(message)?.[0]}`,
    );
  const robot = { name: 'Robot', id: childId, category: '6' };
  const parent = {
    name: 'Parent',
    id: '0f000000-0000-4000-8000-0000000000c9',
    actions: { Run: desktopFlowCall(childId) },
  };

  it('is an error where nothing has the called flow', async () => {
    assert.deepEqual(await found({ flows: [parent] }), ['error notListed “Run” of flow “Parent” calls a desktop flow']);
    assert.deepEqual(await found({ apps: [{ name: 'cts_app', displayName: 'App', flows: [childId] }] }), [
      'error notListed Canvas app “App” calls a flow',
    ]);
    assert.deepEqual(
      await found({ apps: [{ name: 'cts_app', displayName: 'App', dependencies: [flowDependency(childId)] }] }),
      ['error notListed Canvas app “App” calls a flow'],
    );
    const files = { 'botcomponents/cts_bot.topic/data': `kind: x\nflowId: ${childId}\n` };
    assert.deepEqual(await found({ files }), ['error notListed Agent “cts_bot” calls a flow']);
  });

  it('is silent where the solution has it, and information where another one does', async () => {
    const base = { root: 'repo/Base', uniqueName: 'Base' };
    assert.deepEqual(await found({ flows: [parent, robot] }), []);
    assert.deepEqual(await found({ flows: [parent] }, { ...base, flows: [robot] }), [
      'information inOtherSolution “Run” of flow “Parent” calls “Robot”',
    ]);
    const apps = [{ name: 'cts_app', displayName: 'App', flows: [childId] }];
    assert.deepEqual(await found({ apps, flows: [child] }), []);
    assert.deepEqual(await found({ apps }, { ...base, flows: [child] }), [
      `information inOtherSolution Canvas app “App” calls “${child.name}”`,
    ]);
  });

  it('knows no desktop flow whose id an expression computes', async () => {
    const computed = { ...parent, actions: { Run: desktopFlowCall("@variables('robot')") } };
    assert.deepEqual(await found({ flows: [computed] }), []);
  });

  it('is silent about a process that a solution lists and Connref does not read, such as a classic workflow', async () => {
    const apps = [{ name: 'cts_app', dependencies: [flowDependency(childId)] }];
    const listing = (source: SolutionSource): [string, string][] =>
      solutionFiles(source).map(([path, text]) => [
        path,
        text.replace(
          '<RootComponents />',
          `<RootComponents><RootComponent type="29" id="{${childId.toUpperCase()}}" behavior="0" /></RootComponents>`,
        ),
      ]);
    const of = async (files: [string, string][]) =>
      (await findingsOf('missing-child-flow', files)).map(({ severity, messageId }) => `${severity} ${messageId}`);
    assert.deepEqual(await of(listing({ apps })), []);
    assert.deepEqual(await of(listing({ flows: [parent] })), []);
    assert.deepEqual(await of([...solutionFiles({ apps }), ...listing({ root: 'repo/Base', uniqueName: 'Base' })]), [
      'information inOtherSolution',
    ]);
  });
});
