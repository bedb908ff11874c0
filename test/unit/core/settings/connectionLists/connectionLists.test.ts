import assert from 'node:assert/strict';
import { readConnectionList } from '../../../../../src/core/settings/connectionLists/readConnectionList';
import type { KnownConnection } from '../../../../../src/core/model/knownConnection';
import { knownConnection as connection } from '../../../../support/knownConnection';

const hex = 'e34cedbf0000aaaa4ca7fc7b80612100';
const guid = '0f000000-0000-4000-8000-00000000000a';
const shared = `shared-commondataser-${guid}`;
const environment = 'Default-0e000000-0000-4000-8000-00000000000e';
const apis = '/providers/Microsoft.PowerApps/apis';

/** Reads a text, and fails when a part of it could not be read. */
function read(text: string): readonly KnownConnection[] {
  const result = readConnectionList(text);
  assert.deepEqual(result.problems, []);
  return result.connections;
}

function problemsOf(text: string): string[] {
  return readConnectionList(text).problems.map(({ line = '', kind }) => `${line} ${kind}`);
}

describe('readConnectionList: addresses', () => {
  const portal = `https://make.powerapps.com/environments/${environment}/connections/shared_office365/${hex}/details`;

  for (const address of [
    portal,
    portal.replace('make.powerapps.com', 'make.powerautomate.com'),
    portal.replace('make.powerapps.com', 'make.gov.powerapps.us'),
    portal.replace('make.powerapps.com', 'make.high.powerapps.us'),
    portal.replace('/details', ''),
    `${portal}?source=portal&x=%2Fy#top`,
    portal.replace('/connections/', '/solutions/fd140aaf-4df4-11dd-bd17-0019b9312238/connections/'),
    portal.replace('shared_office365', 'shared%5Foffice365'),
    encodeURIComponent(portal),
    `https://login.example/?redirect=${encodeURIComponent(portal)}`,
    `  <${portal}>  `,
    `[Outlook](${portal}), as agreed.`,
    `\ufeff${portal}\r\n`,
  ]) {
    it(`reads ${JSON.stringify(address)}`, () => {
      const result = readConnectionList(address);
      assert.deepEqual(result.connections, [connection(hex, { apiName: 'shared_office365' })]);
      assert.deepEqual(result.environmentIds, [environment]);
      assert.deepEqual(result.problems, []);
      assert.deepEqual(result.formats, ['address']);
    });
  }

  it('reads several, and every environment they name', () => {
    const other = portal
      .replace(environment, guid)
      .replace('shared_office365', 'shared_cts-5fweather-5f0123456789abcdef');
    const result = readConnectionList(`${portal}\n\n${other.replace(hex, shared)} ${portal}\n`);
    assert.deepEqual(result.connections, [
      connection(hex, { apiName: 'shared_office365' }),
      connection(shared, { apiName: 'shared_cts-5fweather-5f0123456789abcdef' }),
    ]);
    assert.deepEqual(result.environmentIds, [environment, guid]);
  });

  it('reads full ids', () => {
    for (const path of [
      `${apis}/shared_office365/connections/${hex}`,
      `https://api.powerapps.com${apis}/shared_office365/connections/${hex}?api-version=2016-11-01`,
      `"${apis.toLowerCase()}/shared_office365/connections/${hex}",`,
      `shared_office365/${hex}`,
    ]) {
      assert.deepEqual(read(path), [connection(hex, { apiName: 'shared_office365' })], path);
    }
    const admin = `/providers/Microsoft.PowerApps/scopes/admin/environments/${environment}/apis/shared_teams/connections/${hex}`;
    assert.deepEqual(readConnectionList(admin).environmentIds, [environment]);
  });

  it('says which address names no connection', () => {
    const list = `https://make.powerapps.com/environments/${environment}/connections`;
    const result = readConnectionList(`${portal}\n${list}\n${list}/available?apiName=shared_office365`);
    assert.equal(result.connections.length, 1);
    assert.deepEqual(
      result.problems,
      [2, 3].map((line) => ({ line, kind: 'otherAddress' })),
    );
  });

  it('is not interested in other addresses', () => {
    assert.deepEqual(read(`See https://contoso.example/wiki/x%zz\n${portal}`), [
      connection(hex, { apiName: 'shared_office365' }),
    ]);
  });

  it('lives with percent signs that encode nothing', () => {
    assert.deepEqual(read(`${portal}?x=%zz`), [connection(hex, { apiName: 'shared_office365' })]);
  });
});

