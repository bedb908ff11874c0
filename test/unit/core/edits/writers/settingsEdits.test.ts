import assert from 'node:assert/strict';
import type { EditOperation } from '../../../../../src/core/edits/operations/editOperation';
import type { EditRefusalReason } from '../../../../../src/core/edits/operations/editRefusalReason';
import { EditRefused } from '../../../../../src/core/edits/operations/editRefused';
import type { SettingsOperation } from '../../../../../src/core/edits/operations/settingsOperation';
import { toTextEdits } from '../../../../../src/core/edits/writers/toTextEdits';
import { settingsEdits } from '../../../../../src/core/edits/writers/settingsEdits';
import { applyTextEdits } from '../../../../../src/core/text/textEdit';

const file = 'repo/uat.deploymentsettings.json';

function edit(text: string, ...operations: SettingsOperation[]): string {
  return applyTextEdits(text, settingsEdits(text, operations));
}

function connect(logicalName: string, before: string | undefined, value: string): SettingsOperation {
  const connectorId = '/providers/Microsoft.PowerApps/apis/shared_teams';
  return { kind: 'setConnection', file, logicalName, before, value, connectorId };
}

function setVariable(schemaName: string, before: string | undefined, value: string): SettingsOperation {
  return { kind: 'setVariable', file, schemaName, before, value };
}

function remove(name: string, extra: { pointer?: string; before?: string } = {}): SettingsOperation {
  return { kind: 'removeSetting', file, list: 'ConnectionReferences', name, ...extra };
}

const refused = (reason: EditRefusalReason) => (error: unknown) => {
  assert.ok(error instanceof EditRefused);
  assert.deepEqual([error.file, error.reason], [file, reason]);
  return true;
};

const plain = `{
  "EnvironmentVariables": [],
  "ConnectionReferences": [
    {
      "LogicalName": "cts_mail",
      "ConnectionId": "",
      "ConnectorId": "/providers/Microsoft.PowerApps/apis/shared_office365"
    },
    {
      "LogicalName": "cts_sql",
      "ConnectionId": "0f0f",
      "ConnectorId": "/providers/Microsoft.PowerApps/apis/shared_sql"
    }
  ]
}`;

const newEntry = `    {
      "LogicalName": "cts_new",
      "ConnectionId": "",
      "ConnectorId": "/providers/Microsoft.PowerApps/apis/shared_teams"
    },
`;

