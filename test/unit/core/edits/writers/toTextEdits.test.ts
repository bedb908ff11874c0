import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { EditOperation } from '../../../../../src/core/edits/operations/editOperation';
import type { EditTarget } from '../../../../../src/core/edits/operations/editRefusalReason';
import { EditRefused } from '../../../../../src/core/edits/operations/editRefused';
import type { BindEntry } from '../../../../../src/core/edits/operations/flowOperation';
import { unchangedFiles } from '../../../../../src/core/edits/writers/unchangedFiles';
import { type FileEdits, toTextEdits } from '../../../../../src/core/edits/writers/toTextEdits';
import { applyTextEdits } from '../../../../../src/core/text/textEdit';
import { applyOperations } from '../../../../support/fixLaw';
import { flowPath, raw, solutionFiles } from '../../../../support/solutionSource';
import { openWorkspace } from '../../../../support/workspace';

const rawFlow = { name: 'Send', entries: { mail: raw() } };

interface Sample<Kind extends EditOperation['kind']> {
  readonly operation: Extract<EditOperation, { readonly kind: Kind }>;
  readonly before: string | undefined;
  readonly after: RegExp;
}

const config = 'repo/.connref.json';
const settings = 'repo/uat.deploymentsettings.json';
const flow = 'repo/Contoso/Workflows/Send.json';
const customizations = 'repo/Contoso/Other/Customizations.xml';
const solution = 'repo/Contoso/Other/Solution.xml';
const logicalName = 'cts_mail';

const flowText = JSON.stringify({
  properties: {
    connectionReferences: {
      mail: { runtimeSource: 'invoker', connection: { connectionReferenceLogicalName: 'cts_old' } },
    },
    definition: {
      actions: { Send: { inputs: { host: { connectionName: 'mail' }, authentication: "@parameters('')" } } },
    },
  },
});
const settingsText = JSON.stringify({
  EnvironmentVariables: [{ SchemaName: 'cts_url', Value: 'a' }],
  ConnectionReferences: [{ LogicalName: logicalName, ConnectionId: '1', ConnectorId: '2' }],
});
const reference = `<connectionreference connectionreferencelogicalname="${logicalName}"/>`;
const definitions = `<ImportExportXml><connectionreferences>${reference}</connectionreferences></ImportExportXml>`;
const noDefinitions = '<ImportExportXml><Languages/></ImportExportXml>';
const dependency = `<MissingDependency><Required type="connectionreference" solution="Active" id.connectionreferencelogicalname="${logicalName}"/><Dependent type="29" id="{1}"/></MissingDependency>`;
const manifest = `<ImportExportXml><SolutionManifest><MissingDependencies>${dependency}</MissingDependencies></SolutionManifest></ImportExportXml>`;

/** What {@link Sample} operations read besides the file that they change. */
const otherFiles: Readonly<Record<string, string>> = { 'repo/Fabrikam/Other/Customizations.xml': definitions };

