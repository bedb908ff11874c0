import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { requireBridge, type Bridge } from '../../support/bridge';
import { skip } from '../../support/skip';
import {
  activated,
  assertTabs,
  chooseQuickFix,
  closeAllTabs,
  codeActionsAt,
  dirtyFiles,
  openAt,
  saveAllDocuments,
  undoIn,
  untilDirty,
} from '../editors';
import { assertBytes, bytesOnDisk, diskPath, spliced, uriOf } from '../files';
import { diagnosticOf, diagnosticsOf, untilRules } from '../waiting';

describe('converting raw connections of real flows', () => {
  before(async function () {
    if (!existsSync(diskPath('connectors'))) skip(this, 'there is no corpus');
    await activated();
  });

  afterEach(closeAllTabs);

  describe('in the UTF-8 of the maker portal', () => {
    const flow = 'connectors/src/Workflows/Test-FishWatch-2564F4BB-C28B-ED11-81AD-000D3A17A337.json';
    const customizations = 'connectors/src/Other/Customizations.xml';
    let bridge: Bridge;

    before(function () {
      bridge = requireBridge(this);
    });

    it('binds to a reference that is there, to a new one, and undoes both', async () => {
      const [flowBefore, customizationsBefore] = [bytesOnDisk(flow), bytesOnDisk(customizations)];
      const raw = await untilRules(uriOf(flow), 'raw-connection', 'raw-connection');

      await openAt(uriOf(flow), diagnosticOf(raw, '(shared_office365_1)').range);
      await chooseQuickFix(bridge, 'Use the connection reference “Office 365 Outlook” (fa_Office365Outlook)');
      const document = await untilDirty(uriOf(flow), true);
      const outlookBound = spliced(flowBefore.toString(), bound('shared_office365_1', 'fa_Office365Outlook'));
      assert.equal(document.getText(), outlookBound);
      assertBytes(bytesOnDisk(flow), flowBefore);
      const [left, ...more] = await untilRules(uriOf(flow), 'raw-connection');
      assert.ok(left);
      assert.deepEqual(more, []);

      await openAt(uriOf(flow), left.range);
      await chooseQuickFix(bridge, 'Define a new connection reference for fishwatchip and use it');
      await untilRules(uriOf(flow));
      // VS Code saves a code action's files when there are several.
      await untilDirty(uriOf(flow), false);
      await untilDirty(uriOf(customizations), false);
      assert.deepEqual(dirtyFiles(), []);
      assertTabs([flow.split('/').at(-1)!], [customizations]);
      const name = /"connectionReferenceLogicalName": "(fa_sharedfishwatchip_([0-9a-f]{5}))"/.exec(document.getText());
      assert.ok(name?.[1] !== undefined && name[2] !== undefined, 'the new name is made as the designer does');
      const flowAfter = spliced(outlookBound, bound('shared_fishwatchip', name[1]));
      const customizationsAfter = spliced(customizationsBefore.toString(), [
        '    <connectionreference connectionreferencelogicalname="fa_sharedlanguagetoolip_0e0d3">\n',
        newReference(name[1], `fishwatchip IndependentPublisher-${name[2]}`, 'shared_fishwatchip') +
          '    <connectionreference connectionreferencelogicalname="fa_sharedlanguagetoolip_0e0d3">\n',
      ]);
      await closeAllTabs();
      assertBytes(bytesOnDisk(flow), Buffer.from(flowAfter));
      assertBytes(bytesOnDisk(customizations), Buffer.from(customizationsAfter));

      await undoIn(uriOf(flow));
      const reopened = await untilDirty(uriOf(customizations), true).then(() => untilDirty(uriOf(flow), true));
      await untilRules(uriOf(flow), 'raw-connection');
      assert.equal(reopened.getText(), outlookBound);
      await undoIn(uriOf(flow));
      await untilRules(uriOf(flow), 'raw-connection', 'raw-connection');
      await saveAllDocuments();
      assertBytes(bytesOnDisk(flow), flowBefore);
      assertBytes(bytesOnDisk(customizations), customizationsBefore);
    });
  });

  describe('in UTF-16 with CR LF', () => {
    const flow =
      'coe/CenterofExcellenceCoreComponentsTeams/SolutionPackage/Workflows/AdminCompliancedetailrequestv2Teams-5B902817-229D-EB11-B1AC-000D3A1345FC.json';
    const customizations = 'coe/CenterofExcellenceCoreComponentsTeams/SolutionPackage/Other/Customizations.xml';
    const outlook = {
      displayName: 'Office 365 Outlook CoE Connection',
      logicalName: 'admin_Office365OutlookCoEConnection',
    };
    const refactoring = vscode.workspace.getConfiguration('files.refactoring');
    let bridge: Bridge;

    before(async function () {
      bridge = requireBridge(this);
      await refactoring.update('autoSave', false, vscode.ConfigurationTarget.Global);
    });

    after(async () => {
      await refactoring.update('autoSave', undefined, vscode.ConfigurationTarget.Global);
    });

    it('saves only what nobody has open, where VS Code shall not save a refactoring', async () => {
      const [flowBefore, customizationsBefore] = [bytesOnDisk(flow), bytesOnDisk(customizations)];
      const textBefore = flowBefore.toString('utf16le');
      const raw = await untilRules(uriOf(flow), 'raw-connection', 'raw-connection', 'raw-connection');

      await openAt(uriOf(flow), diagnosticOf(raw, '(shared_office365)').range);
      await chooseQuickFix(bridge, `Use the connection reference “${outlook.displayName}” (${outlook.logicalName})`);
      const document = await untilDirty(uriOf(flow), true);
      const left = await untilRules(uriOf(flow), 'raw-connection', 'raw-connection');
      await openAt(uriOf(flow), diagnosticOf(left, '(shared_office365users)').range);
      await chooseQuickFix(bridge, 'Define a new connection reference for Office 365 Users and use it');
      await untilRules(uriOf(flow), 'raw-connection');
      await untilDirty(uriOf(customizations), false);
      assert.deepEqual(dirtyFiles(), [flow]);
      assertTabs([flow.split('/').at(-1)!], [customizations]);
      assertBytes(bytesOnDisk(flow), flowBefore);
      const name = /"connectionReferenceLogicalName": "(admin_sharedoffice365users_([0-9a-f]{5}))"/.exec(
        document.getText(),
      );
      assert.ok(name?.[1] !== undefined && name[2] !== undefined);
      const displayName = `Office 365 Users CenterofExcellenceCoreComponentsTeams-${name[2]}`;
      const customizationsAfter = spliced(customizationsBefore.toString(), [
        // These are in no order, so it comes last.
        '  </connectionreferences>\n',
        `${newReference(name[1], displayName, 'shared_office365users')}  </connectionreferences>\n`,
      ]);
      assertBytes(bytesOnDisk(customizations), Buffer.from(customizationsAfter));

      await document.save();
      await closeAllTabs();
      const flowAfter = [
        bound('shared_office365', outlook.logicalName),
        bound('shared_office365users', name[1]),
      ].reduce(
        (text, [from, to]) => spliced(text, [from.replaceAll('\n', '\r\n'), to.replaceAll('\n', '\r\n')]),
        textBefore,
      );
      assertBytes(bytesOnDisk(flow), Buffer.from(flowAfter, 'utf16le'));

      await undoIn(uriOf(flow));
      await untilDirty(uriOf(customizations), true);
      await untilRules(uriOf(flow), 'raw-connection', 'raw-connection');
      await undoIn(uriOf(flow));
      await untilRules(uriOf(flow), 'raw-connection', 'raw-connection', 'raw-connection');
      await saveAllDocuments();
      assertBytes(bytesOnDisk(flow), flowBefore);
      assertBytes(bytesOnDisk(customizations), customizationsBefore);
    });
  });

  it('offers fixes through the API as in the light bulb, and computes each edit only when asked', async () => {
    const flow = uriOf('connectors/src/Workflows/Test-IQAir-A1D97527-C48B-ED11-81AD-000D3A17A337.json');
    const raw = await untilRules(flow, 'raw-connection', 'raw-connection');
    const { range } = diagnosticOf(raw, '(shared_office365_1)');
    await openAt(flow, range);
    const actions = await codeActionsAt(flow, range, 100);
    assert.deepEqual(
      actions.map(({ title }) => title),
      [
        'Use the connection reference “Office 365 Outlook” (fa_Office365Outlook)',
        'Copy the connection reference “Office 365 Outlook CoE Connection” (admin_Office365OutlookCoEConnection) from CenterofExcellenceCoreComponentsTeams and use it',
        'Define a new connection reference for Office 365 Outlook and use it',
        'Define a new connection reference for Office 365 Outlook, choose its names, and use it…',
        'Ignore raw-connection in this file…',
        'Fix all in this flow…',
        'Fix all in this solution…',
        'Fix all in the workspace…',
      ],
    );
    assert.deepEqual(
      actions.map(({ isPreferred }) => isPreferred === true),
      [true, false, false, false, false, false, false, false],
    );
    // Resolving must not change anything, nor complain.
    assert.deepEqual(dirtyFiles(), []);
    assert.equal(diagnosticsOf(flow).length, 2);
    const edit = actions[0]?.edit;
    assert.ok(edit);
    assert.deepEqual(
      edit.entries().map(([uri, edits]) => [uri.toString(), edits.length]),
      [[flow.toString(), 1]],
    );
  });
});

/** What binding does to an entry, as every export of the maker portal has it. */
function bound(key: string, name: string): [from: string, to: string] {
  const head = `"${key}": {\n        "runtimeSource": "embedded",\n        "connection": {`;
  return [`${head}}`, `${head}\n          "connectionReferenceLogicalName": "${name}"\n        }`];
}

function newReference(name: string, displayName: string, api: string): string {
  return `    <connectionreference connectionreferencelogicalname="${name}">
      <connectionreferencedisplayname>${displayName}</connectionreferencedisplayname>
      <connectorid>/providers/Microsoft.PowerApps/apis/${api}</connectorid>
      <iscustomizable>1</iscustomizable>
      <statecode>0</statecode>
      <statuscode>1</statuscode>
    </connectionreference>
`;
}