describe('settingsEdits', () => {
  it('maps a reference, whatever the case of its name', () => {
    assert.equal(
      edit(plain, connect('CTS_Mail', '', '#{mail}#')),
      plain.replace('"ConnectionId": ""', '"ConnectionId": "#{mail}#"'),
    );
  });

  it('escapes what it writes as JSON wants it', () => {
    const value = 'a "quoted" \\ back\n';
    assert.equal(
      edit(plain, connect('cts_mail', '', value)),
      plain.replace('"ConnectionId": ""', `"ConnectionId": ${JSON.stringify(value)}`),
    );
  });

  it('adds an entry in its place where the others are in order', () => {
    assert.equal(
      edit(plain, connect('cts_new', undefined, '')),
      plain.replace('    {\n      "LogicalName": "cts_sql"', `${newEntry}    {\n      "LogicalName": "cts_sql"`),
    );
  });

  it('adds an entry at the end where the others are in no order', () => {
    const unordered = plain.replace('cts_mail', 'cts_z');
    const entry = newEntry.replace(/,\n$/, '\n');
    assert.equal(
      edit(unordered, connect('cts_new', undefined, '')),
      unordered.replace('shared_sql"\n    }\n', `shared_sql"\n    },\n${entry}`),
    );
  });

  it('adds several at one place in order, and removes and changes others in the same plan', () => {
    const after = edit(
      plain,
      connect('cts_p', undefined, '2'),
      connect('cts_n', undefined, '1'),
      remove('cts_mail', { before: '' }),
      connect('cts_sql', '0f0f', '3'),
      setVariable('cts_url', undefined, 'https://contoso.example'),
    );
    const json = JSON.parse(after) as Record<string, Record<string, string>[]>;
    assert.deepEqual(
      json.ConnectionReferences?.map(({ LogicalName, ConnectionId }) => [LogicalName, ConnectionId]),
      [
        ['cts_n', '1'],
        ['cts_p', '2'],
        ['cts_sql', '3'],
      ],
    );
    assert.deepEqual(json.EnvironmentVariables, [{ SchemaName: 'cts_url', Value: 'https://contoso.example' }]);
    assert.equal(after, JSON.stringify(json, null, 2));
  });

  it('carries out several operations on an entry that it adds', () => {
    const after = edit(
      plain,
      { kind: 'setConnection', file, logicalName: 'cts_new', before: undefined, value: '' },
      { kind: 'setConnector', file, logicalName: 'cts_new', before: undefined, value: 'x' },
      { kind: 'setConnection', file, logicalName: 'cts_new', before: '', value: '1' },
    );
    const json = JSON.parse(after) as Record<string, unknown[]>;
    assert.deepEqual(json.ConnectionReferences?.[1], { LogicalName: 'cts_new', ConnectionId: '1', ConnectorId: 'x' });
  });

  it('gives an entry what goes with its connection, and leaves what it has of that', () => {
    const others = [
      ['ConnectionOwner', 'eva@contoso.example'],
      ['Note', 'of "uat"'],
    ] as const;
    const added = edit(plain, {
      kind: 'setConnection',
      file,
      logicalName: 'cts_z',
      before: undefined,
      value: '1',
      connectorId: 'x',
      others,
    });
    const entry = {
      LogicalName: 'cts_z',
      ConnectionId: '1',
      ConnectorId: 'x',
      ConnectionOwner: 'eva@contoso.example',
      Note: 'of "uat"',
    };
    const content = JSON.parse(plain) as { ConnectionReferences: object[] };
    assert.equal(
      added,
      JSON.stringify({ ...content, ConnectionReferences: [...content.ConnectionReferences, entry] }, null, 2),
    );

    const map = { kind: 'setConnection', file, logicalName: 'cts_mail', before: '', value: '1', others } as const;
    const [mail, sql] = content.ConnectionReferences;
    const completed = { ...mail, ConnectionId: '1', ConnectionOwner: 'eva@contoso.example', Note: 'of "uat"' };
    assert.equal(edit(plain, map), JSON.stringify({ ...content, ConnectionReferences: [completed, sql] }, null, 2));
    const held =
      '{"ConnectionReferences":[{"LogicalName":"cts_mail","ConnectionOwner":"ben@contoso.example","Note":""}]}';
    assert.equal(
      edit(held, map),
      held.replace('"cts_mail"', '"cts_mail","ConnectionId":"1"').replace('"Note":""', '"Note":"of \\"uat\\""'),
    );
    const bare = '{"ConnectionReferences":[{"LogicalName":"cts_mail"}]}';
    assert.equal(
      edit(bare, map),
      bare.replace('}', ',"ConnectionId":"1","ConnectionOwner":"eva@contoso.example","Note":"of \\"uat\\""}'),
    );
  });

  it('removes the first, the middle, the last and all entries, and leaves the rest as it is', () => {
    const three = edit(plain, connect('cts_new', undefined, ''));
    assert.equal(edit(three, remove('cts_new')), plain);
    const names = ['cts_mail', 'cts_new', 'cts_sql'];
    for (const name of names) {
      const json = JSON.parse(edit(three, remove(name))) as unknown;
      assert.equal(edit(three, remove(name)), JSON.stringify(json, null, 2), name);
    }
    assert.equal(
      edit(three, ...names.map((name) => remove(name))),
      '{\n  "EnvironmentVariables": [],\n  "ConnectionReferences": []\n}',
    );
    assert.equal(
      edit(three, remove('cts_new'), remove('cts_sql')),
      JSON.stringify(JSON.parse(edit(plain, remove('cts_sql'))), null, 2),
    );
  });

  it('removes the duplicate that a pointer names', () => {
    const twice = plain.replace('cts_sql', 'CTS_mail');
    assert.equal(
      edit(twice, remove('cts_mail', { pointer: '/ConnectionReferences/1' })),
      edit(plain, remove('cts_sql')),
    );
    assert.throws(
      () => edit(plain, remove('cts_mail', { pointer: '/ConnectionReferences/1' })),
      refused({ kind: 'settingGone', name: 'cts_mail' }),
    );
  });

  it('removes a run behind what it keeps, and adds behind it', () => {
    const after = edit(plain, remove('cts_sql'), connect('cts_new', undefined, ''));
    assert.equal(
      after,
      plain.replace(
        /cts_sql[^}]*\}/,
        'cts_new",\n      "ConnectionId": "",\n      "ConnectorId": "/providers/Microsoft.PowerApps/apis/shared_teams"\n    }',
      ),
    );
  });

  it('writes the columns of Windows PowerShell', () => {
    const at = (columns: number): string => ' '.repeat(columns);
    const list = (name: string, body: string): string => `${at(4)}"${name}":  [\r\n${body}${at(29)}]`;
    const empty = `{\r\n${list('EnvironmentVariables', '\r\n')},\r\n${list('ConnectionReferences', '\r\n')}\r\n}\r\n`;
    const entry = `${at(33)}{\r\n${at(37)}"LogicalName":  "cts_mail",\r\n${at(37)}"ConnectionId":  "#{mail}#"\r\n${at(33)}}\r\n`;
    const mapped = `{\r\n${list('EnvironmentVariables', '\r\n')},\r\n${list('ConnectionReferences', entry)}\r\n}\r\n`;
    const after = edit(empty, {
      kind: 'setConnection',
      file,
      logicalName: 'cts_mail',
      before: undefined,
      value: '#{mail}#',
    });
    assert.equal(after, mapped);
    assert.equal(edit(after, remove('cts_mail')), empty);
  });

  it('keeps tabs, one line for an entry, and a minified file', () => {
    const tabs = '{\n\t"ConnectionReferences": [\n\t\t{ "LogicalName": "a", "ConnectionId": "1" }\n\t]\n}\n';
    const b = { kind: 'setConnection', file, logicalName: 'b', before: undefined, value: '' } as const;
    assert.equal(
      edit(tabs, b, setVariable('v', undefined, '1')),
      '{\n\t"EnvironmentVariables": [\n\t\t{ "SchemaName": "v", "Value": "1" }\n\t],\n\t"ConnectionReferences": [\n\t\t{ "LogicalName": "a", "ConnectionId": "1" },\n\t\t{ "LogicalName": "b", "ConnectionId": "" }\n\t]\n}\n',
    );
    assert.equal(
      edit('{"ConnectionReferences":[{"LogicalName":"a","ConnectionId":"1"}]}', b, setVariable('v', undefined, '1')),
      '{"EnvironmentVariables":[{"SchemaName":"v","Value":"1"}],"ConnectionReferences":[{"LogicalName":"a","ConnectionId":"1"},{"LogicalName":"b","ConnectionId":""}]}',
    );
  });

  it('adds members in the order of a neighbour', () => {
    const text = '{"ConnectionReferences":[{"ConnectorId":"x","ConnectionId":"1","LogicalName":"a"}]}';
    assert.equal(
      edit(text, connect('b', undefined, '')),
      text.replace(
        '}]',
        '},{"ConnectorId":"/providers/Microsoft.PowerApps/apis/shared_teams","ConnectionId":"","LogicalName":"b"}]',
      ),
    );
  });

  it('adds a list that is absent', () => {
    assert.equal(
      edit('{\n    "EnvironmentVariables": []\n}', connect('cts_mail', undefined, '1')),
      `{
    "EnvironmentVariables": [],
    "ConnectionReferences": [
        {
            "LogicalName": "cts_mail",
            "ConnectionId": "1",
            "ConnectorId": "/providers/Microsoft.PowerApps/apis/shared_teams"
        }
    ]
}`,
    );
    assert.deepEqual(JSON.parse(edit('{}', connect('a', undefined, ''), setVariable('v', undefined, '1'))), {
      EnvironmentVariables: [{ SchemaName: 'v', Value: '1' }],
      ConnectionReferences: [
        { LogicalName: 'a', ConnectionId: '', ConnectorId: '/providers/Microsoft.PowerApps/apis/shared_teams' },
      ],
    });
    assert.equal(
      edit('{"CopilotAgents":[]}', setVariable('v', undefined, '1')),
      '{"CopilotAgents":[],"EnvironmentVariables":[{"SchemaName":"v","Value":"1"}]}',
    );
  });

  it('adds a member that an entry lacks behind those that stand before it elsewhere', () => {
    const text =
      '{\n  "ConnectionReferences": [\n    {\n      "LogicalName": "a",\n      "ConnectionOwner": "o"\n    }\n  ]\n}';
    assert.equal(
      edit(
        text,
        { kind: 'setConnector', file, logicalName: 'a', before: undefined, value: 'x' },
        { kind: 'setConnection', file, logicalName: 'a', before: '', value: '1' },
      ),
      text.replace('"a",', '"a",\n      "ConnectionId": "1",\n      "ConnectorId": "x",'),
    );
  });

  it('changes the member, the list and the entry that count where there are two', () => {
    const text =
      '{"ConnectionReferences":[],"ConnectionReferences":[{"LogicalName":"a","ConnectionId":"1","ConnectionId":"2"},{"LogicalName":"a","ConnectionId":"3"}]}';
    assert.equal(edit(text, connect('a', '2', '4')), text.replace('"2"', '"4"'));
  });

  it('leaves arrays of old files alone', () => {
    const text = '{"ConnectionReferences":[["cts_mail","#{connection.cts_mail}#"]]}';
    assert.equal(
      edit(text, { kind: 'setConnection', file, logicalName: 'cts_mail', before: undefined, value: '' }),
      text.replace(']]', '],{"LogicalName":"cts_mail","ConnectionId":""}]'),
    );
  });

  it('refuses what has moved', () => {
    assert.throws(
      () => edit(plain, connect('cts_mail', 'old', '1')),
      refused({ kind: 'settingChanged', name: 'cts_mail', member: 'ConnectionId' }),
    );
    assert.throws(() => edit(plain, connect('cts_gone', '', '1')), refused({ kind: 'settingGone', name: 'cts_gone' }));
    assert.throws(
      () => edit(plain, connect('cts_sql', undefined, '1')),
      refused({ kind: 'settingChanged', name: 'cts_sql', member: 'ConnectionId' }),
    );
    assert.throws(
      () => edit(plain, remove('cts_sql', { before: '1' })),
      refused({ kind: 'settingChanged', name: 'cts_sql' }),
    );
    assert.throws(
      () => edit(plain, remove('cts_sql'), remove('cts_sql')),
      refused({ kind: 'settingGone', name: 'cts_sql' }),
    );
    assert.throws(
      () => edit(plain, { kind: 'setConnector', file, logicalName: 'cts_gone', before: undefined, value: 'x' }),
      refused({ kind: 'settingGone', name: 'cts_gone' }),
    );
  });

  it('does not add an entry that has come in the meantime, even an empty one', () => {
    assert.throws(
      () => edit(plain, connect('cts_mail', undefined, '')),
      refused({ kind: 'settingChanged', name: 'cts_mail', member: 'ConnectionId' }),
    );
  });

  it('refuses an empty value of a variable', () => {
    const text = '{"EnvironmentVariables":[{"SchemaName":"v","Value":"1"}]}';
    assert.throws(() => edit(text, setVariable('v', '1', '')), refused({ kind: 'emptyVariable', schemaName: 'v' }));
  });

  it('refuses what is broken, no object, or no list', () => {
    for (const text of ['', '{', '[]', 'null', '{"ConnectionReferences":[],}', '{/**/}']) {
      assert.throws(() => edit(text, connect('a', undefined, '')), refused({ kind: 'invalidJson' }), text);
    }
    assert.throws(
      () => edit('{"ConnectionReferences":{}}', connect('a', undefined, '')),
      refused({ kind: 'wrongType', member: 'ConnectionReferences', expected: 'list' }),
    );
    assert.throws(
      () => edit('{"ConnectionReferences":[{"LogicalName":"a","ConnectionId":1}]}', connect('a', '', '1')),
      refused({ kind: 'wrongType', member: 'ConnectionId', of: 'a', expected: 'text' }),
    );
  });
});

