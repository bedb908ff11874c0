import assert from 'node:assert/strict';
import { fixMakers } from '../../../../../src/core/edits/fixes/fixMakers';
import { fixesOf } from '../../../../../src/core/rules/fixAll';
import { encodeText, type TextEncodingName } from '../../../../../src/core/text/decodeText';
import { assertFixLaw, fillIn, isCanonical } from '../../../../support/fixLaw';
import { MemoryFileTree } from '../../../../support/memoryFileTree';
import {
  bound,
  childFlowCall,
  connectorCall,
  exampleGuid,
  flowJson,
  flowPath,
  raw,
  solutionFiles,
} from '../../../../support/solutionSource';
import { allFindings, openWorkspace } from '../../../../support/workspace';

interface FlowShape {
  properties: {
    connectionReferences: Record<string, Record<string, unknown>>;
    definition: { parameters?: Record<string, unknown> } & Record<string, unknown>;
  };
}

/** One thing that went wrong with a flow that was right, at one place of it. */
interface Defect {
  readonly rule: string;
  readonly where: string;
  readonly spoil: (flow: FlowShape) => void;
  /** The flow that goes wrong; the caller without it. */
  readonly inChild?: boolean;
}

const childId = '0f000000-0000-4000-8000-00000000000c';
const apis = { mail: 'shared_office365', sites: 'shared_sharepointonline', chat: 'shared_teams' };
const entries = Object.fromEntries(Object.entries(apis).map(([key, api]) => [key, bound(`cts_${key}`, api)]));
const references = Object.entries(apis).map(([key, api]) => ({ name: `cts_${key}`, api }));

/** A trigger or action at every place where there can be one, which uses every entry. */
const parent = {
  name: 'Parent',
  entries,
  triggers: { Start: connectorCall('mail', apis.mail) },
  actions: {
    Top: connectorCall('sites', apis.sites),
    Call: childFlowCall(childId),
    Scope: { type: 'Scope', actions: { 'In/scope': connectorCall('chat', apis.chat) } },
    If: {
      type: 'If',
      actions: { Then: connectorCall('mail', apis.mail) },
      else: { actions: { Else: connectorCall('sites', apis.sites) } },
    },
    Switch: {
      type: 'Switch',
      cases: { 'Case~1': { case: 1, actions: { InCase: connectorCall('chat', apis.chat) } } },
      default: { actions: { Default: connectorCall('mail', apis.mail) } },
    },
    Loop: {
      type: 'Foreach',
      actions: { Until: { type: 'Until', actions: { Deep: connectorCall('chat', apis.chat) } } },
    },
    Legacy: {
      type: 'ApiConnection',
      inputs: {
        host: { connection: { name: "@parameters('$connections')['mail']['connectionId']" } },
        authentication: "@parameters('$authentication')",
      },
    },
  },
};
const child = { name: 'Child', id: childId, entries };

interface Operation {
  readonly path: string;
  readonly inputs: { authentication?: unknown; host?: { connectionName?: string; connection?: { name: string } } };
}

/** Every trigger and action with a host, found by its shape and not by where the reader looks. */
function operationsOf(value: unknown, path = ''): Operation[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const inner = Object.entries(value).flatMap(([key, each]) => operationsOf(each, `${path}/${key}`));
  const { inputs } = value as { inputs?: Operation['inputs'] };
  const usesConnection = inputs?.host?.connectionName !== undefined || inputs?.host?.connection !== undefined;
  return inputs && usesConnection ? [{ path, inputs }, ...inner] : inner;
}

function operationAt(flow: FlowShape, path: string): Operation {
  const found = operationsOf(flow).find((operation) => operation.path === path);
  assert.ok(found);
  return found;
}

const paths = operationsOf(JSON.parse(flowJson(parent))).map(({ path }) => path);

/** The members of an object with another one at a place among them. */
function inserted<Value>(object: Record<string, Value>, at: number, key: string, value: Value): Record<string, Value> {
  return Object.fromEntries(Object.entries(object).toSpliced(at, 0, [key, value]));
}

