import assert from 'node:assert/strict';
import { newEngine } from '../../../support/newEngine';
import { defaultFolderSettings } from '../../../../src/core/engine/folderState';
import type { FilePath } from '../../../../src/core/model/filePath';
import { secondLayout } from '../../../../src/core/rules/second-layout';
import { ArchiveFileTree } from '../../../../src/platform/zip/archiveFileTree';
import { MemoryFileTree } from '../../../support/memoryFileTree';
import { bound, type SolutionSource, solutionFiles } from '../../../support/solutionSource';
import { allFindings, findingsOf, graveFindings, openWorkspace, verdict } from '../../../support/workspace';
import { zipOf } from '../../../support/zips';

type Files = [FilePath, string][];

const rule = 'second-layout';
const { messages } = secondLayout;
const source: SolutionSource = {
  references: [{ name: 'cts_mail' }, { name: 'cts_teams', api: 'shared_teams' }],
  rootComponents: ['<RootComponent type="1" schemaName="cts_table" />', '<RootComponent type="29" id="{0F}" />'],
};
const shuffled: SolutionSource = {
  uniqueName: 'contoso',
  references: [...source.references!].reverse(),
  rootComponents: ['<RootComponent type="29" id="0f" />', '<RootComponent type="1" schemaName="CTS_Table" />'],
};
const unpacked = { read: 'Other/Solution.xml', unread: 'solution.xml' };
const exported = { read: 'solution.xml', unread: 'Other/Solution.xml' };

/** A folder with the files of an unpacked solution and of an export. */
function both(other: SolutionSource = {}, without: string[] = []): Files {
  return [...solutionFiles(source), ...solutionFiles({ ...source, ...other, layout: 'export' })].filter(
    ([file]) => !without.some((each) => file.endsWith(`Contoso/${each}`)),
  );
}

function changed(files: Files, path: string, change: (text: string) => string): Files {
  return files.map(([file, text]) => [file, file.endsWith(`Contoso/${path}`) ? change(text) : text]);
}

async function of(files: Files): Promise<string[]> {
  return (await findingsOf(rule, files)).map(({ severity, file, message }) => `${severity} ${file}: ${message}`);
}

function warningAt(file: string, { text }: { readonly text: string }): string[] {
  return [`warning repo/Contoso/${file}: ${text}`];
}

