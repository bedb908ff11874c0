import assert from 'node:assert/strict';
import { readFlowDefinition } from '../../../../../src/core/readers/components/flowDefinition';
import { Locator } from '../../../../../src/core/locate/locator';
import { bound, connectorCall, raw } from '../../../../support/solutionSource';

function read(properties: unknown) {
  const { facts } = readFlowDefinition(JSON.stringify({ properties }));
  assert.ok(facts);
  return facts;
}

function entry(value: unknown) {
  const [only] = read({ connectionReferences: { k: value } }).entries;
  assert.ok(only);
  return only;
}

describe('readFlowDefinition, entries', () => {
  it('reads an embedded and an invoker entry', () => {
    assert.deepEqual(entry(bound('cts_mail')), {
      key: 'k',
      apiName: 'shared_office365',
      apiLogicalName: undefined,
      reference: 'cts_mail',
      rawForm: undefined,
      runtimeSource: 'embedded',
      usedBy: [],
      use: 'none',
    });
    assert.equal(entry({ ...bound('cts_mail'), runtimeSource: 'invoker' }).runtimeSource, 'invoker');
    assert.equal(entry({ ...bound('cts_mail'), impersonation: { source: 'invoker' } }).runtimeSource, 'embedded');
  });

  it('tells the forms of raw connections', () => {
    const id = { id: '/providers/Microsoft.PowerApps/apis/shared_teams' };
    assert.deepEqual([entry(raw()).rawForm, entry(raw()).reference], ['empty', undefined]);
    assert.equal(entry({ ...raw(), connection: { name: 'shared-x' } }).rawForm, 'named');
    assert.equal(entry({ connectionName: 'shared-x', source: 'Embedded', ...id }).rawForm, 'named');
    assert.equal(entry({ connectionName: 'shared-x', source: 'Embedded', ...id }).apiName, 'shared_teams');
    assert.equal(entry({ api: id }).apiName, 'shared_teams');
  });

  it('keeps the logical name of a custom connector', () => {
    assert.equal(entry({ api: { name: 'shared_x', logicalName: 'cts_5Fx' } }).apiLogicalName, 'cts_5Fx');
  });

  it('takes anything for an entry', () => {
    for (const value of [
      null,
      1,
      'text',
      [],
      { connection: [], api: 'x' },
      { connection: { connectionReferenceLogicalName: 1 } },
    ]) {
      assert.deepEqual([entry(value).apiName, entry(value).rawForm], ['', 'empty'], JSON.stringify(value));
    }
  });

  it('is not fooled by keys that objects have', () => {
    const { facts } = readFlowDefinition(
      '{"properties":{"connectionReferences":{"__proto__":{"api":{"name":"a"}},"constructor":{},"toString":{}}}}',
    );
    assert.deepEqual(
      facts?.entries.map(({ key, apiName }) => [key, apiName]),
      [
        ['__proto__', 'a'],
        ['constructor', ''],
        ['toString', ''],
      ],
    );
  });
});

