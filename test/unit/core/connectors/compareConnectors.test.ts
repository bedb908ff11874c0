import assert from 'node:assert/strict';
import { compareConnectors } from '../../../../src/core/connectors/compareConnectors';

type Connector = Parameters<typeof compareConnectors>[0];

const outlook: Connector = { apiName: 'shared_office365', customConnectorId: undefined };
const teams: Connector = { apiName: 'shared_teams', customConnectorId: undefined };
const nameless: Connector = { apiName: '', customConnectorId: undefined };
const inDev = 'shared_cts-5fcrm-5f0123456789abcdef';
const inTest = 'shared_cts-5fcrm-5ffedcba9876543210';
const guid = '11111111-0000-4000-8000-000000000001';
const otherGuid = '11111111-0000-4000-8000-000000000002';
const crm = (apiName: string, customConnectorId?: string): Connector => ({ apiName, customConnectorId });

describe('Two references', () => {
  const cases: readonly [string, Connector, Connector, ReturnType<typeof compareConnectors>][] = [
    ['on one standard connector', outlook, { ...outlook, apiName: 'SHARED_Office365' }, 'same'],
    ['on two standard connectors', outlook, teams, 'other'],
    ['on no connector and one', nameless, outlook, 'unknown'],
    ['on a custom connector and a standard one', crm(inDev), outlook, 'other'],
    ['with one GUID, as two environments name its connector', crm(inDev, guid), crm(inTest, guid), 'same'],
    ['with two GUIDs', crm(inDev, guid), crm(inTest, otherGuid), 'other'],
    ['with two GUIDs and one API name', crm(inDev, guid), crm(inDev, otherGuid), 'unknown'],
    ['on one custom connector, one of them without its GUID', crm(inDev, guid), crm(inDev), 'unknown'],
    ['on custom connectors, one of them without its GUID', crm(inDev, guid), crm(inTest), 'unknown'],
    ['on custom connectors without GUIDs', crm(inDev), crm(inTest), 'unknown'],
    ['with a GUID, and on a standard connector', crm('', guid), outlook, 'unknown'],
  ];
  for (const [what, a, b, expected] of cases) {
    it(`${what}: ${expected}`, () => {
      assert.deepEqual([compareConnectors(a, b), compareConnectors(b, a)], [expected, expected]);
    });
  }
});