/** One of each kind, with a file before it, and what that has afterwards. */
const samples: { readonly [Kind in EditOperation['kind']]: Sample<Kind> } = {
  addExternal: {
    operation: { kind: 'addExternal', file: config, name: logicalName },
    before: '{}',
    after: /"externals": \[\s*"cts_mail"/,
  },
  ignoreFinding: {
    operation: {
      kind: 'ignoreFinding',
      file: config,
      entry: { rule: 'raw-connection', path: '**', reference: undefined, reason: 'Old.' },
    },
    before: undefined,
    after: /"ignore": \[\s*\{\s*"rule": "raw-connection"/,
  },
  renameIgnoredReference: {
    operation: { kind: 'renameIgnoredReference', file: config, logicalName, to: 'cts_new' },
    before: '{"ignore":[{"rule":"unused-reference","reference":"cts_mail"}]}',
    after: /"reference":"cts_new"/,
  },
  removeConfigEntries: {
    operation: { kind: 'removeConfigEntries', file: config, logicalName },
    before: '{"externals":["cts_mail","cts_b"]}',
    after: /^\{"externals":\["cts_b"\]\}$/,
  },
  assignSettings: {
    operation: { kind: 'assignSettings', file: config, path: 'x.json', environment: 'uat', solutions: [], present: [] },
    before: '{}',
    after: /"uat": \{\s*"settings": \[\s*"x\.json"/,
  },
  setImportMode: {
    operation: { kind: 'setImportMode', file: config, environment: 'uat', import: 'upgrade' },
    before: '{}',
    after: /"uat": \{\s*"import": "upgrade"/,
  },
  createSettings: {
    operation: { kind: 'createSettings', file: settings, variables: [], references: [], pattern: undefined },
    before: undefined,
    after: /"ConnectionReferences": \[\]/,
  },
  setConnection: {
    operation: { kind: 'setConnection', file: settings, logicalName, before: '1', value: '3' },
    before: settingsText,
    after: /"ConnectionId":"3"/,
  },
  setConnector: {
    operation: { kind: 'setConnector', file: settings, logicalName, before: '2', value: '3' },
    before: settingsText,
    after: /"ConnectorId":"3"/,
  },
  setVariable: {
    operation: { kind: 'setVariable', file: settings, schemaName: 'cts_url', before: 'a', value: 'b' },
    before: settingsText,
    after: /"Value":"b"/,
  },
  renameSetting: {
    operation: { kind: 'renameSetting', file: settings, logicalName, to: 'cts_new' },
    before: settingsText,
    after: /"LogicalName":"cts_new"/,
  },
  removeSetting: {
    operation: { kind: 'removeSetting', file: settings, list: 'ConnectionReferences', name: logicalName },
    before: settingsText,
    after: /"ConnectionReferences":\[\]/,
  },
  bindEntry: {
    operation: { kind: 'bindEntry', file: flow, key: 'mail', before: 'cts_old', logicalName },
    before: flowText,
    after: /"connectionReferenceLogicalName":"cts_mail"/,
  },
  addEntry: {
    operation: { kind: 'addEntry', file: flow, key: 'sql', apiName: 'shared_sql', logicalName: 'cts_sql' },
    before: flowText,
    after: /"sql":\{.*"cts_sql"/,
  },
  removeEntry: {
    operation: { kind: 'removeEntry', file: flow, key: 'mail' },
    before: flowText,
    after: /"connectionReferences":\{\}/,
  },
  setRuntimeSource: {
    operation: { kind: 'setRuntimeSource', file: flow, key: 'mail', before: 'invoker', value: 'embedded' },
    before: flowText,
    after: /"runtimeSource":"embedded"/,
  },
  setOperationKey: {
    operation: {
      kind: 'setOperationKey',
      file: flow,
      pointer: '/properties/definition/actions/Send/inputs/host/connectionName',
      before: 'mail',
      key: 'sql',
    },
    before: flowText,
    after: /"connectionName":"sql"/,
  },
  restoreAuthentication: {
    operation: {
      kind: 'restoreAuthentication',
      file: flow,
      pointer: '/properties/definition/actions/Send/inputs/authentication',
    },
    before: flowText,
    after: /"authentication":"@parameters\('\$authentication'\)"/,
  },
  addConnectionsParameter: {
    operation: { kind: 'addConnectionsParameter', file: flow },
    before: flowText,
    after: /"parameters":\{"\$connections":/,
  },
  defineReference: {
    operation: {
      kind: 'defineReference',
      file: customizations,
      reference: { logicalName, displayName: 'Mail', apiName: 'shared_office365', customConnectorId: undefined },
    },
    before: noDefinitions,
    after: /connectionreferencelogicalname="cts_mail"/,
  },
  copyReference: {
    operation: {
      kind: 'copyReference',
      file: customizations,
      from: 'repo/Fabrikam/Other/Customizations.xml',
      logicalName,
    },
    before: noDefinitions,
    after: /connectionreferencelogicalname="cts_mail"/,
  },
  renameReference: {
    operation: { kind: 'renameReference', file: customizations, logicalName, to: 'cts_new' },
    before: definitions,
    after: /connectionreferencelogicalname="cts_new"/,
  },
  removeReference: {
    operation: { kind: 'removeReference', file: customizations, logicalName },
    before: definitions,
    after: /^<ImportExportXml><\/ImportExportXml>$/,
  },
  replaceReferenceName: {
    operation: { kind: 'replaceReferenceName', file: solution, holder: 'solutionManifest', logicalName, to: 'cts_new' },
    before: manifest,
    after: /logicalname="cts_new"/,
  },
  removeDependency: {
    operation: { kind: 'removeDependency', file: solution, logicalName },
    before: manifest,
    after: /<MissingDependencies><\/MissingDependencies>/,
  },
};

describe('toTextEdits', () => {
  for (const [kind, { operation, before, after }] of Object.entries(samples)) {
    it(`carries out ${kind}`, async () => {
      assert.equal(operation.kind, kind);
      const [edited, ...others] = await toTextEdits([operation], (file) =>
        Promise.resolve(file === operation.file ? before : otherFiles[file]),
      );
      assert.deepEqual(others, []);
      assert.ok(edited);
      assert.match(applyTextEdits(before ?? '', edited.edits), after);
    });
  }

  for (const [value, changed] of [
    ['mail', String.raw`it's \"new\"`],
    [String.raw`\u006dail`, String.raw`it's \"new\"`],
    [
      String.raw`@parameters(\u0027$connections\u0027)[\u0027mail\u0027][\u0027connectionId\u0027]`,
      String.raw`@parameters(\u0027$connections\u0027)[\u0027it''s \"new\"\u0027][\u0027connectionId\u0027]`,
    ],
    [
      String.raw`/\t@{ Parameters('$connections') ?. mail .connectionId}`,
      String.raw`/\t@{ Parameters('$connections') ?['it''s \"new\"'] .connectionId}`,
    ],
  ] as const) {
    it(`writes another key into ${value}, and keeps the rest as it is written`, async () => {
      const { operation } = samples.setOperationKey;
      const text = (host: string) =>
        `{"properties":{"definition":{"actions":{"Send":{"inputs":{"host":{"connectionName":"${host}"}}}}}}}`;
      const [edited] = await toTextEdits([{ ...operation, key: 'it\'s "new"' }], () => Promise.resolve(text(value)));
      assert.equal(applyTextEdits(text(value), edited?.edits ?? []), text(changed));
    });
  }

  it('refuses to write another key where the expression no longer has the old one', async () => {
    const { operation } = samples.setOperationKey;
    for (const host of ["@variables('mail')", 'sql', "@parameters('$connections').sql", "'mail'"]) {
      const text = JSON.stringify({
        properties: { definition: { actions: { Send: { inputs: { host: { connectionName: host } } } } } },
      });
      await assert.rejects(
        toTextEdits([operation], () => Promise.resolve(text)),
        (error) => error instanceof EditRefused && error.reason.kind === 'flowChanged',
        host,
      );
    }
  });

  it('refuses operations that take a file for different things, and names both', async () => {
    const targets: Record<EditOperation['kind'], EditTarget> = {
      addExternal: 'config',
      ignoreFinding: 'config',
      renameIgnoredReference: 'config',
      removeConfigEntries: 'config',
      assignSettings: 'config',
      setImportMode: 'config',
      createSettings: 'newSettings',
      setConnection: 'settings',
      setConnector: 'settings',
      setVariable: 'settings',
      renameSetting: 'settings',
      removeSetting: 'settings',
      bindEntry: 'flow',
      addEntry: 'flow',
      removeEntry: 'flow',
      setRuntimeSource: 'flow',
      setOperationKey: 'flow',
      restoreAuthentication: 'flow',
      addConnectionsParameter: 'flow',
      defineReference: 'definitions',
      copyReference: 'definitions',
      renameReference: 'definitions',
      removeReference: 'definitions',
      replaceReferenceName: 'referenceNames',
      removeDependency: 'missingDependencies',
    };
    const alone: readonly EditTarget[] = ['config', 'newSettings', 'settings'];
    for (const first of Object.values(samples)) {
      for (const second of Object.values(samples)) {
        const pair = [targets[first.operation.kind], targets[second.operation.kind]] as const;
        if (pair[0] === pair[1] || !pair.some((target) => alone.includes(target))) {
          continue;
        }
        const { file } = first.operation;
        const operations = [first.operation, { ...second.operation, file }];
        await assert.rejects(
          toTextEdits(operations, () => Promise.resolve(first.before)),
          (error) =>
            error instanceof EditRefused && isDeepStrictEqual(error.reason, { kind: 'opposedTargets', targets: pair }),
          pair.join(),
        );
      }
    }
  });

  it('lets definitions and names have one file', async () => {
    const text =
      '<ImportExportXml><connectionreferences><connectionreference connectionreferencelogicalname="cts_mail"/></connectionreferences><CanvasApps><CanvasApp><ConnectionReferences>{&quot;1&quot;:{&quot;xrmConnectionReferenceLogicalName&quot;:&quot;cts_mail&quot;}}</ConnectionReferences></CanvasApp></CanvasApps></ImportExportXml>';
    const file = 'repo/Contoso/customizations.xml';
    const [edited] = await toTextEdits(
      [
        { kind: 'replaceReferenceName', file, holder: 'canvasApp', logicalName: 'cts_mail', to: 'cts_new' },
        { kind: 'renameReference', file, logicalName: 'cts_mail', to: 'cts_new' },
      ],
      () => Promise.resolve(text),
    );
    assert.equal(applyTextEdits(text, edited?.edits ?? []), text.replaceAll('cts_mail', 'cts_new'));
  });

  for (const kind of ['addExternal', 'setVariable', 'bindEntry', 'removeEntry'] as const) {
    it(`refuses ${kind} in a file that is nested too deep`, async () => {
      const { operation, before = '' } = samples[kind];
      const deep = before.replace(/\}\s*$/, `,"deep":${'['.repeat(1000)}${']'.repeat(1000)}}`);
      await assert.rejects(
        toTextEdits([operation], () => Promise.resolve(deep)),
        (error) => error instanceof EditRefused && error.reason.kind === 'nestedTooDeep',
      );
    });
  }

  it('refuses two new files of one name', async () => {
    const { operation } = samples.createSettings;
    await assert.rejects(
      toTextEdits([operation, operation], () => Promise.resolve(undefined)),
      (error) => error instanceof EditRefused && error.reason.kind === 'sameNewFile',
    );
  });

  it('passes over the source of an app that is not kept unpacked, and refuses another file that is gone', async () => {
    const missing = () => Promise.resolve(undefined);
    const { operation } = samples.replaceReferenceName;
    assert.deepEqual(await toTextEdits([{ ...operation, holder: 'canvasSource' }], missing), []);
    await assert.rejects(toTextEdits([operation], missing), { name: 'EditRefused', file: operation.file });
  });

  const file = flowPath('repo/Contoso', rawFlow);
  const customizations = 'repo/Contoso/Other/Customizations.xml';
  const bind: BindEntry = { kind: 'bindEntry', file, key: 'mail', before: undefined, logicalName: 'cts_mail' };
  const define: EditOperation = {
    kind: 'defineReference',
    file: customizations,
    reference: { logicalName: 'cts_mail', displayName: 'Mail', apiName: 'shared_x', customConnectorId: undefined },
  };
  const copy: EditOperation = { kind: 'copyReference', file: customizations, from: 'repo/F/x.xml', logicalName: 'a_b' };

  it('edits each file once, with its text', async () => {
    const { tree } = await openWorkspace(
      solutionFiles({ flows: [{ name: 'Send', entries: { mail: raw(), b: raw() } }] }),
    );
    const { plan } = await applyOperations([bind, define, { ...bind, key: 'b' }], tree);
    assert.deepEqual(
      plan.map(({ file, text, edits }) => [file, text === tree.text(file), edits.length]),
      [
        [file, true, 2],
        [customizations, true, 1],
      ],
    );
  });

  it('refuses everything when one part is gone', async () => {
    const { tree } = await openWorkspace(solutionFiles({ references: [{ name: 'cts_mail' }], flows: [rawFlow] }));
    for (const [operation, kind] of [
      [define, 'definitionNotAdded'],
      [copy, 'definitionGone'],
      [{ ...bind, key: 'other' }, 'entryGone'],
    ] as const) {
      await assert.rejects(
        applyOperations([bind, operation], tree),
        (error) => error instanceof EditRefused && error.reason.kind === kind,
      );
    }
    tree.delete(file);
    await assert.rejects(applyOperations([bind], tree), (error) => error instanceof EditRefused && error.file === file);
  });

  it('lets the host refuse a file', async () => {
    const refused = toTextEdits([bind], (path) => Promise.reject(new EditRefused(path, { kind: 'damagedText' })));
    await assert.rejects(refused, EditRefused);
  });
});

describe('unchangedFiles', () => {
  it('are those without the text of their edits', async () => {
    const edit = (file: string, text: string | undefined): FileEdits => ({
      file,
      text,
      edits: [{ start: 0, end: text === undefined ? 0 : 1, newText: 'b' }],
    });
    const plan = [
      edit('x/done', 'a'),
      edit('x/not', 'a'),
      edit('x/new', undefined),
      edit('x/gone', 'a'),
      edit('x/locked', 'a'),
    ];
    const now = new Map([
      ['x/done', 'b'],
      ['x/not', 'a'],
      ['x/new', 'b'],
    ]);
    const unchanged = await unchangedFiles(plan, (file) =>
      file === 'x/locked'
        ? Promise.reject(new EditRefused(file, { kind: 'damagedText' }))
        : Promise.resolve(now.get(file)),
    );
    assert.deepEqual(unchanged, ['x/not', 'x/gone', 'x/locked']);
  });
});