describe('readConnectionList: ids', () => {
  for (const text of [
    hex,
    guid,
    shared,
    ` "${hex}", `,
    `- ${shared}`,
    `"ConnectionId": "${shared}",`,
    `ConnectionId=${guid}`,
  ]) {
    it(`reads ${text}`, () => {
      const result = readConnectionList(text);
      assert.equal(result.connections.length, 1);
      assert.deepEqual(result.problems, []);
      assert.deepEqual(result.formats, ['id']);
    });
  }

  it('says which line is none', () => {
    assert.deepEqual(problemsOf(`${hex}\nshared-office365-0f000000\nsome words\n${guid}-1\n`), [
      '2 unreadLine',
      '4 unreadLine',
    ]);
  });

  it('takes no tokens and no API names', () => {
    assert.deepEqual(readConnectionList('#{connection.cts}#\nshared_office365').connections, []);
  });
});

const pacTable = [
  'Connected as ann@contoso.example',
  'Id                                                        Name                       API Id                                                              Status',
  `${shared.padEnd(57)} ann@contoso.example        ${apis}/shared_commondataserviceforapps Connected`,
  `${hex.padEnd(57)} HTTP  Request “Übung” 日本   ${`${apis}/shared_webcontents`.padEnd(67)} Error`,
  `${guid.padEnd(57)} ${''.padEnd(26)} ${`${apis}/shared_teams`.padEnd(67)} Connected`,
  '',
].join('\n');
const pacConnections = [
  connection(shared, {
    apiName: 'shared_commondataserviceforapps',
    name: 'ann@contoso.example',
    status: 'Connected',
  }),
  connection(hex, { apiName: 'shared_webcontents', name: 'HTTP  Request “Übung” 日本', status: 'Error' }),
  connection(guid, { apiName: 'shared_teams', status: 'Connected' }),
];