describe('readFlowDefinition, triggers and actions', () => {
  const inner = { actions: { Call: connectorCall('k') } };
  const containers: Record<string, [action: object, pointer: string]> = {
    Scope: [{ type: 'Scope', ...inner }, '/actions'],
    If: [{ type: 'If', expression: {}, ...inner }, '/actions'],
    'If, else': [{ type: 'If', actions: {}, else: inner }, '/else/actions'],
    Foreach: [{ type: 'Foreach', foreach: '@x', ...inner }, '/actions'],
    Until: [{ type: 'Until', expression: '@x', ...inner }, '/actions'],
    'Switch, a case': [{ type: 'Switch', cases: { 'Case/1~': { case: 1, ...inner } } }, '/cases/Case~11~0/actions'],
    'Switch, default': [{ type: 'Switch', cases: {}, default: inner }, '/default/actions'],
    'a tool of an agent': [{ type: 'Agent', tools: { Look_up: inner } }, '/tools/Look_up/actions'],
    'members in capitals': [{ Type: 'If', ELSE: { Actions: inner.actions } }, '/ELSE/Actions'],
    'cases in capitals': [{ Cases: { a: { ACTIONS: inner.actions } } }, '/Cases/a/ACTIONS'],
  };
  for (const [what, [action, pointer]] of Object.entries(containers)) {
    it(`finds what is inside: ${what}`, () => {
      for (const connectionReferences of [{}, { other: raw() }]) {
        const { undeclaredUses } = read({ connectionReferences, definition: { actions: { Outer: action } } });
        assert.deepEqual(undeclaredUses, [
          {
            key: 'k',
            operation: 'Call',
            pointer: `/properties/definition/actions/Outer${pointer}/Call/inputs/host/connectionName`,
            apiName: 'shared_office365',
          },
        ]);
      }
    });
  }

  const guid = '0f000000-0000-4000-8000-00000000000a';
  const inexact: Record<string, object> = {
    actions: { actions: { S: { Actions: { Call: connectorCall('no') } } } },
    'actions in else': { actions: { S: { else: { ACTIONS: { Call: connectorCall('no') } } } } },
    'actions in a case': { actions: { S: { cases: { a: { Actions: { Call: connectorCall('no') } } } } } },
    inputs: { actions: { A: { Inputs: { host: { connectionName: 'no' } } } } },
    host: { triggers: { A: { inputs: { Host: { connectionName: 'no' } } } } },
    connectionName: { actions: { A: { inputs: { host: { ConnectionName: 'no' } } } } },
    'the name of a connection': { actions: { A: { inputs: { host: { connection: { Name: 'no' } } } } } },
    'the host of a child flow': {
      actions: { A: { type: 'Workflow', inputs: { HOST: { workflowReferenceName: guid } } } },
    },
    authentication: { actions: { A: { inputs: { Authentication: "@parameters('')" } } } },
  };
  for (const [what, definition] of Object.entries(inexact)) {
    it(`finds the same with and without an unrelated entry, whatever the case: ${what}`, () => {
      const [without, withOther] = [{}, { other: raw() }].map((connectionReferences) => {
        return { ...read({ connectionReferences, definition }), entries: [] };
      });
      assert.deepEqual(without, withOther);
      const found = [withOther?.undeclaredUses, withOther?.childFlows, withOther?.brokenAuthentications].flat();
      assert.equal(found.length, 1);
    });
  }

  it('finds containers in containers', () => {
    const nested = Object.values(containers).reduce<object>((actions, [container]) => {
      const text = JSON.stringify(container).replace(JSON.stringify(inner.actions), JSON.stringify(actions));
      return { Outer: JSON.parse(text) as object, Beside: connectorCall('k') };
    }, inner.actions);
    assert.equal(read({ definition: { actions: nested } }).undeclaredUses.length, Object.keys(containers).length + 1);
  });

  it('reads any number of containers side by side', () => {
    const scopes = Array.from({ length: 150_000 }, (_, at) => [`S${at}`, { type: 'Scope', actions: {} }] as const);
    const actions = { ...Object.fromEntries(scopes), Last: { type: 'Scope', actions: { Call: connectorCall('k') } } };
    assert.equal(read({ definition: { actions } }).undeclaredUses.length, 1);
  });

  it('tells for each entry who uses it, in document order', () => {
    const { entries, undeclaredUses } = read({
      connectionReferences: { k: raw(), other: raw() },
      definition: { triggers: { T: connectorCall('k') }, actions: { B: connectorCall('k'), A: connectorCall('no') } },
    });
    assert.deepEqual(
      entries.map(({ key, usedBy }) => [key, usedBy]),
      [
        ['k', ['T', 'B']],
        ['other', []],
      ],
    );
    assert.deepEqual(
      undeclaredUses.map(({ key, operation }) => [key, operation]),
      [['no', 'A']],
    );
  });

  it('compares the members of a trigger or action without case', () => {
    const guid = '0f000000-0000-4000-8000-00000000000a';
    const facts = read({
      connectionReferences: { Mail: raw(), 'mail-2': raw() },
      definition: {
        Parameters: { $Connections: {}, p: { metadata: { schemaName: 'cts_url' } } },
        Actions: {
          A: { Inputs: { HOST: { ConnectionName: 'MAIL' }, Authentication: "@parameters('')" } },
          B: { inputs: { host: { Connection: { Name: "@parameters('$connections')['MAIL-2']" } } } },
          C: { Type: 'workflow', Inputs: { Host: { WorkflowReferenceName: guid } } },
          D: { inputs: { Host: { apiID: '/apis/shared_x', ConnectionName: 'k' } } },
        },
      },
    });
    assert.deepEqual(
      facts.entries.map(({ key, usedBy }) => [key, usedBy]),
      [
        ['Mail', ['A']],
        ['mail-2', ['B']],
      ],
    );
    const pointer = '/properties/definition/Actions';
    assert.deepEqual(facts.undeclaredUses, [
      { key: 'k', operation: 'D', apiName: 'shared_x', pointer: `${pointer}/D/inputs/Host/ConnectionName` },
    ]);
    assert.deepEqual(
      [...facts.brokenAuthentications, ...facts.childFlows].map((place) => place.pointer),
      [`${pointer}/A/Inputs/Authentication`, `${pointer}/C/Inputs/Host/WorkflowReferenceName`],
    );
    assert.equal(facts.lacksConnectionsParameter, false);
    assert.deepEqual(
      facts.variables.map(({ schemaName }) => schemaName),
      ['cts_url'],
    );
  });

  it('takes no member of inputs for an action', () => {
    const actions = { A: { type: 'Compose', inputs: inner }, B: { type: 'Scope', actions: [connectorCall('k')] } };
    assert.deepEqual(read({ definition: { actions } }).undeclaredUses, []);
  });

  const host = (value: unknown) =>
    read({ definition: { triggers: { T: { inputs: { host: value } } } } }).undeclaredUses[0];
  it('reads the hosts of today, of old, and of the live designer', () => {
    const pointer = '/properties/definition/triggers/T/inputs/host';
    const expression = (text: string) => host({ connection: { name: text } });
    assert.equal(host({ connectionName: 'k', apiId: '' })?.apiName, undefined);
    assert.deepEqual(expression("@parameters('$connections')['it''s']['connectionId']"), {
      key: "it's",
      operation: 'T',
      pointer: `${pointer}/connection/name`,
      apiName: undefined,
    });
    assert.equal(expression("@{parameters('$connections')?['k']?['connectionId']}")?.key, 'k');
    assert.equal(host({ connectionReferenceName: 'k' })?.pointer, `${pointer}/connectionReferenceName`);
    assert.equal(host({ connection: { referenceName: 'k' } })?.pointer, `${pointer}/connection/referenceName`);
  });

  it('reads a key in every way in which an expression can name it', () => {
    for (const access of ["['k']", "?['k']", "[ 'k' ]", '.k', '?.k', " . k\n['connectionId']"]) {
      assert.equal(host({ connection: { name: `@Parameters('$connections')${access}` } })?.key, 'k', access);
      assert.equal(host({ connectionName: `@{parameters( '$Connections' )${access}}` })?.key, 'k', access);
    }
    assert.equal(host({ connectionName: 'a@b' })?.key, 'a@b');
    assert.equal(host({ connectionName: '@@k' })?.key, '@k');
  });

  it('takes no key where it is not told', () => {
    for (const value of [
      null,
      'k',
      [],
      {},
      { connectionName: '' },
      { connectionName: 1 },
      { connection: { name: '@variables(1)' } },
      { connectionName: "@concat('k', item())" },
      { connectionName: 'k-@{item()}' },
      { connectionName: '@k' },
      { connectionName: "@parameters('$connections')['k'" },
      { connectionName: "@if(item(), parameters('$connections')['k'], 'x')" },
      // An operation that certainly uses one connection is not said to use another one.
      { connectionName: '@item()', connectionReferenceName: 'k' },
    ]) {
      assert.equal(host(value), undefined, JSON.stringify(value));
    }
  });

  it('finds calls of child flows', () => {
    const call = (workflowReferenceName: string, type = 'Workflow') => ({
      type,
      inputs: { host: { workflowReferenceName } },
    });
    const guid = '0F000000-0000-4000-8000-00000000000A';
    const actions = {
      Child: call(`{${guid}}`),
      None: call(''),
      Other: call(guid, 'Http'),
      Computed: call("@parameters('flow')"),
    };
    assert.deepEqual(read({ definition: { actions } }).childFlows, [
      {
        runs: 'cloudFlow',
        workflowId: guid.toLowerCase(),
        operation: 'Child',
        pointer: '/properties/definition/actions/Child/inputs/host/workflowReferenceName',
      },
    ]);
  });
});

