import assert from 'node:assert/strict';
import type { WorkspaceIndex } from '../../../../src/core/model/workspaceIndex';
import { findTarget } from '../../../../src/core/navigation/mentionTarget';
import type { Mention } from '../../../../src/core/navigation/mention';
import { openWorkspace } from '../../../support/workspace';
import { childFlow, childId, contoso, parentFlow } from './contoso';

describe('The target of a mention', () => {
  it('finds a child flow without a search over all solutions, because every link asks for one', async () => {
    const { engine } = await openWorkspace(contoso());
    let listed = 0;
    const index = new Proxy<WorkspaceIndex>(engine.index, {
      get: (target, name) => {
        listed += name === 'solutions' ? 1 : 0;
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
    const call: Mention = { kind: 'flow', name: childId, span: { start: 0, end: 0 }, role: 'use' };
    const target = findTarget(call, parentFlow, index);
    assert.deepEqual(target.definitions, [{ file: childFlow, root: 'repo/Base' }]);
    assert.equal(listed, 0);
    assert.deepEqual([...target.filesToSearch()], [childFlow, parentFlow, `${childFlow}.data.xml`]);
  });
});