describe('readConnectionList: tables', () => {
  const [header = '', ...rows] = pacTable.split('\n').slice(1, -1);
  const spaced = pacConnections.map((one) => ({ ...one, name: one.name?.replace(/ +/g, ' ') }));

  for (const [how, text] of Object.entries({
    'as pac prints it': pacTable,
    'with Windows line ends': pacTable.replaceAll('\n', '\r\n'),
    'with what stands around it in a terminal': `PS C:\\src> pac connection list\n${pacTable}\nPS C:\\src> `,
    'with colours': pacTable.replaceAll('Connected', '\u001b[32mConnected\u001b[0m'),
    'indented, as in Markdown': pacTable.replace(/^/gm, '    '),
    'with hard spaces': pacTable.replace(/ {2}/g, '\u00a0 '),
    'with lines filled up with spaces': pacTable.replace(/$/gm, '   '),
    'with a ruler': pacTable.replace(header, `${header}\n${header.replace(/\S/g, '-')}`),
    'without its header': rows.join('\n'),
    'copied from the middle of the header': [header.slice(10), ...rows].join('\n'),
  })) {
    it(`reads pac’s ${how}`, () => {
      assert.deepEqual(read(text), pacConnections);
      assert.deepEqual(readConnectionList(text).formats, ['table']);
    });
  }

  for (const [how, text] of Object.entries({
    'single spaces': pacTable.replace(/ +/g, ' '),
    tabs: [header.replace(/ {2,}| (?=Status)/g, '\t'), ...rows.map((row) => tabbed(row))].join('\n'),
    'bars, as in Markdown': [header, ...rows].map((row) => `| ${cells(row).join(' | ')} |`).join('\n'),
  })) {
    it(`reads pac’s with ${how}`, () => {
      assert.deepEqual(read(text), how === 'single spaces' ? spaced : pacConnections);
    });
  }

  it('reads columns in another order', () => {
    const reordered = [header, ...rows]
      .map((row) => cells(row))
      .map(
        ([id = '', name = '', api = '', status = '']) =>
          `${status.padEnd(10)} ${name.padEnd(30)} ${api.padEnd(70)} ${id}`,
      );
    assert.deepEqual(read(reordered.join('\n')), pacConnections);
    assert.deepEqual(read(reordered.join('\n').replace(/ +/g, ' ')), spaced);
  });

  it('reads a row that a long name has pushed out of its columns', () => {
    const name = 'A connection with a name that is much longer than its column';
    const pushed = `${hex.padEnd(57)} ${name} ${apis}/shared_sql Connected`;
    assert.deepEqual(read(`${header}\n${rows[0]!}\n${pushed}`), [
      pacConnections[0],
      connection(hex, { apiName: 'shared_sql', name, status: 'Connected' }),
    ]);
  });

  it('reads names that look like other columns', () => {
    const row = (name: string) => `${hex.padEnd(57)} ${name.padEnd(26)} ${`${apis}/shared_sql`.padEnd(67)} Connected`;
    for (const name of ['Status Connected', 'shared_office365', guid.slice(0, 26), 'Id', '[{"a"', 'No connections']) {
      assert.deepEqual(read(`${header}\n${row(name)}`), [
        connection(hex, { apiName: 'shared_sql', name, status: 'Connected' }),
      ]);
    }
  });

  it('reads rows that a narrow console broke, wherever it broke them', () => {
    for (const width of [80, 100, 120, 140]) {
      const broken = pacTable
        .split('\n')
        .slice(1)
        .flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'g')) ?? [''])
        .join('\n');
      const result = readConnectionList(broken);
      assert.deepEqual(
        result.connections.map(({ id, apiName, status }) => [id, apiName, status]),
        pacConnections.map(({ id, apiName, status }) => [id, apiName, status]),
        `${width}`,
      );
    }
  });

  it('reads ids that somebody chose, where the first column says that they are ids', () => {
    for (const text of [
      `sales-2024 Sales ${apis}/shared_sql Connected`,
      `${header}\nsales-2024 Sales ${apis}/shared_sql Connected`,
    ]) {
      assert.deepEqual(read(text), [
        connection('sales-2024', { apiName: 'shared_sql', name: 'Sales', status: 'Connected' }),
      ]);
    }
  });

  it('reads states of two words, and none', () => {
    const row = `${hex} Sales ${apis}/shared_sql`;
    assert.deepEqual(read(`${row} Not connected`), [
      connection(hex, { apiName: 'shared_sql', name: 'Sales', status: 'Not connected' }),
    ]);
    assert.deepEqual(read(row), [connection(hex, { apiName: 'shared_sql', name: 'Sales' })]);
  });

  it('reads Format-Table', () => {
    const table = [
      '',
      'ConnectionName                   ConnectorName    DisplayName         CreatedTime',
      '--------------                   -------------    -----------         -----------',
      `${hex} shared_office365 Sales  ann@contoso  2025-01-01T10:00:00`,
      `${guid.replaceAll('-', '')} shared_teams                         2025-01-01T10:00:00`,
      '',
    ].join('\r\n');
    assert.deepEqual(read(table), [
      connection(hex, { apiName: 'shared_office365', name: 'Sales  ann@contoso' }),
      connection(guid.replaceAll('-', ''), { apiName: 'shared_teams' }),
    ]);
  });

  it('reads another command’s titles', () => {
    const table = `Connection ID                    Display Name  Connector         Owner\n${hex} Sales team    shared_office365  ann@contoso.example`;
    assert.deepEqual(read(table), [
      connection(hex, { apiName: 'shared_office365', name: 'Sales team', owner: 'ann@contoso.example' }),
    ]);
  });

  it('says which row is cut off', () => {
    const table = [
      'ConnectionName      ConnectorName    DisplayName',
      '--------------      -------------    -----------',
      'e34cedbf0000aaaa4c… shared_office365 Sales',
      `${hex} shared_teams Chat`,
    ].join('\n');
    const result = readConnectionList(table);
    assert.deepEqual(result.connections, [connection(hex, { apiName: 'shared_teams', name: 'Chat' })]);
    assert.deepEqual(result.problems, [{ line: 3, kind: 'cutRow' }]);
  });

  it('says which row holds no id', () => {
    assert.deepEqual(problemsOf(`${header}\n${rows[0]!}\n(rest of a name)\nSales ${apis}/shared_sql Connected`), [
      '3 unreadRow',
      '4 unreadRow',
    ]);
    assert.deepEqual(problemsOf(`${apis}/shared_sql Connected`), ['1 unreadRow']);
  });

  it('says that a list is empty', () => {
    for (const text of [
      header,
      `${header}\nNo connections found.\n`,
      `Connected as ann@contoso.example\n${header}\n\n`,
    ]) {
      const result = readConnectionList(text);
      assert.deepEqual(result.formats, ['table'], text);
      assert.equal(result.problems[0]!.kind, 'emptyTable');
      assert.equal(result.problems.length, 1);
    }
  });
});

