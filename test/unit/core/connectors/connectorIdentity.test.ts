import assert from 'node:assert/strict';
import {
  compareConnectors,
  compareEntry,
  connectorKey,
  type EntryConnector,
  isCustomConnector,
  type ReferenceConnector,
  settingsConnectorDiffers,
} from '../../../../src/core/connectors/connectorIdentity';
import type { FactIndex } from '../../../../src/core/model/workspaceIndex';
import { solutionFiles } from '../../../support/solutionSource';
import { openWorkspace } from '../../../support/workspace';

// The API name of one custom connector in two environments, and that of another one.
const crmInDev = 'shared_cts-5fcrm-5f0123456789abcdef';
const crmInTest = 'shared_cts-5fcrm-5ffedcba9876543210';
const erpInDev = 'shared_cts-5ferp-5f0123456789abcdef';
const crmId = '11111111-0000-4000-8000-000000000001';
const erpId = '11111111-0000-4000-8000-000000000002';
const absentId = '11111111-0000-4000-8000-000000000003';

/** What a reference can say about its connector: nothing, a standard one, a custom one by its hash or by its GUID. */
const references: Readonly<Record<string, ReferenceConnector>> = {
  none: { apiName: '', customConnectorId: undefined },
  mail: { apiName: 'shared_office365', customConnectorId: undefined },
  MAIL: { apiName: 'SHARED_Office365', customConnectorId: undefined },
  teams: { apiName: 'shared_teams', customConnectorId: undefined },
  dev: { apiName: crmInDev, customConnectorId: undefined },
  test: { apiName: crmInTest, customConnectorId: undefined },
  'dev#': { apiName: crmInDev, customConnectorId: crmId },
  'test#': { apiName: crmInTest, customConnectorId: crmId },
  'erp#': { apiName: erpInDev, customConnectorId: erpId },
  'dev#erp': { apiName: crmInDev, customConnectorId: erpId },
  'none#': { apiName: '', customConnectorId: crmId },
  'mail#': { apiName: 'shared_office365', customConnectorId: crmId },
  'dev#?': { apiName: crmInDev, customConnectorId: absentId },
  'erp#?': { apiName: erpInDev, customConnectorId: absentId },
};

/** What an entry can say: as above, but with the encoded name of a connector (~), which the workspace may lack (~?). */
const entries: Readonly<Record<string, EntryConnector>> = {
  none: { apiName: '', apiLogicalName: undefined },
  mail: { apiName: 'shared_office365', apiLogicalName: undefined },
  MAIL: { apiName: 'SHARED_Office365', apiLogicalName: undefined },
  teams: { apiName: 'shared_teams', apiLogicalName: undefined },
  dev: { apiName: crmInDev, apiLogicalName: undefined },
  test: { apiName: crmInTest, apiLogicalName: undefined },
  'dev~': { apiName: crmInDev, apiLogicalName: 'cts_5Fcrm' },
  'TEST~': { apiName: crmInTest, apiLogicalName: 'CTS_5FCRM' },
  'erp~': { apiName: erpInDev, apiLogicalName: 'cts_5Ferp' },
  'dev~?': { apiName: crmInDev, apiLogicalName: 'cts_5Fnew' },
  'dev~stub': { apiName: crmInDev, apiLogicalName: 'cts_5Fstub' },
  'none~': { apiName: '', apiLogicalName: 'cts_5Fcrm' },
  'none~?': { apiName: '', apiLogicalName: 'cts_5Fnew' },
  'mail~?': { apiName: 'shared_office365', apiLogicalName: 'cts_5Fnew' },
};

const sign = { same: '=', other: 'x', unknown: '.' } as const;

