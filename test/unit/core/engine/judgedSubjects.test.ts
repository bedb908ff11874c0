import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { Checker } from '../../../../src/core/engine/checker';
import { computeImportPlan } from '../../../../src/core/plan/computeImportPlan';
import { newEnvironment } from '../../../../src/core/plan/newEnvironment';
import { MemoryFileTree } from '../../../support/memoryFileTree';
import {
  bound,
  childFlowCall,
  flowJson,
  flowPath,
  type FlowSource,
  solutionFiles,
} from '../../../support/solutionSource';
import { openWorkspace } from '../../../support/workspace';

const idOf = (at: number): string => `0f000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`;
const child: FlowSource = { name: 'Child', id: idOf(1), entries: { m: bound('cts_mail') } };
const parent: FlowSource = { name: 'Parent', id: idOf(2), actions: { Call: childFlowCall(idOf(1)) } };
const childFile = flowPath('repo/Contoso', child);

describe('After one changed flow', () => {
  for (const count of [100, 10_000]) {
    it(`that flow and its callers are judged again, among ${count} flows`, async function () {
      this.timeout(120_000);
      const others = Array.from({ length: count - 2 }, (_, at): FlowSource => ({
        name: `Other${at}`,
        id: idOf(at + 3),
        entries: { m: bound('cts_mail') },
      }));
      const flows = [child, parent, ...others];
      const tree = new MemoryFileTree(solutionFiles({ references: [{ name: 'cts_mail' }], flows }));
      const { engine } = await openWorkspace(tree);
      const judged = await judgedDuring(async () => {
        const entries = { m: { ...bound('cts_mail'), runtimeSource: 'invoker' } };
        tree.write(childFile, new TextEncoder().encode(flowJson({ ...child, entries })));
        engine.noteChanged(childFile);
        await engine.settle();
      });
      assert.deepEqual(judged.sort(), [childFile, flowPath('repo/Contoso', parent)].sort());
      const plan = computeImportPlan(newEnvironment('repo', engine.index.solutions()), engine.index);
      assert.deepEqual(
        plan.flows.find(({ flow }) => flow === 'Parent')?.reasons.map(({ kind }) => kind),
        ['runOnlyChild', 'childUnknown'],
      );
    });
  }
});

/** The paths of the flows and solutions that are judged while something runs. */
async function judgedDuring(run: () => Promise<void>): Promise<string[]> {
  const spy = mock.method(Checker.prototype, 'check');
  try {
    await run();
  } finally {
    spy.mock.restore();
  }
  return spy.mock.calls.map(({ arguments: [subject] }) => subject.path);
}