/** The cells of one row of {@link pacTable}. */
function cells(row: string): string[] {
  return [row.slice(0, 57), row.slice(58, 84), row.slice(85, 152), row.slice(153)].map((cell) => cell.trim());
}

function tabbed(row: string): string {
  return cells(row).join('\t');
}

describe('readConnectionList: JSON', () => {
  const sales = connection(hex, { apiName: 'shared_office365', name: 'Sales', status: 'Connected' });

  for (const [how, entry] of Object.entries({
    'pac’s Pascal case': { Id: hex, Name: 'Sales', ApiId: `${apis}/shared_office365`, Status: 'Connected' },
    'members of public scripts': {
      connectionId: hex,
      displayName: 'Sales',
      connectorName: 'shared_office365',
      status: 'Connected',
    },
    'titles as members': {
      'Connection Id': hex,
      'Connection Name': 'Sales',
      'API Id': `${apis}/shared_office365`,
      Status: 'Connected',
    },
    'the full id alone': { Id: `${apis}/shared_office365/connections/${hex}`, Name: 'Sales', Status: 'Connected' },
    'the connector as an object': {
      connectionId: hex,
      displayName: 'Sales',
      api: { id: `${apis}/shared_office365`, name: 'shared_office365', displayName: 'Outlook' },
      statuses: [{ status: 'Connected' }],
    },
    'the Power Apps API': {
      name: hex,
      id: `${apis}/shared_office365/connections/${hex}`,
      type: 'Microsoft.PowerApps/apis/connections',
      properties: { apiId: `${apis}/shared_office365`, displayName: 'Sales', statuses: [{ status: 'Connected' }] },
    },
  })) {
    for (const [where, text] of Object.entries({
      'in an array': JSON.stringify([entry]),
      'in `value`': JSON.stringify({ value: [entry], nextLink: 'https://contoso.example' }, null, 2),
      alone: JSON.stringify(entry, null, 4),
      'in `connections`': JSON.stringify({ connections: [entry] }),
    })) {
      it(`reads ${how}, ${where}`, () => {
        assert.deepEqual(read(text), [sales]);
        assert.deepEqual(readConnectionList(text).formats, ['json']);
      });
    }
  }

  it('reads status, owner and sharing', () => {
    const text = JSON.stringify([
      {
        connectionId: hex,
        apiId: `${apis}/shared_sql`,
        displayName: 'Sales',
        status: 'Error',
        owner: 'ann@contoso.example',
        allowSharing: true,
      },
      {
        ConnectionId: guid,
        ApiId: `${apis}/shared_sql`,
        Owner: { displayName: 'Ben', email: 'ben@contoso.example' },
        AllowSharing: 'False',
      },
    ]);
    assert.deepEqual(read(text), [
      connection(hex, {
        apiName: 'shared_sql',
        name: 'Sales',
        status: 'Error',
        owner: 'ann@contoso.example',
        allowSharing: true,
      }),
      connection(guid, { apiName: 'shared_sql', owner: 'ben@contoso.example', allowSharing: false }),
    ]);
  });

  it('reads what the Power Apps API tells', () => {
    const text = JSON.stringify({
      value: [
        {
          name: shared,
          id: `${apis}/shared_commondataserviceforapps/connections/${shared}`,
          properties: {
            apiId: `${apis}/shared_commondataserviceforapps`,
            accountName: 'ann@contoso.example',
            allowSharing: true,
            statuses: [{ status: 'Connected' }, { status: 'Error', target: 'token' }],
            createdBy: { id: guid, displayName: 'Ann', userPrincipalName: 'ann@contoso.example' },
            environment: { id: `/providers/Microsoft.PowerApps/environments/${environment}`, name: environment },
          },
        },
      ],
    });
    const result = readConnectionList(text);
    assert.deepEqual(result.connections, [
      connection(shared, {
        apiName: 'shared_commondataserviceforapps',
        name: 'ann@contoso.example',
        status: 'Error',
        owner: 'ann@contoso.example',
        allowSharing: true,
      }),
    ]);
    assert.deepEqual(result.environmentIds, [environment]);
  });

  it('reads Get-AdminPowerAppConnection | ConvertTo-Json, cut at its depth', () => {
    const text = JSON.stringify([
      {
        ConnectionName: hex,
        ConnectionId: `/providers/Microsoft.PowerApps/scopes/admin/environments/${environment}/apis/shared_teams/connections/${hex}`,
        FullConnectorName: `${apis}/shared_teams`,
        ConnectorName: 'shared_teams',
        DisplayName: 'Chat',
        CreatedBy: '@{id=0; displayName=Ann Example; email=ann@contoso.example}',
        EnvironmentName: environment,
        Statuses: ['@{status=Connected}'],
        Internal: { name: hex, properties: '@{apiId=x}' },
      },
    ]);
    assert.deepEqual(read(text), [
      connection(hex, { apiName: 'shared_teams', name: 'Chat', status: 'Connected', owner: 'ann@contoso.example' }),
    ]);
  });

  const list = JSON.stringify(
    [{ Id: hex, Name: 'Sales', ApiId: `${apis}/shared_office365`, Status: 'Connected' }],
    null,
    2,
  );

  it('skips the text around it', () => {
    for (const text of [
      `Connected as ann@contoso.example\n${list}\nPS C:\\> `,
      `\ufeff[warning] a new version is there {1}\r\n${list.replaceAll('\n', '\r\n')}`,
      `$x = @{a=1}\n${list}`,
      `{{token}} ["a"] {"b": 1}\n${list}`,
    ]) {
      assert.deepEqual(read(text), [sales], text);
    }
  });

  it('reads several values in a row, and forgives a comma', () => {
    const [one, two] = [
      { Id: hex, ApiId: `${apis}/shared_sql` },
      { Id: guid, ApiId: `${apis}/shared_sql` },
    ].map((entry) => JSON.stringify(entry));
    const both = [connection(hex, { apiName: 'shared_sql' }), connection(guid, { apiName: 'shared_sql' })];
    assert.deepEqual(read(`${one!}\n${two!}`), both);
    assert.deepEqual(read(`[${one!}, ${two!},]`), both);
  });

  it('reads strings that a console broke', () => {
    const wrapped = (list.match(/[^\n]{1,24}\n?/g) ?? []).map((part) => part.replace(/([^\n])$/, '$1\n')).join('');
    assert.notEqual(wrapped, list);
    assert.deepEqual(read(wrapped), [sales]);
  });

  it('gives what is there of a list that is cut off', () => {
    const text = `[\n{"Id":"${hex}","ApiId":"${apis}/shared_sql"},\n{"Id":"${guid}","ApiId":"${apis}/shared_sql"},\n{"Id":"0f`;
    const result = readConnectionList(text);
    assert.deepEqual(
      result.connections.map((one) => one.id),
      [hex, guid],
    );
    assert.equal(result.problems.length, 1);
    assert.equal(result.problems[0]!.line, 4);
    assert.equal(result.problems[0]!.kind, 'brokenJson');
  });

  it('says where JSON without a connection breaks', () => {
    assert.deepEqual(problemsOf('[\n  {"Id": oops}\n]'), ['2 brokenJson']);
  });

  it('says that a list is empty', () => {
    for (const text of ['[]', '{ "value": [] }', 'Connected as ann@contoso.example\n[]\n']) {
      const result = readConnectionList(text);
      assert.deepEqual(result.formats, ['json'], text);
      assert.equal(result.problems[0]!.kind, 'emptyJson');
      assert.equal(result.problems.length, 1);
    }
  });

  it('takes connectors and other things for what they are', () => {
    const connectors = readConnectionList(
      JSON.stringify([{ id: `${apis}/shared_office365`, name: 'shared_office365', displayName: 'Outlook' }]),
    );
    assert.deepEqual(connectors.connections, []);
    assert.equal(connectors.problems[0]!.kind, 'connector');
    for (const other of [[{ id: guid, name: 'Contoso' }], { a: 1 }, [1, 2], [[]]]) {
      assert.deepEqual(readConnectionList(JSON.stringify(other)).connections, [], JSON.stringify(other));
    }
  });

  it('reads a settings file’s connections, not its tokens', () => {
    const text = JSON.stringify(
      {
        EnvironmentVariables: [{ SchemaName: 'cts_Site', Value: 'x' }],
        ConnectionReferences: [
          { LogicalName: 'cts_a', ConnectionId: hex, ConnectorId: `${apis}/shared_sql` },
          { LogicalName: 'cts_b', ConnectionId: '#{connection.cts_b}#', ConnectorId: `${apis}/shared_sql` },
        ],
      },
      null,
      2,
    );
    const result = readConnectionList(text);
    assert.deepEqual(result.connections, [connection(hex, { apiName: 'shared_sql' })]);
    assert.deepEqual(result.problems, [{ line: 14, kind: 'noId' }]);
  });

  it('reads many values in one text in time', () => {
    assert.deepEqual(problemsOf('[]'.repeat(80_000)).slice(-1), ['1 emptyJson']);
  });

  it('reads many values of which each has an error', () => {
    const ids = Array.from({ length: 50 }, (_, at) => `${hex.slice(0, -2)}${at + 10}`);
    const text = ids.map((id) => `[{"connectionId": "${id}", "connectorName": "shared_sql",, }]`).join('\n');
    assert.deepEqual(
      readConnectionList(text).connections.map(({ id }) => id),
      ids,
    );
  });

  it('does not break on what is nested too deep', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    assert.deepEqual(readConnectionList(deep).connections, []);
    assert.deepEqual(read(`${hex}\n${'{"a":'.repeat(50_000)}`), [connection(hex)]);
  });
});

