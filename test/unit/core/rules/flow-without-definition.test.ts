import assert from 'node:assert/strict';
import type { FilePath } from '../../../../src/core/model/filePath';
import type { Finding } from '../../../../src/core/model/finding';
import {
  bound,
  exampleGuid,
  type FlowSource,
  flowFileName,
  flowPath,
  type SolutionSource,
  solutionFiles,
} from '../../../support/solutionSource';
import { allFindings, findingsOf, openWorkspace } from '../../../support/workspace';

const rule = 'flow-without-definition';
const root = 'repo/Contoso';
const send: FlowSource = { name: 'Send' };
const lost: FlowSource = { ...send, file: false };
const layouts = ['packager', 'export'] as const;

async function found(source: SolutionSource, ...files: [FilePath, string][]): Promise<Finding[]> {
  return findingsOf(rule, [...solutionFiles(source), ...files]);
}

async function of(source: SolutionSource, ...files: [FilePath, string][]): Promise<string[]> {
  return (await found(source, ...files)).map(({ severity, messageId, file }) =>
    [severity, messageId, file.slice(root.length + 1)].join(' '),
  );
}

describe(`${rule}, for a file that is missing`, () => {
  it('is an error at the metadata beside the flow', async () => {
    const [finding, ...others] = await found({ flows: [lost] });
    assert.deepEqual(
      [finding?.severity, finding?.messageId, finding?.file, finding?.place, others],
      ['error', 'fileMissing', `${flowPath(root, send)}.data.xml`, { kind: 'file' }, []],
    );
    assert.equal(finding?.data.missing, `Workflows/${flowFileName(send)}`);
  });

  it('is an error at the workflow in an export', async () => {
    const { engine } = await openWorkspace(solutionFiles({ layout: 'export', flows: [lost] }));
    const file = `${root}/customizations.xml`;
    const [finding] = (await engine.locatedFindings(file)).filter(({ ruleId }) => ruleId === rule);
    assert.equal(finding?.messageId, 'fileMissing');
    assert.deepEqual(finding.place, { kind: 'xml', component: 'workflow', name: exampleGuid, child: 'JsonFileName' });
    assert.ok(finding.range.start.line > 0);
  });

  for (const layout of layouts) {
    it(`is silent where the file is there, under any spelling (${layout})`, async () => {
      assert.deepEqual(await of({ layout, flows: [send] }), []);
      const upper: [FilePath, string] = [
        `${root}/WORKFLOWS/${flowFileName(send).toUpperCase()}`,
        '{"properties":{"definition":{}}}',
      ];
      assert.deepEqual(await of({ layout, flows: [lost] }, upper), []);
    });

    it(`is silent for a file that exists and is broken or cannot be read (${layout})`, async () => {
      assert.deepEqual(await of({ layout, flows: [{ ...send, text: '{' }] }), []);
      const { engine, tree } = await openWorkspace(solutionFiles({ layout, flows: [send] }));
      tree.makeUnreadable(flowPath(root, send));
      engine.noteChanged(flowPath(root, send));
      await engine.settle();
      assert.deepEqual(
        allFindings(engine)
          .map(({ ruleId }) => ruleId)
          .filter((id) => id === rule || id === 'unreadable-file'),
        ['unreadable-file'],
      );
    });

    it(`is silent for a file that is excluded or not listed (${layout})`, async () => {
      const exclude: [FilePath, string] = ['repo/.connref.json', JSON.stringify({ exclude: ['**/Workflows/*.json'] })];
      assert.deepEqual(await of({ layout, flows: [send] }, exclude), []);
      assert.deepEqual(await of({ layout, flows: [lost] }, exclude), []);
      const { tree } = await openWorkspace(solutionFiles({ layout, flows: [send] }));
      const list = tree.list.bind(tree);
      tree.list = async (...parameters) => {
        const listing = await list(...parameters);
        return { ...listing, files: listing.files.filter((file) => !file.endsWith('.json')) };
      };
      const { engine } = await openWorkspace(tree);
      assert.deepEqual(
        allFindings(engine).filter(({ ruleId }) => ruleId === rule),
        [],
      );
    });

    it(`is silent for desktop flows and other processes (${layout})`, async () => {
      assert.deepEqual(await of({ layout, flows: ['6', '0'].map((category) => ({ ...lost, category })) }), []);
    });

    it(`follows the file (${layout})`, async () => {
      const { engine, tree } = await openWorkspace(solutionFiles({ layout, flows: [send] }));
      const count = (): number => allFindings(engine).filter(({ ruleId }) => ruleId === rule).length;
      const file = flowPath(root, send);
      const text = tree.text(file);
      tree.delete(file);
      engine.noteDeleted(file);
      await engine.settle();
      assert.equal(count(), 1);
      tree.write(file, text);
      engine.noteChanged(file);
      await engine.settle();
      assert.equal(count(), 0);
    });
  }

  it('follows the metadata', async () => {
    const { engine, tree } = await openWorkspace(solutionFiles({ flows: [{ ...lost, category: '6' }] }));
    const count = (): number => allFindings(engine).filter(({ ruleId }) => ruleId === rule).length;
    assert.equal(count(), 0);
    const metadata = `${flowPath(root, send)}.data.xml`;
    const asProcess = (category: string): string => tree.text(metadata).replace('>6<', `>${category}<`);
    for (const [category, expected] of [
      ['0', 0],
      ['5', 1],
      ['0', 0],
    ] as const) {
      engine.setUnsaved(metadata, asProcess(category));
      await engine.settle();
      assert.equal(count(), expected, category);
    }
  });

  it('follows the configuration', async () => {
    const { engine, tree } = await openWorkspace(solutionFiles({ flows: [lost] }));
    const count = (): number => allFindings(engine).filter(({ ruleId }) => ruleId === rule).length;
    assert.equal(count(), 1);
    tree.write('repo/.connref.json', JSON.stringify({ exclude: ['**/Workflows/*.json'] }));
    engine.noteChanged('repo/.connref.json');
    await engine.settle();
    assert.equal(count(), 0);
  });

  it('is silent where the metadata refers to another file, and where it is gone too', async () => {
    const other = flowFileName({ name: 'Other' });
    const metadata = solutionFiles({ flows: [lost] }).find(([file]) => file.endsWith('.data.xml'))!;
    const renamed: [FilePath, string] = [metadata[0], metadata[1].replace(flowFileName(send), other)];
    assert.deepEqual(await of({ flows: [lost] }, renamed), []);
    assert.deepEqual(await of({ flows: [{ ...lost, metadata: false }] }), []);
    assert.deepEqual(await of({ flows: [lost] }, [metadata[0], '<Workflow']), []);
  });

  it('leaves it open which references are used', async () => {
    const unused = async (flow: FlowSource): Promise<number> =>
      (await findingsOf('unused-reference', solutionFiles({ references: [{ name: 'cts_mail' }], flows: [flow] })))
        .length;
    assert.deepEqual([await unused(send), await unused(lost)], [1, 0]);
  });
});

