import assert from 'node:assert/strict';
import { fixMakers } from '../../../../src/core/edits/fixes/fixMakers';
import { fixesOf } from '../../../../src/core/rules/fixAll';
import { missingComponent } from '../../../../src/core/rules/missing-component';
import { variableFiles } from '../../../support/settingsSource';
import {
  bound,
  childFlowCall,
  missingConnectorDependency,
  missingReference,
  missingTable,
  solutionFiles,
  type SolutionSource,
} from '../../../support/solutionSource';
import { findingsOf, openWorkspace } from '../../../support/workspace';
import { yamlSolutionFiles } from '../../../support/yamlSolutionSource';

const id = '0f000000-0000-4000-8000-00000000000a';
const base = { root: 'repo/Base', uniqueName: 'Base' };
const table = (name: string, behavior = 0): string =>
  `<RootComponent type="1" schemaName="${name}" behavior="${behavior}" />`;
const required = (attributes: string): string => `<Required key="9" ${attributes} />`;

type Files = readonly (readonly [string, string])[];

/** `severity component message` of each finding about Contoso, which lists some components. */
async function of(
  missingDependencies: readonly string[],
  others: readonly SolutionSource[] = [],
  more: Files = [],
  own: SolutionSource = {},
): Promise<string[]> {
  const solutions = [{ ...own, missingDependencies }, ...others];
  const found = await findingsOf(missingComponent.id, [...solutions.flatMap(solutionFiles), ...more]);
  return found.map(({ severity, data, messageId }) => `${severity} ${data.component ?? ''} ${messageId}`);
}

const active = ['error cts_ticket unmanagedInSource'];