describe('readConnectionList: PowerShell lists', () => {
  const block = [
    `ConnectionName    : ${hex}`,
    `ConnectionId      : /providers/Microsoft.PowerApps/scopes/admin/environments/${environment}/apis/shared_offi`,
    `                    ce365/connections/${hex}`,
    `FullConnectorName : ${apis}/shared_office365`,
    'ConnectorName     : shared_office365',
    'DisplayName       : Sales: new  “Übung”',
    'CreatedTime       : 2025-01-01T10:00:00.0000000Z',
    'CreatedBy         : @{id=0f000000-0000-4000-8000-00000000000a; displayName=Ann Example;',
    '                    email=ann@contoso.example; type=User; tenantId=x;',
    '                    userPrincipalName=ann.example@contoso.example}',
    'LastModifiedTime  :',
    `EnvironmentName   : ${environment}`,
    'Statuses          : {@{status=Connected}}',
    `Internal          : @{name=${hex}; id=x; properties=}`,
  ].join('\n');
  const sales = connection(hex, {
    apiName: 'shared_office365',
    name: 'Sales: new  “Übung”',
    status: 'Connected',
    owner: 'ann.example@contoso.example',
  });
  const second = block
    .replaceAll(hex, guid)
    .replace('{@{status=Connected}}', '{@{status=Connected}, @{status=Error; target=token; error=}}')
    .replace('Sales: new  “Übung”', '');

  for (const [how, text] of Object.entries({
    'as it is printed': `\n\n${block}\n\n${second}\n\n\n`,
    'with Windows line ends': `${block}\n\n${second}`.replaceAll('\n', '\r\n'),
    'without blank lines': `${block}\n${second}`,
    'with a prompt': `PS C:\\> Get-AdminPowerAppConnection\n\n${block}\n\n${second}\n\nPS C:\\>`,
    'with PowerShell 7’s colours': `${block}\n\n${second}`.replace(/^(\w+ *: )/gm, '\u001b[32;1m$1\u001b[0m'),
    indented: `${block}\n\n${second}`.replace(/^/gm, '  '),
  })) {
    it(`reads one ${how}`, () => {
      const result = readConnectionList(text);
      assert.deepEqual(result.connections, [
        sales,
        connection(guid, { ...sales, id: guid, name: undefined, status: 'Error' }),
      ]);
      assert.deepEqual(result.problems, []);
      assert.deepEqual(result.environmentIds, [environment]);
      assert.deepEqual(result.formats, ['powershell-list']);
    });
  }

  it('says which block has no id', () => {
    assert.deepEqual(problemsOf(`${block}\n\nConnectionName :\nDisplayName : x`), ['16 unreadBlock']);
  });

  it('goes on with a value that was broken before a colon', () => {
    const text = `ConnectionName : ${hex}\nDisplayName    : Sales\n                 ConnectionName: new`;
    assert.deepEqual(read(text), [connection(hex, { name: 'Sales ConnectionName: new' })]);
  });

  it('leaves out the end of a value with thousands of lines', () => {
    const [found] = read(`ConnectionName : ${hex}\nDisplayName    : A\n${`  ${'x'.repeat(99)}\n`.repeat(1000)}`);
    assert.equal(found?.id, hex);
    assert.ok((found.name?.length ?? 0) >= 20_000 && (found.name?.length ?? 0) < 20_200, String(found.name?.length));
  });

  it('leaves other colons alone', () => {
    assert.deepEqual(read(`Note: see below\nOwner: Ann\n\n${hex}`), [connection(hex)]);
  });
});