const defects: Defect[] = [
  ...paths.map((path) => ({
    rule: 'undeclared-connection-key',
    where: path,
    spoil: (flow: FlowShape) => {
      const { host } = operationAt(flow, path).inputs;
      assert.ok(host);
      if (host.connection) {
        host.connection.name = host.connection.name.replace('mail', "it''s");
      } else {
        host.connectionName = 'shared_gone_1';
      }
    },
  })),
  ...[{}, { mail: bound('cts_mail', apis.mail) }].map((left, at) => ({
    rule: 'undeclared-connection-key',
    where: `everywhere, ${at} entries left`,
    spoil: ({ properties }: FlowShape) => {
      properties.connectionReferences = left;
      delete properties.definition.parameters;
    },
  })),
  ...paths.map((path) => ({
    rule: 'broken-authentication',
    where: path,
    spoil: (flow: FlowShape) => {
      operationAt(flow, path).inputs.authentication = "@parameters('')";
    },
  })),
  ...[0, 1, 2, 3].flatMap((at) =>
    [raw(), bound('cts_mail'), bound('cts_spare', 'shared_sql')].map((entry, form) => ({
      rule: 'unused-connection-entry',
      where: `entry ${at}, form ${form}`,
      spoil: ({ properties }: FlowShape) => {
        properties.connectionReferences = inserted(properties.connectionReferences, at, 'left/over', entry);
      },
    })),
  ),
  ...[
    [0, 0, 0],
    [1, 2, 3],
    [0, 2, 4],
    [3, 4, 5],
  ].map((places) => ({
    rule: 'unused-connection-entry',
    where: `entries ${places.join(', ')}`,
    spoil: ({ properties }: FlowShape) => {
      places.forEach((at, number) => {
        properties.connectionReferences = inserted(properties.connectionReferences, at, `left${number}`, raw());
      });
    },
  })),
  {
    rule: 'unused-connection-entry',
    where: 'all entries',
    spoil: ({ properties }) => {
      properties.definition.actions = {};
      properties.definition.triggers = {};
    },
  },
  ...['mail', 'sites', 'chat', ''].map((key) => ({
    rule: 'child-flow-invoker',
    where: key || 'all entries',
    inChild: true,
    spoil: ({ properties }: FlowShape) => {
      Object.entries(properties.connectionReferences)
        .filter(([each]) => key === '' || each === key)
        .forEach(([, entry]) => (entry.runtimeSource = 'invoker'));
    },
  })),
  ...[
    { $authentication: { defaultValue: {}, type: 'SecureObject' } },
    { 'Address (cts_url)': { type: 'String', metadata: { schemaName: 'cts_url' } }, $authentication: {} },
    {},
    undefined,
  ].map((parameters, at) => ({
    rule: 'missing-connections-parameter',
    where: `parameters ${at}`,
    spoil: ({ properties }: FlowShape) => {
      const { definition } = properties;
      if (parameters) {
        definition.parameters = parameters;
      } else {
        delete definition.parameters;
      }
    },
  })),
];

const styles: [name: string, indent: string | number, eol: string, encoding: TextEncodingName][] = [
  ['two spaces', 2, '\n', 'utf8'],
  ['four spaces', 4, '\r\n', 'utf8bom'],
  ['tabs', '\t', '\r\n', 'utf16le'],
  ['one line', 0, '\n', 'utf8'],
];

/** A workspace that is right but for the reference that a spoilt entry may take. */
function spoilt({ spoil, inChild = false }: Defect, indent: string | number, eol: string, encoding: TextEncodingName) {
  const tree = new MemoryFileTree(
    solutionFiles({ references: [...references, { name: 'cts_spare', api: 'shared_sql' }], flows: [parent, child] }),
  );
  const file = flowPath('repo/Contoso', inChild ? child : parent);
  const flow = JSON.parse(tree.text(file)) as FlowShape;
  spoil(flow);
  tree.write(file, encodeText(JSON.stringify(flow, null, indent).replaceAll('\n', eol), encoding));
  return openWorkspace(tree);
}