describe(`${rule}, for a file without a flow`, () => {
  const file = `Workflows/${flowFileName(send)}`;

  it('is an error at the file', async () => {
    for (const text of ['{}', '[]', 'null', '{"properties":{}}', '{"properties":{"definition":[]}}']) {
      for (const layout of layouts) {
        assert.deepEqual(await of({ layout, flows: [{ ...send, text }] }), [`error noDefinition ${file}`], text);
      }
    }
    assert.deepEqual(await of({ flows: [{ ...send, text: '{}', metadata: false }] }), [`error noDefinition ${file}`]);
  });

  it('is silent for a flow, however small', async () => {
    assert.deepEqual(await of({ flows: [send] }), []);
    assert.deepEqual(await of({ flows: [{ ...send, text: '{"properties":{"definition":{}}}' }] }), []);
    assert.deepEqual(await of({ flows: [{ ...send, text: '{' }] }), []);
  });

  it('is silent for a file that may be something else', async () => {
    assert.deepEqual(await of({}, [`${root}/Workflows/notes.json`, '{}']), []);
    assert.deepEqual(await of({ flows: [{ ...send, text: '{}', category: '6' }] }), []);
    const broken: [FilePath, string] = [`${root}/${file}.data.xml`, '<Workflow'];
    assert.deepEqual(await of({ flows: [{ ...send, text: '{}' }] }, broken), []);
  });

  it('still counts the references that the file contains', async () => {
    const text = JSON.stringify({ properties: { connectionReferences: { mail: bound('cts_mail') } } });
    const source = { references: [{ name: 'cts_mail' }], flows: [{ ...send, text }] };
    assert.deepEqual(await findingsOf('unused-reference', solutionFiles(source)), []);
  });
});
