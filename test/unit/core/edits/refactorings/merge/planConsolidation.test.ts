import assert from 'node:assert/strict';
import { consolidationGroups } from '../../../../../../src/core/edits/refactorings/merge/planConsolidation';
import { agentRowsXml, knowledgeXml } from '../../../../../support/componentSource';
import { bound, type ReferenceSource, solutionFiles } from '../../../../../support/solutionSource';
import { openWorkspace } from '../../../../../support/workspace';

describe('The reference that a consolidation keeps', () => {
  const flows = ['cts_agent.mail.1', 'cts_agent.mail.1', 'cts_post'].map((reference, at) => ({
    name: `Send${at}`,
    id: `0f000000-0000-4000-8000-0000000000a${at}`,
    entries: { a: bound(reference) },
  }));
  const files = {
    'Assets/botcomponent_connectionreferenceset.xml': agentRowsXml('connectionreference', [
      ['cts_agent.topic', 'cts_tool'],
    ]),
    'botcomponents/cts_agent.topic/data': 'kind: x\nconnectionReference: cts_tool\n',
    'dvtablesearchs/x/dvtablesearch.xml': knowledgeXml('cts_tool'),
  };
  const project = (reference: string): [string, string] => [
    'repo/stock/power.config.json',
    JSON.stringify({ connectionReferences: { a: { xrmConnectionReferenceLogicalName: reference } } }),
  ];

  async function kept(references: readonly ReferenceSource[], keep: readonly string[] = [], usedByApp = 'cts_other') {
    const { engine } = await openWorkspace([...solutionFiles({ references, flows, files }), project(usedByApp)]);
    const [group] = consolidationGroups(engine.index.solution('repo/Contoso')!, engine.index, keep);
    return group?.keep.logicalName;
  }

  const made = { name: 'cts_agent.mail.1', customizable: false };
  const [tool, post, unused] = [{ name: 'cts_tool' }, { name: 'cts_post' }, { name: 'cts_unused' }];

  it('is not an agent’s own, even if an agent’s is used more', async () => {
    assert.equal(await kept([made, tool, post]), 'cts_post');
    // A reference that nothing uses belongs to no agent.
    assert.equal(await kept([made, tool, unused]), 'cts_unused');
    // The most used one, where all are of agents.
    assert.equal(await kept([made, tool]), 'cts_tool');
    assert.equal(await kept([{ ...made, customizable: true }, post]), 'cts_agent.mail.1');
  });

  it('is an agent’s own if that is asked for', async () => {
    assert.equal(await kept([made, post], ['CTS_agent.mail.1']), 'cts_agent.mail.1');
  });

  it('may be one that a code app project uses, too, which counts as a use', async () => {
    assert.equal(await kept([tool, post], [], 'CTS_tool'), 'cts_tool');
    assert.equal(await kept([{ name: 'cts_idle' }, unused]), 'cts_idle');
    assert.equal(await kept([{ name: 'cts_idle' }, unused], [], 'cts_unused'), 'cts_unused');
  });
});