/** What is said of a text that is no JSON. */
function brokenBy(text: string) {
  const result = readFlowDefinition(text);
  return result.problem ?? result.remarks?.[0];
}

describe('readFlowDefinition, the use of entries', () => {
  /** How a flow with the keys `a` and `b` uses them: `a: known by Compose`. */
  function uses(definition: object): string[] {
    return read({ connectionReferences: { a: raw(), b: raw() }, definition }).entries.map(({ key, use, usedBy }) =>
      [key, use, ...usedBy].join(' '),
    );
  }
  const used = "@parameters('$connections').A.connectionId";

  it('finds the triggers and actions with an expression, and expressions outside of them', () => {
    const actions = {
      Loop: { foreach: '@range(0, 1)', actions: { Inner: { inputs: [{ deep: `x @{${used.slice(1)}}` }] } } },
      Compose: { inputs: used },
      Names: { inputs: { [`@{${used.slice(1)}}`]: 1 } },
    };
    assert.deepEqual(uses({ triggers: { T: { conditions: [{ expression: used }] } }, actions }), [
      'a known T Inner Compose Names',
      'b none',
    ]);
    assert.deepEqual(uses({ outputs: { o: { value: used } } }), ['a known', 'b none']);
  });

  it('names each trigger and action once, those with it as their connection first', () => {
    const host = { connection: { name: used } };
    const actions = { A: { inputs: used }, B: { inputs: { host } }, C: { inputs: { host, other: used } } };
    assert.deepEqual(uses({ actions }), ['a known B C A', 'b none']);
  });

  it('is possible for all keys where one is computed, takes them all, or cannot be read', () => {
    for (const inputs of [
      "@parameters('$connections')[item()]",
      "@json(string(parameters('$connections')))",
      "@parameters(variables('x'))['a']",
      "@parameters('$connections')['a'",
    ]) {
      const found = uses({ actions: { Compose: { inputs } } });
      assert.match(found[0] ?? '', /^a (possible|known Compose)$/);
      assert.equal(found[1], 'b possible', inputs);
    }
    const host = { connectionName: "@if(item(), parameters('$connections')['a'], variables('x'))" };
    assert.deepEqual(uses({ actions: { A: { inputs: { host } } } }), ['a known A', 'b possible']);
  });

  it('is possible where only an unknown member contains what looks like an action', () => {
    const hidden = (connectionName: string) => ({
      later: [{ branches: { X: { inputs: { Host: { connectionName } } } } }],
    });
    assert.deepEqual(uses({ actions: { S: hidden('A') } }), ['a possible', 'b none']);
    assert.deepEqual(uses({ actions: { S: hidden('@item()') } }), ['a possible', 'b possible']);
  });

  it('is none for text that only looks like an expression', () => {
    const inputs = ["@@parameters('$connections')['a']", "parameters('$connections')['a']", '@media', 'a', '@{a}'];
    assert.deepEqual(uses({ actions: { Compose: { inputs } } }), ['a none', 'b none']);
  });
});

