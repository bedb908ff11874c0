import assert from 'node:assert/strict';
import { fixMakers } from '../../../../src/core/edits/fixes/fixMakers';
import { fixesOf } from '../../../../src/core/rules/fixAll';
import {
  bound,
  childFlowCall,
  type FlowSource,
  type SolutionSource,
  solutionFiles,
} from '../../../support/solutionSource';
import { allFindings, findingsOf, openWorkspace } from '../../../support/workspace';

const childId = '0f000000-0000-4000-8000-00000000000c';
const invoker = { ...bound('cts_mail'), runtimeSource: 'invoker' };
const parent: FlowSource = { name: 'Parent', actions: { Run: childFlowCall(childId) } };
const references = [{ name: 'cts_mail' }];

function child(entries: NonNullable<FlowSource['entries']> = { mail: invoker }): FlowSource {
  return { name: 'Child', id: childId, entries };
}

async function of(...solutions: SolutionSource[]): Promise<(string | undefined)[]> {
  const found = await findingsOf('child-flow-invoker', solutions.flatMap(solutionFiles));
  assert.ok(found.every(({ severity }) => severity === 'warning'));
  return found.map(({ data }) => data.keys);
}

describe('child-flow-invoker', () => {
  it('is a warning at each call, and names the entries', async () => {
    assert.deepEqual(await of({ references, flows: [parent, child({ a: invoker, b: invoker })] }), ['a b']);
    const twice = { ...parent, actions: { A: childFlowCall(childId), B: childFlowCall(`{${childId.toUpperCase()}}`) } };
    assert.deepEqual(await of({ references, flows: [twice, child()] }), ['mail', 'mail']);
  });

  it('is a warning where another solution holds the child flow', async () => {
    assert.deepEqual(await of({ flows: [parent] }, { root: 'repo/B', uniqueName: 'B', references, flows: [child()] }), [
      'mail',
    ]);
  });

  it('looks at the child flow of its own solution where two have the id', async () => {
    const managed = { root: 'repo/A', managed: 1 as const, references, flows: [child()] };
    assert.deepEqual(await of({ references, flows: [parent, child({ mail: bound('cts_mail') })] }, managed), []);
  });

  it('is silent where only one of several solutions with the child flow is the reason', async () => {
    const holders = [{ mail: bound('cts_mail') }, { mail: invoker }].map((entries, at) => ({
      root: `repo/${at}`,
      uniqueName: `Holder${at}`,
      references,
      flows: [child(entries)],
    }));
    for (const all of [holders, [...holders].reverse()]) {
      assert.deepEqual(await of({ flows: [parent] }, ...all.map((each, at) => ({ ...each, root: `repo/${at}` }))), []);
    }
  });

  it('is silent where the child flow uses its own connections, or is not there', async () => {
    assert.deepEqual(await of({ references, flows: [parent, child({ mail: bound('cts_mail') })] }), []);
    assert.deepEqual(await of({ flows: [parent] }), []);
  });

  it('is silent for a flow with such entries that nobody calls', async () => {
    assert.deepEqual(await of({ references, flows: [{ ...parent, actions: {} }, child()] }), []);
  });

  it('offers no edit of a child flow in a managed solution', async () => {
    const { engine } = await openWorkspace([
      ...solutionFiles({ flows: [parent] }),
      ...solutionFiles({ root: 'repo/B', uniqueName: 'B', managed: 1, references, flows: [child()] }),
    ]);
    const finding = allFindings(engine).find(({ ruleId }) => ruleId === 'child-flow-invoker');
    assert.ok(finding);
    assert.deepEqual(
      fixesOf(finding, engine.index, fixMakers).map(({ title }) => title),
      ['Ignore child-flow-invoker in this file…'],
    );
  });

  it('follows the child flow', async () => {
    const { engine, tree } = await openWorkspace(solutionFiles({ references, flows: [parent, child()] }));
    const file = tree.paths().find((path) => path.includes('/Child-') && path.endsWith('.json'))!;
    const findings = () => allFindings(engine).filter(({ ruleId }) => ruleId === 'child-flow-invoker').length;
    assert.equal(findings(), 1);
    engine.setUnsaved(file, tree.text(file).replace('"invoker"', '"embedded"'));
    await engine.settle();
    assert.equal(findings(), 0);
  });
});