describe('missing-component', () => {
  it('is an error where nothing explains an Active component, once for all that need it', async () => {
    assert.deepEqual(await of([missingTable('cts_ticket', 'Active'), missingTable('cts_ticket', 'Active')]), active);
    assert.deepEqual(await of([missingTable('cts_ticket', '')]), active);
  });

  it('is at the row of Solution.xml', async () => {
    const files = solutionFiles({
      missingDependencies: [missingTable('account', 'System'), missingTable('cts_ticket', 'Active')],
    });
    const { engine } = await openWorkspace(files);
    const [found] = engine.findings('repo/Contoso/Other/Solution.xml');
    const range = await engine.locate(found!.file, found!.place);
    const line = files.find(([path]) => path.endsWith('Solution.xml'))![1].split('\n')[range.start.line]!;
    assert.equal(line.slice(range.start.column, range.end.column), 'cts_ticket');
  });

  it('is silent where this solution or another one contains the component, whatever the case', async () => {
    const listed = [missingTable('cts_Ticket', 'Active')];
    assert.deepEqual(await of(listed, [{ ...base, rootComponents: [table('CTS_ticket')] }]), []);
    assert.deepEqual(await of(listed, [], [], { rootComponents: [table('cts_ticket', 2)] }), []);
    assert.deepEqual(await of(listed, [], [], { rootComponents: [table('cts_ticket')] }), []);
    assert.deepEqual(await of(listed, [{ ...base, rootComponents: [table('cts_other')] }]), [
      'error cts_Ticket unmanagedInSource',
    ]);
  });

  it('is an error where only another copy of the solution contains the component, and silent for its other export', async () => {
    const listed = [missingTable('cts_ticket', 'Active')];
    const copy = { root: 'repo/Contoso-archive', version: '1.0', rootComponents: [table('cts_ticket')] };
    assert.deepEqual(await of(listed, [copy]), active);
    assert.deepEqual(await of(listed, [{ ...copy, managed: 1 }]), active);
    assert.deepEqual(await of(listed, [{ ...copy, managed: 1, version: '1.2.3.4' }]), []);
  });

  it('is an error where only an older copy of another solution contains the component', async () => {
    const holder = (root: string, version: string, tables: readonly string[]): SolutionSource => ({
      ...base,
      root,
      version,
      rootComponents: tables.map((name) => table(name)),
    });
    const archive = holder('repo/archive', '1.0', ['cts_ticket']);
    for (const listing of ['Active', 'Base (1.0)']) {
      const row = missingTable('cts_ticket', listing);
      assert.equal((await of([row], [archive, holder('repo/src', '2.0', [])]))[0]?.split(' ')[0], 'error', listing);
      assert.deepEqual(await of([row], [archive, holder('repo/src', '2.0', ['cts_ticket'])]), [], listing);
    }
    const references = [{ name: 'cts_mail' }];
    const row = missingReference('cts_mail', 'Active');
    const copies = [{ ...archive, references }, holder('repo/src', '2.0', [])];
    assert.deepEqual(await of([row], copies), ['error cts_mail unmanagedInSource']);
  });

  it('does not take a component of another type for it', async () => {
    const webResource = '<RootComponent type="61" schemaName="cts_ticket" behavior="0" />';
    assert.deepEqual(
      await of([missingTable('cts_ticket', 'Active')], [{ ...base, rootComponents: [webResource] }]),
      active,
    );
  });

  it('is silent where another row says which solution contains it, also a row of another solution', async () => {
    const owned = missingTable('cts_ticket', 'Kit (1.0)');
    assert.deepEqual(await of([missingTable('cts_ticket', 'Active'), owned]), []);
    assert.deepEqual(await of([missingTable('cts_ticket', 'Active')], [{ ...base, missingDependencies: [owned] }]), []);
  });

  it('is silent for system components and for those of products', async () => {
    assert.deepEqual(
      await of([
        missingTable('account', 'Active'),
        missingTable('msdyn_workorder', 'Active'),
        required('type="2" schemaName="ownerid" parentSchemaName="account" solution="Active"'),
        required(`type="26" id="{${id}}" displayName="Active Accounts" solution="Active"`),
        required('type="66" schemaName="MscrmControls.Grid" solution="System (9.0)"'),
      ]),
      [],
    );
  });

  it('looks up by type and name what a solution for unmanaged components lists', async () => {
    for (const listing of ['Active', 'active (9.1)', 'Default', 'Default (1.0)', 'Basic']) {
      const rows = [missingTable('cts_ticket', listing)];
      assert.deepEqual(await of(rows), active, listing);
      assert.deepEqual(await of(rows, [{ ...base, rootComponents: [table('cts_ticket')] }]), [], listing);
      assert.deepEqual(await of([...rows, missingTable('cts_ticket', 'Kit (1.0)')]), [], listing);
      const reference = [missingReference('cts_mail', listing)];
      assert.deepEqual(await of(reference), ['error cts_mail unmanagedInSource'], listing);
      assert.deepEqual(await of(reference, [{ ...base, references: [{ name: 'CTS_mail' }] }]), [], listing);
    }
  });

  it('does not believe that a component with the prefix of a publisher is in System', async () => {
    const rows = ['connectionreference', 'environmentvariabledefinition'].map((type) =>
      required(`type="${type}" schemaName="cts_mail" solution="System (9.2)"`),
    );
    for (const row of rows) {
      assert.deepEqual(await of([row]), ['error cts_mail unmanagedInSource'], row);
      const product = row.replace('cts_mail', 'msdyn_mail');
      assert.deepEqual(await of([product]), [], product);
    }
    const reference = missingReference('cts_mail', 'System');
    const others = [
      { ...base, missingDependencies: [reference], references: [{ name: 'cts_mail' }] },
      { ...base, missingDependencies: [missingReference('cts_mail', 'Kit (1.0)')] },
    ];
    for (const other of others) {
      assert.deepEqual(await of([reference], [other]), []);
    }
    // Also not if another solution lists it so: both solutions lack it.
    assert.deepEqual(
      await of([missingReference('cts_mail', 'Active')], [{ ...base, missingDependencies: [reference] }]),
      ['error cts_mail unmanagedInSource', 'error cts_mail unmanagedInSource'],
    );
    // The GUID of a flow has no prefix.
    assert.deepEqual(await of([required(`type="29" id="{${id}}" displayName="Set up" solution="System"`)]), []);
  });

  it('is silent for kinds that manifests do not always list, such as columns', async () => {
    assert.deepEqual(
      await of([required('type="2" schemaName="cts_size" parentSchemaName="account" solution="Active"')]),
      [],
    );
  });

  it('is an error where a solution is named that is here and does not list the table, unless another one does', async () => {
    const listed = [missingTable('cts_ticket', 'Base (1.0)')];
    assert.deepEqual(await of(listed), []);
    assert.deepEqual(await of(listed, [base]), ['error cts_ticket ownerLacksIt']);
    assert.deepEqual(await of(listed, [{ ...base, rootComponents: [table('cts_ticket', 2)] }]), []);
    const other = { root: 'repo/Other', uniqueName: 'Other', rootComponents: [table('cts_ticket')] };
    assert.deepEqual(await of(listed, [base, other]), []);
  });

  it('is silent for a named solution where manifests do not list such components', async () => {
    const column = required('type="2" schemaName="cts_size" parentSchemaName="cts_ticket" solution="Base (1.0)"');
    assert.deepEqual(await of([column], [base]), []);
  });

  it('is reported once where rows differ in case or say more of it', async () => {
    const rows = [
      missingTable('cts_Ticket', 'Active'),
      required(`type="1" schemaName="CTS_ticket" id="{${id}}" solution="Active"`),
    ];
    assert.deepEqual((await of(rows)).length, 1);
  });

  it('is a warning where a Solution.xml cannot be read', async () => {
    const broken: Files = [
      ['repo/Broken/Other/Solution.xml', '<a'],
      ['repo/Broken/Other/Customizations.xml', '<ImportExportXml />'],
    ];
    assert.deepEqual(await of([missingTable('cts_ticket', 'Active')], [], broken), [
      'warning cts_ticket unmanagedInSource',
    ]);
  });

  it('is silent where externals list it', async () => {
    const config: Files = [['repo/.connref.json', '{ "externals": ["cts_tick*"] }']];
    assert.deepEqual(await of([missingTable('cts_ticket', 'Active')], [], config), []);
  });

  it('is a warning while a solution is in a layout that is not read, and silent for that solution itself', async () => {
    assert.deepEqual(await of([missingTable('cts_ticket', 'Active')], [], yamlSolutionFiles({ uniqueName: 'Y' })), [
      'warning cts_ticket unmanagedInSource',
    ]);
  });

  describe('for kinds that are read in full', () => {
    const url = required('type="environmentvariabledefinition" schemaName="cts_Url" solution="Base (1.0)"');
    const process = required(`type="29" id="{${id}}" displayName="Send" solution="Base (1.0)"`);
    const lists = [
      [missingReference('cts_mail', 'Base (1.0)'), 'cts_mail'],
      [missingConnectorDependency(id, 'Base (1.0)'), id],
      [url, 'cts_Url'],
      [process, id],
    ] as const;

    for (const [row, name] of lists) {
      it(`is an error where the solution is here and does not contain ${name} any more`, async () => {
        assert.deepEqual(await of([row], [base]), [`error ${name} ownerLacksIt`]);
        assert.deepEqual(await of([row.replace('Base (1.0)', 'BASE_Upgrade (1.0)')], [base]), [
          `error ${name} ownerLacksIt`,
        ]);
      });

      it(`is silent where the solution with ${name} is not here, or is in the YAML layout`, async () => {
        assert.deepEqual(await of([row]), []);
        const yaml = yamlSolutionFiles({ uniqueName: 'Base' });
        assert.deepEqual(await of([row], [], yaml), []);
      });

      it(`is an error where ${name} is Active and no solution contains it`, async () => {
        assert.deepEqual(await of([row.replace('Base (1.0)', 'Active')], [base]), [`error ${name} unmanagedInSource`]);
      });

      it(`is silent where a solution lists itself for ${name}`, async () => {
        assert.deepEqual(await of([row.replace('Base (1.0)', 'Contoso (1.0)')]), []);
      });
    }

    it('is silent where another solution contains it', async () => {
      const holder: SolutionSource = {
        root: 'repo/Other',
        uniqueName: 'Other',
        references: [{ name: 'cts_mail' }],
        flows: [{ name: 'Send', id }],
        files: variableFiles('cts_Url'),
      };
      assert.deepEqual(await of([lists[0][0], url, process], [base, holder]), []);
    });

    it('is silent where only the file of the flow is missing, which is reported as such', async () => {
      for (const layout of ['packager', 'export'] as const) {
        const holder: SolutionSource = { ...base, layout, flows: [{ name: 'Send', id, file: false }] };
        assert.deepEqual(await of([process], [holder]), [], layout);
      }
    });

    it('is silent where a flow, app or agent uses it, which other rules report', async () => {
      const user: SolutionSource = {
        flows: [{ name: 'Send', entries: { a: bound('cts_mail') }, actions: { Call: childFlowCall(id) } }],
      };
      assert.deepEqual(await of([lists[0][0], process], [base], [], user), []);
    });
  });

  it('offers to say that it comes from outside', async () => {
    const files = solutionFiles({ missingDependencies: [missingTable('cts_ticket', 'Active')] });
    const { engine } = await openWorkspace(files);
    const [found] = engine.findings('repo/Contoso/Other/Solution.xml');
    assert.deepEqual(
      fixesOf(found!, engine.index, fixMakers).map(({ title }) => title),
      ['Add cts_ticket to externals: every target environment has it', 'Ignore missing-component in this file…'],
    );
  });
});