describe('readFlowDefinition, on desktop flows', () => {
  it('finds the desktop flow that an action runs, unless an expression computes it', () => {
    const guid = '0f000000-0000-4000-8000-00000000000b';
    const run = (uiFlowId: string, operationId = 'RunUIFlow_V2') => ({
      type: 'OpenApiConnection',
      inputs: { host: { operationId }, parameters: { uiFlowId } },
    });
    const actions = { Robot: run(`{${guid}}`), Computed: run("@variables('id')"), Other: run(guid, 'SendEmail') };
    assert.deepEqual(read({ definition: { actions } }).childFlows, [
      {
        runs: 'desktopFlow',
        workflowId: guid,
        operation: 'Robot',
        pointer: '/properties/definition/actions/Robot/inputs/parameters/uiFlowId',
      },
    ]);
  });
});

describe('readFlowDefinition, on anything', () => {
  it('reads nothing from JSON that is no flow', () => {
    for (const text of [
      'null',
      '[]',
      '1',
      '"x"',
      '{}',
      '{"properties":[]}',
      '{"properties":{"definition":[],"connectionReferences":[1]}}',
    ]) {
      assert.deepEqual(
        readFlowDefinition(text).facts,
        {
          entries: [],
          undeclaredUses: [],
          childFlows: [],
          variables: [],
          brokenAuthentications: [],
          lacksConnectionsParameter: false,
          lacksDefinition: true,
          readable: true,
          // Without a list, the flow may have used any reference.
          namedReferences: text.includes('connectionReferences') ? [] : undefined,
        },
        text,
      );
    }
  });

  it('says where JSON breaks', async () => {
    for (const [text, broken] of [
      ['{ "a": 1,, }', ','],
      ['{ "a": 1', ''],
      ['{ "a": 1 } x', 'x'],
      ['// no\n{}', '// no'],
      ['{ "a": 01 }', '1'],
      ["{ 'a': 1 }", "'a'"],
    ] as const) {
      const problem = brokenBy(text);
      assert.equal(problem?.ruleId, 'invalid-json');
      const span = await new Locator(text).span(problem.place);
      assert.equal(text.slice(span?.start, span?.end), broken, text);
    }
  });

  it('reads flows that nest 20,000 levels deep, whole or broken', () => {
    const levels = 20_000;
    const nest = (core: string) => '{"type":"Scope","actions":{"a":'.repeat(levels) + core + '}}'.repeat(levels);
    const flow = (core: string) => `{"properties":{"definition":${nest(core)}}}`;
    assert.equal(readFlowDefinition(flow(JSON.stringify(connectorCall('k')))).facts?.undeclaredUses.length, 1);
    assert.equal(brokenBy(flow('x'))?.ruleId, 'invalid-json');
  });
});

describe('readFlowDefinition, names of members in other letters', () => {
  const flow = JSON.stringify({ properties: { connectionReferences: { a: bound('cts_mail') }, definition: {} } });

  it('are no names of connection references, but leave open which ones are used', () => {
    assert.deepEqual(readFlowDefinition(flow).facts?.namedReferences, []);
    for (const name of ['connectionReferences', 'connection', 'connectionReferenceLogicalName']) {
      const other = flow.replace(`"${name}"`, `"${name.toUpperCase()}"`);
      assert.equal(readFlowDefinition(other).facts?.namedReferences, undefined, name);
    }
  });
});

describe('readFlowDefinition, a text that is no JSON', () => {
  const broken = JSON.stringify({
    properties: { connectionReferences: { a: bound('cts_mail'), b: bound('cts_mail') } },
  });

  it('still tells the references that are named in it', () => {
    const { facts } = readFlowDefinition(broken.slice(0, -1));
    assert.deepEqual([facts?.readable, facts?.namedReferences, facts?.entries], [false, ['cts_mail'], []]);
  });

  it('says that nothing is known where the connections are cut off', () => {
    assert.equal(readFlowDefinition(broken.slice(0, 12)).facts?.namedReferences, undefined);
  });
});