describe('createSettings', () => {
  const create = {
    kind: 'createSettings',
    file,
    variables: [{ schemaName: 'cts_url', value: '#{cts_url}#' }],
    references: [
      { logicalName: 'cts_mail', connectionId: '', connectorId: 'x' },
      { logicalName: 'cts_custom', connectionId: '', connectorId: undefined },
    ],
    pattern: undefined,
  } as const;
  const content = {
    EnvironmentVariables: [{ SchemaName: 'cts_url', Value: '#{cts_url}#' }],
    ConnectionReferences: [
      { LogicalName: 'cts_mail', ConnectionId: '', ConnectorId: 'x' },
      { LogicalName: 'cts_custom', ConnectionId: '' },
    ],
  };

  async function plan(operation: EditOperation, files: Record<string, string> = {}): Promise<string> {
    const [planned] = await toTextEdits([operation], (path) => Promise.resolve(files[path]));
    assert.equal(planned?.text, undefined);
    return applyTextEdits('', planned?.edits ?? []);
  }

  it('writes the form of pac', async () => {
    assert.equal(await plan(create), `${JSON.stringify(content, null, 2)}\n`);
    assert.equal(
      await plan({ ...create, variables: [], references: [] }),
      '{\n  "EnvironmentVariables": [],\n  "ConnectionReferences": []\n}\n',
    );
  });

  it('writes in the style of a pattern', async () => {
    const pattern = 'repo/test.deploymentsettings.json';
    const styled = (text: string): Promise<string> => plan({ ...create, pattern }, { [pattern]: text });
    assert.equal(await styled('{"ConnectionReferences":[{"LogicalName":"z"}]}'), JSON.stringify(content));
    assert.equal(
      await styled('{\r\n\t"ConnectionReferences": []\r\n}\r\n'),
      `${JSON.stringify(content, null, '\t')}\n`.replaceAll('\n', '\r\n'),
    );
    assert.equal(await styled('broken'), JSON.stringify(content, null, 2));
  });

  it('refuses a file that is there already, and an empty value', async () => {
    await assert.rejects(plan(create, { [file]: '{}' }), refused({ kind: 'fileExists' }));
    await assert.rejects(
      plan({ ...create, variables: [{ schemaName: 'v', value: '' }] }),
      refused({ kind: 'emptyVariable', schemaName: 'v' }),
    );
  });
});
