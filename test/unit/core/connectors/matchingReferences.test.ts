import assert from 'node:assert/strict';
import type { EntryConnector } from '../../../../src/core/connectors/connectorIdentity';
import { canBeDefined, matchingReferences } from '../../../../src/core/connectors/matchingReferences';
import type { Solution } from '../../../../src/core/model/solution';
import type { WorkspaceIndex } from '../../../../src/core/model/workspaceIndex';
import { bound, type FlowSource, solutionFiles } from '../../../support/solutionSource';
import { openWorkspace } from '../../../support/workspace';

const crm = 'shared_cts-5fcrm-5f0123456789abcdef';
const crmElsewhere = 'shared_cts-5fcrm-5ffedcba9876543210';
const crmId = '11111111-0000-4000-8000-000000000001';
const erpId = '11111111-0000-4000-8000-000000000002';

const flow = (name: string, ...references: readonly string[]): FlowSource => ({
  name,
  id: `22222222-0000-4000-8000-00000000000${name}`,
  entries: Object.fromEntries(references.map((reference) => [reference, bound(reference)])),
});

describe('The references', () => {
  let index: WorkspaceIndex;
  let contoso: Solution;

  before(async () => {
    const { engine } = await openWorkspace([
      ...solutionFiles({
        references: [
          { name: 'cts_unused' },
          { name: 'cts_Also' },
          { name: 'cts_often', api: 'SHARED_office365' },
          { name: 'cts_once' },
          { name: '' },
          { name: 'cts_teams', api: 'shared_teams' },
          { name: 'cts_crm', api: crmElsewhere, custom: crmId },
          { name: 'cts_erp', api: crm, custom: erpId },
          { name: 'cts_plain', api: crm },
        ],
        connectors: [{ name: 'cts_5Fcrm', id: crmId }],
        flows: [flow('1', 'cts_often', 'cts_once'), flow('2', 'CTS_OFTEN')],
      }),
      // What flows of other solutions use does not count.
      ...solutionFiles({
        root: 'repo/Fabrikam',
        uniqueName: 'Fabrikam',
        references: [{ name: 'cts_shared', api: 'shared_teams' }],
        flows: [flow('3', 'cts_unused'), flow('4', 'cts_unused'), flow('5', 'cts_unused', 'cts_free')],
      }),
    ]);
    index = engine.index;
    contoso = engine.index.solution('repo/Contoso')!;
  });

  const matches: readonly [string, EntryConnector, readonly string[]][] = [
    [
      'a standard connector, the most used first, then by name',
      { apiName: 'shared_office365', apiLogicalName: undefined },
      ['cts_often', 'cts_once', 'cts_Also', 'cts_unused'],
    ],
    ['a connector of none', { apiName: 'shared_sql', apiLogicalName: undefined }, []],
    ['no connector', { apiName: '', apiLogicalName: undefined }, []],
    ['a custom connector of the workspace, by GUID', { apiName: crm, apiLogicalName: 'cts_5Fcrm' }, ['cts_crm']],
    [
      'a custom connector that the workspace lacks, by API name',
      { apiName: crm, apiLogicalName: 'cts_5Fnew' },
      ['cts_erp', 'cts_plain'],
    ],
    [
      'a custom connector without its encoded name, by API name',
      { apiName: crm, apiLogicalName: undefined },
      ['cts_erp', 'cts_plain'],
    ],
  ];
  for (const [what, entry, expected] of matches) {
    it(`that match an entry for ${what}`, () => {
      assert.deepEqual(
        matchingReferences(entry, contoso, index).map(({ logicalName }) => logicalName),
        expected,
      );
    });
  }

  const definable: readonly [string, string, string, boolean][] = [
    ['a new name', 'cts_new', 'shared_sql', true],
    ['a name that another solution defines for the same connector', 'cts_shared', 'shared_teams', true],
    ['a name that another solution defines for another connector', 'cts_shared', 'shared_sql', false],
    ['its own name, for another connector', 'cts_teams', 'shared_sql', true],
    ['a name that flows use for the same connector', 'cts_free', 'shared_office365', true],
    ['a name that flows use for another connector', 'CTS_free', 'shared_teams', false],
  ];
  for (const [what, logicalName, apiName, expected] of definable) {
    it(`${expected ? 'can' : 'cannot'} get ${what}`, () => {
      assert.equal(canBeDefined({ logicalName, apiName, customConnectorId: undefined }, contoso, index), expected);
    });
  }
});
