import assert from 'node:assert/strict';
import { connectorName, wellKnownConnectors } from '../../../../src/core/connectors/connectorNames';
import { connectorTable } from '../../../../src/core/connectors/connectorTable';
import type { FactIndex } from '../../../../src/core/model/workspaceIndex';
import { solutionFiles } from '../../../support/solutionSource';
import { openWorkspace } from '../../../support/workspace';

const crm = 'shared_cts-5fcrm-5f0123456789abcdef';
const crmId = '11111111-0000-4000-8000-000000000001';
const namelessId = '11111111-0000-4000-8000-000000000002';
const absentId = '11111111-0000-4000-8000-000000000003';
const stock = 'shared_cts-5fstock-5f0123456789abcdef';

describe('The name of a connector', () => {
  let index: FactIndex;

  before(async () => {
    const nameless = `<Connector><connectorid>{${namelessId}}</connectorid><displayname></displayname><name>cts_5Fnameless</name></Connector>`;
    const files = solutionFiles({
      references: [
        { name: 'cts_sharedparcels_1a2b3', api: 'shared_parcels', displayName: 'Parcel Post (Preview) Orders-1a2b3' },
        { name: 'cts_sharedteams_2b3c4', api: 'shared_teams', displayName: 'MS Teams Orders-2b3c4' },
        { name: 'cts_sharedstock_3c4d5', api: stock, displayName: 'Stock Orders-3c4d5', custom: absentId },
        { name: 'cts_sharedcrm_4d5e6', api: crm, displayName: 'CRM Orders-4d5e6', custom: crmId },
        { name: 'cts_renamed_5e6f7', api: 'shared_renamed', displayName: 'Ours for Orders-00000' },
        { name: 'cts_none_6f708', api: '', displayName: 'Nothing Orders-6f708' },
      ],
      connectors: [{ name: 'cts_5Fcrm', id: crmId }],
      files: { 'Connectors/nameless.xml': nameless },
    });
    ({ index } = (await openWorkspace(files)).engine);
  });

  // API name, GUID, encoded name; name.
  const cases: readonly [string, string | undefined, string | undefined, string][] = [
    ['shared_sql', undefined, undefined, 'SQL Server'],
    ['Shared_SQL', undefined, undefined, 'SQL Server'],
    ['shared_teams', undefined, undefined, 'Microsoft Teams'],
    ['shared_service-now', undefined, undefined, 'ServiceNow'],
    ['shared_acme', undefined, undefined, 'acme'],
    ['shared_constructor', undefined, undefined, 'constructor'],
    ['', undefined, undefined, ''],
    ['shared_parcels', undefined, undefined, 'Parcel Post (Preview)'],
    ['SHARED_Parcels', undefined, undefined, 'Parcel Post (Preview)'],
    ['shared_renamed', undefined, undefined, 'renamed'],
    [crm, undefined, undefined, 'cts_5Fcrm connector'],
    [crm, crmId, undefined, 'cts_5Fcrm connector'],
    [crm, undefined, 'cts_5Fcrm', 'cts_5Fcrm connector'],
    [crm, absentId, undefined, 'cts_5Fcrm connector'],
    ['', crmId, undefined, 'cts_5Fcrm connector'],
    ['', absentId, undefined, absentId],
    [stock, absentId, undefined, 'Stock'],
    [stock, undefined, 'cts_5Fstock', 'Stock'],
    ['shared_sql', undefined, 'cts_5Fnew', 'cts_5Fnew'],
    [crm, namelessId, undefined, 'cts_5Fcrm connector'],
    ['shared_cts-5fnameless', namelessId, undefined, 'cts_5fnameless'],
    ['shared_cts-2dnew-20one', absentId, undefined, 'cts_2dnew_20one'],
  ];
  for (const [apiName, customConnectorId, apiLogicalName, name] of cases) {
    const connector = { apiName, customConnectorId, apiLogicalName };
    it(`${Object.values(connector).filter(Boolean).join(', ') || 'of none'}: ${name}`, () => {
      assert.equal(connectorName(connector, index), name);
    });
  }

  it('tells the two connectors for HTTP with Microsoft Entra ID apart', () => {
    assert.deepEqual(
      ['shared_webcontents', 'shared_webcontentsv2'].map((apiName) => connectorName({ apiName }, index)),
      ['HTTP with Microsoft Entra ID (preauthorized)', 'HTTP With Microsoft Entra ID'],
    );
  });

  it('is in a sorted table for the hundred most common connectors, once for each', () => {
    const names = Object.keys(connectorTable);
    assert.ok(names.length >= 100);
    assert.deepEqual(names, names.toSorted());
    assert.equal(new Set(Object.values(connectorTable)).size, names.length);
    assert.ok(names.every((name) => name === name.toLowerCase() && !name.startsWith('shared_')));
    assert.equal(wellKnownConnectors[0], `shared_${names[0]}`);
  });
});
