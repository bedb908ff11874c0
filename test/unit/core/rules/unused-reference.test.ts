import assert from 'node:assert/strict';
import type { UnreadKind } from '../../../../src/core/model/solution';
import { unusedReference } from '../../../../src/core/rules/unused-reference';
import { bound, type FlowSource, flowPath, type SolutionSource, solutionFiles } from '../../../support/solutionSource';
import { yamlSolutionFiles } from '../../../support/yamlSolutionSource';
import { MemoryFileTree } from '../../../support/memoryFileTree';
import { allFindings, findingsOf, openWorkspace } from '../../../support/workspace';

const references = [{ name: 'cts_mail' }];
const rule = 'unused-reference';
const send: FlowSource = { name: 'Send', entries: { mail: bound('CTS_Mail') } };

async function of(solution: SolutionSource, ...others: SolutionSource[]): Promise<string[]> {
  const found = await findingsOf(rule, [solution, ...others].flatMap(solutionFiles));
  return found.map(({ severity, data }) => `${severity} ${data.reference ?? ''}`);
}

const hint = ['hint cts_mail'];

describe('unused-reference', () => {
  it('is a hint where nothing names the reference, once', async () => {
    assert.deepEqual(await of({ references }), hint);
    assert.deepEqual(await of({ references: [...references, { name: 'CTS_mail' }] }), hint);
  });

  it('is a hint where only another name begins alike', async () => {
    assert.deepEqual(
      await of({ references, flows: [{ name: 'Send', entries: { a: bound('cts_mailCurrent') } }] }),
      hint,
    );
  });

  it('is silent where a flow uses it, of this solution or another, whatever the case', async () => {
    assert.deepEqual(await of({ references, flows: [send] }), []);
    assert.deepEqual(await of({ references }, { root: 'repo/B', uniqueName: 'B', flows: [send] }), []);
  });

  it('is silent for a definition without a name', async () => {
    assert.deepEqual(await of({ references: [{ name: '' }] }), []);
  });

  it('is silent where an agent or a canvas app uses it', async () => {
    const connections = JSON.stringify({ a: { xrmConnectionReferenceLogicalName: 'cts_mail' } }).replaceAll(
      '"',
      '&quot;',
    );
    for (const [path, text] of [
      ['botcomponents/cts_bot.topic/data', 'kind: x\n  connectionReference: cts_mail\n'],
      [
        'Assets/botcomponent_connectionreferenceset.xml',
        '<s><botcomponent_connectionreference botcomponentid.schemaname="a.b" connectionreferenceid.connectionreferencelogicalname="cts_mail" /></s>',
      ],
      ['CanvasApps/a.meta.xml', `<CanvasApp><ConnectionReferences>${connections}</ConnectionReferences></CanvasApp>`],
    ] as const) {
      assert.deepEqual(await of({ references, files: { [path]: text } }), [], path);
    }
  });

  it('is silent while a broken flow still names it, and a hint once it does not', async () => {
    const { engine, tree } = await openWorkspace(solutionFiles({ references, flows: [send] }));
    const file = flowPath('repo/Contoso', send);
    const found = () => allFindings(engine).filter(({ ruleId }) => ruleId === rule).length;
    engine.setUnsaved(file, tree.text(file).slice(0, -1));
    await engine.settle();
    assert.equal(found(), 0);
    engine.setUnsaved(file, tree.text(file).replace('CTS_Mail', 'cts_other').slice(0, -1));
    await engine.settle();
    assert.equal(found(), 1);
  });

  it('is silent while something that may use it cannot be read', async () => {
    const tree = new MemoryFileTree(solutionFiles({ references, flows: [{ name: 'Other' }] }));
    tree.makeUnreadable(flowPath('repo/Contoso', { name: 'Other' }));
    const { engine } = await openWorkspace(tree);
    assert.deepEqual(
      allFindings(engine).map(({ ruleId }) => ruleId),
      ['unreadable-file'],
    );
    for (const [path, text] of [
      ['CanvasApps/a.meta.xml', '<'],
      ['CanvasApps/a.meta.xml', '<CanvasApp><ConnectionReferences>{</ConnectionReferences></CanvasApp>'],
      ['botcomponents/a.b/data', '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n'],
      ['Assets/botcomponent_connectionreferenceset.xml', '<'],
    ] as const) {
      assert.deepEqual(await of({ references, files: { [path]: text } }), [], path);
    }
    assert.deepEqual(
      await of({ references }, { root: 'repo/B', uniqueName: 'B', files: { 'Other/Customizations.xml': '<' } }),
      [],
    );
  });

  it('says so where the solution holds what may use it and is not read', async () => {
    const message = async (...files: (readonly [string, string])[]): Promise<string | undefined> =>
      (await findingsOf(rule, [...solutionFiles({ references }), ...files]))[0]?.message;
    const [{ name: reference } = { name: '' }] = references;
    const { unused, solutionHasUnreadKinds, workspaceHasYaml } = unusedReference.messages;
    const unread = (kind: UnreadKind): string => solutionHasUnreadKinds({ reference, kinds: [kind] }).text;
    const customizations = new Map(solutionFiles({ references })).get('repo/Contoso/Other/Customizations.xml') ?? '';
    const withSection = (section: string) =>
      message(['repo/Contoso/Other/Customizations.xml', customizations.replace('<EntityDataProviders />', section)]);
    assert.equal(await message(), unused({ reference }).text);
    assert.equal(await withSection('<msdyn_dataflows><msdyn_dataflow /></msdyn_dataflows>'), unread('dataflows'));
    assert.equal(await withSection('<msdyn_dataflows />'), unused({ reference }).text);
    assert.equal(
      await withSection('<EntityDataProviders><EntityDataProvider /></EntityDataProviders>'),
      unread('virtual tables'),
    );
    const app = (type: number): [string, string] => [
      'repo/Contoso/CanvasApps/a.meta.xml',
      `<CanvasApp><CanvasAppType>${type}</CanvasAppType></CanvasApp>`,
    ];
    assert.equal(await message(app(4)), unread('code apps'));
    assert.equal(await message(app(2)), unused({ reference }).text);
    const yaml = yamlSolutionFiles({ uniqueName: 'Other' });
    assert.equal(await message(...yaml), workspaceHasYaml({ reference }).text);
  });

  it('says that a workspace of the Copilot Studio extension may use it, while there is one', async () => {
    const { engine, tree } = await openWorkspace([...solutionFiles({ references }), ['repo/Agent/agent.mcs.yml', '']]);
    const messages = () => allFindings(engine).map(({ messageId }) => messageId);
    assert.deepEqual(messages(), ['workspaceHasAgents']);
    tree.delete('repo/Agent/agent.mcs.yml');
    engine.noteDeleted('repo/Agent/agent.mcs.yml');
    await engine.settle();
    assert.deepEqual(messages(), ['unused']);
  });

  it('is silent where a code app uses it or cannot be read, and follows changes of the app', async () => {
    const app = 'repo/app/power.config.json';
    const using = (reference: string) =>
      JSON.stringify({ connectionReferences: { a: { xrmConnectionReferenceLogicalName: reference } } });
    const { engine, tree } = await openWorkspace([...solutionFiles({ references }), [app, using('CTS_Mail')]]);
    const after = async (text: string) => {
      tree.write(app, text);
      engine.noteChanged(app);
      await engine.settle();
      return allFindings(engine)
        .filter(({ ruleId }) => ruleId === rule)
        .map(({ messageId }) => messageId);
    };
    assert.deepEqual(allFindings(engine), []);
    assert.deepEqual(await after(using('cts_mails')), ['unused']);
    assert.deepEqual(await after('{'), []);
    assert.deepEqual(await after('{}'), ['unused']);
    assert.deepEqual(await after(using('cts_mail')), []);
  });
});