/** Compares a table, whose first row and column are names, with what a question says about each pair of names. */
function assertTable(table: string, answer: (row: string, column: string) => string): void {
  const [columns = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const [, ...names] = columns;
  assert.deepEqual(
    rows.map(([row = '']) => [row, ...names.map((column) => answer(row, column))].join(' ')),
    rows.map((row) => row.join(' ')),
  );
}

describe('Is it the same connector? (= same, x other, . unknown)', () => {
  let index: FactIndex;

  before(async () => {
    const connectors = [
      { name: 'cts_5Fcrm', id: crmId },
      { name: 'cts_5Ferp', id: erpId },
      // A stub without a GUID, as some exports have it.
      { name: 'cts_5Fstub', id: '' },
    ];
    ({ index } = (await openWorkspace(solutionFiles({ connectors }))).engine);
  });

  it('between two references', () => {
    assertTable(
      `
    .       none mail MAIL teams dev test dev# test# erp# dev#erp none# mail# dev#? erp#?
    none    =    .    .    .     .   .    .    .     .    .       .     .     .     .
    mail    .    =    =    x     x   x    x    x     x    x       .     .     x     x
    MAIL    .    =    =    x     x   x    x    x     x    x       .     .     x     x
    teams   .    x    x    =     x   x    x    x     x    x       .     x     x     x
    dev     .    x    x    x     =   .    .    .     .    .       .     .     .     .
    test    .    x    x    x     .   =    .    .     .    .       .     .     .     .
    dev#    .    x    x    x     .   .    =    =     x    .       =     =     .     x
    test#   .    x    x    x     .   .    =    =     x    x       =     =     x     x
    erp#    .    x    x    x     .   .    x    x     =    =       .     x     x     .
    dev#erp .    x    x    x     .   .    .    x     =    =       .     x     .     x
    none#   .    .    .    .     .   .    =    =     .    .       =     =     .     .
    mail#   .    .    .    x     .   .    =    =     x    x       =     =     x     x
    dev#?   .    x    x    x     .   .    .    x     x    .       .     x     =     =
    erp#?   .    x    x    x     .   .    x    x     .    x       .     x     =     =
      `,
      (row, column) => sign[compareConnectors(references[row]!, references[column]!)],
    );
  });

  it('by their keys, which are equal where they are the same', () => {
    const all = Object.values(references);
    for (const [a, b] of all.flatMap((one) => all.map((other) => [one, other] as const))) {
      assert.equal(connectorKey(a) === connectorKey(b), compareConnectors(a, b) === 'same', JSON.stringify([a, b]));
    }
  });

  it('between an entry and a reference', () => {
    assertTable(
      `
      .        none mail MAIL teams dev test dev# test# erp# dev#erp none# mail# dev#? erp#?
      none     .    x    x    x     x   x    x    x     x    x       .     x     x     x
      mail     .    =    =    x     x   x    x    x     x    x       .     .     x     x
      MAIL     .    =    =    x     x   x    x    x     x    x       .     .     x     x
      teams    .    x    x    =     x   x    x    x     x    x       .     x     x     x
      dev      .    x    x    x     =   .    =    .     .    =       .     .     =     .
      test     .    x    x    x     .   =    .    =     .    .       .     .     .     .
      dev~     .    x    x    x     .   .    =    =     x    .       =     =     .     .
      TEST~    .    x    x    x     .   .    =    =     x    x       =     =     .     .
      erp~     .    x    x    x     .   .    x    x     =    =       .     x     .     .
      dev~?    .    x    x    x     =   .    =    x     x    =       .     x     =     .
      dev~stub .    x    x    x     .   .    .    x     x    .       .     x     .     .
      none~    .    x    x    x     .   .    =    =     x    x       =     =     .     .
      none~?   .    x    x    x     .   .    x    x     x    x       .     x     .     .
      mail~?   .    =    =    x     .   .    x    x     x    x       .     =     .     .
      `,
      (row, column) => sign[compareEntry(entries[row]!, references[column]!, index)],
    );
  });

  it('between an entry and a reference not by empty GUIDs', () => {
    const stub = { apiName: crmInDev, apiLogicalName: 'cts_5Fstub' };
    assert.equal(compareEntry(stub, { apiName: erpInDev, customConnectorId: '' }, index), 'unknown');
  });

  it('between a ConnectorId of a settings file and a reference, which can only differ', () => {
    assertTable(
      `
      .        none mail MAIL teams dev test dev# test# erp# dev#erp none# mail# dev#? erp#?
      none     .    x    x    x     x   x    x    x     x    x       .     x     x     x
      mail     .    .    .    x     x   x    x    x     x    x       .     .     x     x
      MAIL     .    .    .    x     x   x    x    x     x    x       .     .     x     x
      teams    .    x    x    .     x   x    x    x     x    x       .     x     x     x
      dev      .    x    x    x     .   .    .    .     .    .       .     .     .     .
      test     .    x    x    x     .   .    .    .     .    .       .     .     .     .
      `,
      (row, column) => (settingsConnectorDiffers(references[row]!.apiName, references[column]!) ? 'x' : '.'),
    );
  });
});

describe('A custom connector', () => {
  it('is one with a GUID, an encoded name, or a hash in its API name', () => {
    const custom = (all: Readonly<Record<string, Parameters<typeof isCustomConnector>[0]>>): string =>
      Object.entries(all)
        .filter(([, connector]) => isCustomConnector(connector))
        .map(([name]) => name)
        .join(' ');
    assert.equal(custom(references), 'dev test dev# test# erp# dev#erp none# mail# dev#? erp#?');
    assert.equal(custom(entries), 'dev test dev~ TEST~ erp~ dev~? dev~stub none~ none~? mail~?');
    // The hash has sixteen digits or more.
    assert.equal(isCustomConnector({ apiName: 'shared_cts-5fcrm-5f0123456789abcde' }), false);
    assert.equal(isCustomConnector({ apiName: 'shared_cts-5fcrm-5f0123456789ABCDEF01' }), true);
  });
});