describe('readConnectionList', () => {
  it('reads several formats in one text, and makes one of what is told twice', () => {
    const text = [
      `https://make.powerapps.com/environments/${environment}/connections/shared_office365/${hex}/details`,
      hex.toUpperCase(),
      '',
      pacTable,
      JSON.stringify([{ connectionId: hex, owner: 'ann@contoso.example', displayName: 'HTTP' }]),
    ].join('\n');
    const result = readConnectionList(text);
    assert.deepEqual(result.formats, ['json', 'table', 'address', 'id']);
    assert.deepEqual(result.connections.map((one) => one.id).sort(), [guid, hex, shared]);
    assert.deepEqual(
      result.connections.find((one) => one.id === hex),
      connection(hex, {
        apiName: 'shared_webcontents',
        name: 'HTTP  Request “Übung” 日本',
        status: 'Error',
        owner: 'ann@contoso.example',
      }),
    );
  });

  it('says what can be pasted when there is nothing', () => {
    for (const text of [
      '',
      ' \r\n\t',
      'Hello Ann,\nplease see below.',
      'Error: The environment could not be reached.',
      '[',
      '{',
      '|',
      '\t',
      '%',
      ':',
    ]) {
      const result = readConnectionList(text);
      assert.deepEqual(result.connections, [], text);
      assert.equal(result.problems.length, 1, text);
      assert.equal(result.problems[0]!.line, undefined, text);
      assert.equal(result.problems[0]!.kind, text.trim() === '' ? 'emptyText' : 'noConnection', text);
    }
  });

  it('points at an id in the midst of words', () => {
    const result = readConnectionList(`Use ${guid} for Outlook`);
    assert.deepEqual(result.connections, []);
    assert.deepEqual(result.problems, [{ line: 1, kind: 'unreadLine' }]);
  });
});
