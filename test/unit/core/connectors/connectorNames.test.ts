import assert from 'node:assert/strict';
import {
  connectorDisplayName,
  ConnectorNames,
  connectorNameToChoose,
} from '../../../../src/core/connectors/connectorNames';
import type { FactIndex } from '../../../../src/core/model/workspaceIndex';
import { solutionFiles } from '../../../support/solutionSource';
import { openWorkspace } from '../../../support/workspace';

const crm = 'shared_cts-5fcrm-5f0123456789abcdef';
const crmId = '11111111-0000-4000-8000-000000000001';
const namelessId = '11111111-0000-4000-8000-000000000002';
const absentId = '11111111-0000-4000-8000-000000000003';

describe('The name of a connector', () => {
  let index: FactIndex;

  before(async () => {
    const nameless = `<Connector><connectorid>{${namelessId}}</connectorid><displayname></displayname><name>cts_5Fnameless</name></Connector>`;
    const files = solutionFiles({
      connectors: [{ name: 'cts_5Fcrm', id: crmId }],
      files: { 'Connectors/nameless.xml': nameless },
    });
    ({ index } = (await openWorkspace(files)).engine);
  });

  // API name, GUID, encoded name; by the API name alone, where one is chosen, in a plan.
  const cases: readonly [string, string | undefined, string | undefined, string, string, string][] = [
    ['shared_sql', undefined, undefined, 'SQL Server', 'SQL Server', 'SQL Server'],
    ['Shared_SQL', undefined, undefined, 'SQL Server', 'SQL Server', 'SQL Server'],
    ['shared_acme', undefined, undefined, 'acme', 'acme', 'acme'],
    ['', undefined, undefined, '', '', ''],
    [crm, undefined, undefined, 'cts-5fcrm', 'cts-5fcrm', 'cts_5Fcrm connector'],
    [crm, crmId, undefined, 'cts-5fcrm', 'cts_5Fcrm connector', 'cts_5Fcrm connector'],
    [crm, undefined, 'cts_5Fcrm', 'cts-5fcrm', 'cts_5Fcrm connector', 'cts_5Fcrm connector'],
    [crm, absentId, undefined, 'cts-5fcrm', 'cts-5fcrm', 'cts_5Fcrm connector'],
    ['', crmId, undefined, '', 'cts_5Fcrm connector', 'cts_5Fcrm connector'],
    ['', absentId, undefined, '', '', absentId],
    ['shared_sql', undefined, 'cts_5Fnew', 'SQL Server', 'SQL Server', 'cts_5Fnew'],
    [crm, namelessId, undefined, 'cts-5fcrm', 'cts-5fcrm', 'cts_5Fcrm connector'],
    ['shared_cts-5fnameless', namelessId, undefined, 'cts-5fnameless', 'cts-5fnameless', 'cts_5fnameless'],
    ['shared_cts-2dnew-20one', absentId, undefined, 'cts-2dnew-20one', 'cts-2dnew-20one', 'cts_2dnew_20one'],
  ];
  for (const [apiName, customConnectorId, apiLogicalName, alone, toChoose, inPlan] of cases) {
    const connector = { apiName, customConnectorId, apiLogicalName };
    it(`${Object.values(connector).filter(Boolean).join(', ') || 'of none'}: ${alone} | ${toChoose} | ${inPlan}`, () => {
      assert.deepEqual(
        [
          connectorDisplayName(apiName),
          connectorNameToChoose(connector, index),
          new ConnectorNames(index).nameOf(apiName, customConnectorId, apiLogicalName),
        ],
        [alone, toChoose, inPlan],
      );
    });
  }
});