describe('second-layout', () => {
  it('is information at the manifest that is not read if both say the same, in any order and case', async () => {
    for (const other of [{}, shuffled]) {
      const [finding, ...others] = await findingsOf(rule, both(other));
      assert.deepEqual(others, []);
      assert.deepEqual(
        [finding?.severity, finding?.file, finding?.message],
        ['information', 'repo/Contoso/solution.xml', messages.equal(unpacked).text],
      );
      assert.deepEqual(
        finding?.related.map(({ file }) => file),
        ['repo/Contoso/Other/Solution.xml'],
      );
    }
  });

  it('is a warning that says what differs', async () => {
    const differs = (...parts: string[]): string[] =>
      warningAt('solution.xml', messages.differs({ ...unpacked, parts }));
    assert.deepEqual(await of(both({ uniqueName: 'Other' })), differs('unique names'));
    assert.deepEqual(
      await of(changed(both(), 'solution.xml', (text) => text.replace('1.2.3.4', '1.2.3.5'))),
      differs('versions'),
    );
    assert.deepEqual(await of(both({ rootComponents: [] })), differs('root components'));
    assert.deepEqual(await of(both({ references: [{ name: 'cts_mail' }] })), differs('connection references'));
    const otherConnector = [{ name: 'cts_mail' }, { name: 'cts_teams', api: 'shared_sql' }];
    assert.deepEqual(await of(both({ references: otherConnector })), differs('connection references'));
    assert.deepEqual(
      await of(both({ uniqueName: 'Other', references: [] })),
      differs('unique names', 'connection references'),
    );
  });

  it('says that it is unknown if a file cannot be read', async () => {
    for (const broken of ['solution.xml', 'customizations.xml', 'Other/Solution.xml', 'Other/Customizations.xml']) {
      assert.deepEqual(
        await of(changed(both(), broken, () => '<a>')),
        warningAt('solution.xml', messages.unknown({ ...unpacked, reason: `${broken} cannot be read` })),
      );
    }
  });

  it('says what differs even if another file cannot be read', async () => {
    assert.deepEqual(
      await of(changed(both({ uniqueName: 'Other' }), 'customizations.xml', () => '<a>')),
      warningAt('solution.xml', messages.differs({ ...unpacked, parts: ['unique names'] })),
    );
  });

  it('is at the unpacked solution if that lacks one of its files, because the export is read', async () => {
    assert.deepEqual(
      await of(both({}, ['Other/Customizations.xml'])),
      warningAt('Other/Solution.xml', messages.unknown({ ...exported, reason: 'Other/Customizations.xml is missing' })),
    );
    assert.deepEqual(
      await of(both({}, ['Other/Solution.xml'])),
      warningAt(
        'Other/Customizations.xml',
        messages.unknown({
          read: 'solution.xml',
          unread: 'Other/Customizations.xml',
          reason: 'Other/Solution.xml is missing',
        }),
      ),
    );
    assert.deepEqual(
      await of(both({ uniqueName: 'Other' }, ['Other/Customizations.xml'])),
      warningAt('Other/Solution.xml', messages.differs({ ...exported, parts: ['unique names'] })),
    );
  });

  it('is silent for one layout, for half an export, and for layouts in different folders', async () => {
    for (const layout of ['packager', 'export'] as const) {
      assert.deepEqual(await of(solutionFiles({ ...source, layout })), []);
    }
    assert.deepEqual(await of(both({}, ['customizations.xml'])), []);
    assert.deepEqual(await of(both({}, ['solution.xml'])), []);
    assert.deepEqual(await of(both({}, ['Other/Solution.xml', 'Other/Customizations.xml'])), []);
    for (const root of ['repo', 'repo/Contoso/export', 'repo/Export']) {
      assert.deepEqual(
        await of([...solutionFiles(source), ...solutionFiles({ ...source, layout: 'export', root })]),
        [],
      );
    }
  });

  it('does not report faults of the layout that is not read, nor use its definitions', async () => {
    const uses: SolutionSource = {
      references: [],
      flows: [{ name: 'Send', entries: { mail: bound('cts_gone') } }],
    };
    const files = [...solutionFiles(uses), ...solutionFiles({ references: [{ name: 'cts_gone' }], layout: 'export' })];
    const { engine } = await openWorkspace(files);
    assert.deepEqual(graveFindings(engine).map(verdict).sort(), [
      'error undefined-reference mail',
      'warning second-layout',
    ]);
    assert.deepEqual(engine.index.definitionsOf('cts_gone'), []);
    assert.deepEqual(engine.nearMisses(), []);
    const broken = await openWorkspace(
      changed(
        changed(both(), 'solution.xml', () => '<a>'),
        'customizations.xml',
        () => '<<<<<<< a\n=======\n>>>>>>> b',
      ),
    );
    assert.deepEqual(graveFindings(broken.engine).map(verdict), ['warning second-layout']);
  });

  it('follows changes of both layouts', async () => {
    const { engine, tree } = await openWorkspace(both());
    const settled = async (): Promise<string[]> => {
      await engine.settle();
      return allFindings(engine).flatMap(({ ruleId, severity, file }) =>
        ruleId === rule ? [`${severity} ${file.slice('repo/Contoso/'.length)}`] : [],
      );
    };
    const change = async (path: string, text: string | undefined): Promise<string[]> => {
      const file = `repo/Contoso/${path}`;
      if (text === undefined) {
        tree.delete(file);
        engine.noteDeleted(file);
      } else {
        tree.write(file, text);
        engine.noteChanged(file);
      }
      return settled();
    };
    const texts = new Map(both());
    const textOf = (path: string): string => texts.get(`repo/Contoso/${path}`) ?? '';
    assert.deepEqual(await settled(), ['information solution.xml']);
    assert.deepEqual(await change('customizations.xml', '<ImportExportXml />'), ['warning solution.xml']);
    assert.deepEqual(await change('customizations.xml', textOf('customizations.xml')), ['information solution.xml']);
    assert.deepEqual(await change('Other/Customizations.xml', undefined), ['warning Other/Solution.xml']);
    assert.deepEqual(await change('Other/Customizations.xml', textOf('Other/Customizations.xml')), [
      'information solution.xml',
    ]);
    assert.deepEqual(await change('solution.xml', undefined), []);
  });

  it('is found in a zip that is checked, and only there', async () => {
    const zipped = zipOf(Object.fromEntries(both().map(([file, text]) => [file.slice('repo/Contoso/'.length), text])));
    const single = zipOf(
      Object.fromEntries(
        solutionFiles({ ...source, layout: 'export' }).map(([file, text]) => [
          file.slice('repo/Contoso/'.length),
          text,
        ]),
      ),
    );
    const found = async (checkZips: boolean, zip: Uint8Array): Promise<string[]> => {
      // The second zip is beside the unpacked solution, which is normal.
      const tree = new MemoryFileTree([['repo/A.zip', zip], ['repo/Contoso/B.zip', single], ...solutionFiles(source)]);
      const engine = newEngine({ files: new ArchiveFileTree(tree) });
      engine.setFolder('repo', { ...defaultFolderSettings, checkZips });
      await engine.settle();
      return allFindings(engine).flatMap(({ ruleId, file }) => (ruleId === rule ? [file] : []));
    };
    assert.deepEqual(await found(true, zipped), ['repo/A.zip!/solution.xml']);
    assert.deepEqual(await found(false, zipped), []);
    assert.deepEqual(await found(true, single), []);
  });
});
