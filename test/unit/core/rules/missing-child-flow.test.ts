import assert from 'node:assert/strict';
import { missingChildFlow } from '../../../../src/core/rules/missing-child-flow';
import { childFlowCall, type FlowSource, type SolutionSource, solutionFiles } from '../../../support/solutionSource';
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
    const call = { operation: 'Run', flow: 'Parent', solution: 'Contoso', workflowId: childId };
    assert.equal(listed?.message, missingChildFlow.messages.ownerListed({ ...call, owner: 'Base (1.0)' }).text);
    assert.equal((await found({ flows, missingDependencies: [dependency('Active')] }))?.messageId, 'unmanagedInSource');
    const other = await found({ flows }, { root: 'repo/Base', uniqueName: 'Base', flows: [child] });
    assert.equal(other?.messageId, 'inOtherSolution');
  });

  it('does not take a twin for a sibling', async () => {
    assert.deepEqual(await of({ flows }, { root: 'repo/Managed', managed: 1, flows: [child] }), ['error unlisted']);
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