describe('The law of fixes, for defects seeded in a flow', () => {
  for (const rule of new Set(defects.map((defect) => defect.rule))) {
    for (const [name, indent, eol, encoding] of styles) {
      it(`holds at every place: ${rule}, ${name}`, async function () {
        this.timeout(60_000);
        for (const defect of defects.filter((each) => each.rule === rule)) {
          const workspace = await spoilt(defect, indent, eol, encoding);
          const found = allFindings(workspace.engine).filter(({ ruleId }) => ruleId === rule);
          assert.ok(found.length > 0, defect.where);
          for (const finding of found) {
            const fixes = fixesOf(finding, workspace.engine.index, fixMakers);
            // A legacy action tells no connector: with no entry left, a person has to.
            assert.ok(
              fixes.length > 1 || (rule === 'undeclared-connection-key' && finding.data.connector === undefined),
            );
            for (const fix of fixes) {
              const after = await assertFixLaw(fillIn(fix), [finding], fix.mayRaise, workspace).catch(
                (error: unknown) => {
                  throw new Error(`${defect.where}: ${fix.title}`, { cause: error });
                },
              );
              for (const path of after
                .paths()
                .filter((each) => each.endsWith('.json') && each.includes('/Workflows/'))) {
                assert.ok(
                  !isCanonical(workspace.tree.text(path)) || isCanonical(after.text(path)),
                  `${defect.where}: ${fix.title}\n${after.text(path).slice(0, 1500)}`,
                );
              }
            }
          }
        }
      });
    }
  }

  it('offers nothing that edits a managed solution', async () => {
    for (const defect of defects) {
      const workspace = await spoilt(defect, 2, '\n', 'utf8');
      const manifest = 'repo/Contoso/Other/Solution.xml';
      workspace.tree.write(manifest, workspace.tree.text(manifest).replace('<Managed>0', '<Managed>1'));
      const { engine } = await openWorkspace(workspace.tree);
      for (const finding of allFindings(engine).filter(({ ruleId }) => ruleId === defect.rule)) {
        const kinds = fixesOf(finding, engine.index, fixMakers).flatMap(({ operations }) =>
          operations.map(({ kind }) => kind),
        );
        assert.deepEqual(kinds, ['ignoreFinding'], defect.where);
        assert.match(finding.message, /This file is in a managed export/);
      }
    }
  });
});

describe('The law of fixes, for a reference on a connector that is not there', () => {
  const api = 'shared_cts-5fweather-5f0123456789abcdef';
  const entry = { ...bound('cts_weather', api), api: { name: api, logicalName: 'cts_5Fweather' } };
  const flows = [{ name: 'Send', entries: { a: entry, b: entry } }];

  it('holds where the workspace holds the connector under another id, as after a copy of the environment', async () => {
    const other = { name: 'cts_there', api, custom: '0f000000-0000-4000-8000-00000000000b' };
    for (const references of [[], [other]]) {
      const workspace = await openWorkspace(
        solutionFiles({
          references: [{ name: 'cts_weather', api, custom: exampleGuid }, ...references],
          connectors: [{ name: 'cts_5Fweather', id: '0f000000-0000-4000-8000-00000000000b' }],
          flows,
        }),
      );
      const found = allFindings(workspace.engine).filter(({ ruleId }) => ruleId === 'missing-connector');
      assert.equal(found.length, 2);
      for (const finding of found) {
        const fixes = fixesOf(finding, workspace.engine.index, fixMakers);
        assert.equal(fixes.length, 3 + references.length);
        for (const fix of fixes) {
          await assertFixLaw(fillIn(fix), [finding], fix.mayRaise, workspace);
        }
      }
    }
  });
});
