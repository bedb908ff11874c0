import assert from 'node:assert/strict';
import { readConnectionList } from '../../../../../src/core/settings/connectionLists/readConnectionList';
import type { KnownConnection } from '../../../../../src/core/model/knownConnection';
import { Random } from '../../../../support/random';

const seed = Number(process.env.CONNREF_SEED ?? 1);
const apis = '/providers/Microsoft.PowerApps/apis';
const environment = 'Default-0e000000-0000-4000-8000-00000000000e';

const words = [
  'Sales',
  'HR',
  'ann@contoso.example',
  '“Übung”',
  '日本',
  '🚀',
  '|',
  '-',
  '(new)',
  'Id',
  'Status:',
  '{x}',
  '50%',
  'shared',
];

function hexDigits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.below(16).toString(16)).join('');
}

function randomConnection(random: Random): KnownConnection {
  const guid = [8, 4, 4, 4, 12].map((count) => hexDigits(random, count)).join('-');
  return {
    id: random.one([hexDigits(random, 32), guid, `shared-commondataser-${guid}`]),
    apiName: random.one([
      'shared_office365',
      'shared_commondataserviceforapps',
      'shared_cts-5fweather-5f0123456789abcdef',
    ]),
    name: random.oneIn(6)
      ? undefined
      : ['N', ...Array.from({ length: random.below(5) }, () => random.one(words))].join(random.one([' ', '  '])),
    status: random.one(['Connected', 'Error']),
    owner: random.one(['ann@contoso.example', 'ben@contoso.example']),
    allowSharing: random.oneIn(2),
  };
}

/** Prints a list like a command, and knows which members the command leaves out. */
interface Printer {
  readonly print: (list: readonly KnownConnection[], random: Random) => string;
  readonly untold: readonly (keyof KnownConnection)[];
}

function table(rows: readonly (readonly string[])[], ruler: boolean): string {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join(' ')
      .trimEnd(),
  );
  return [
    lines[0],
    ...(ruler ? [rows[0]!.map((cell, at) => '-'.repeat(cell.length).padEnd(widths[at]!)).join(' ')] : []),
    ...lines.slice(1),
  ].join('\n');
}

const printers: Record<string, Printer> = {
  'pac connection list': {
    untold: ['owner', 'allowSharing'],
    print: (list, random) => {
      const order = random.oneIn(2) ? [0, 1, 2, 3] : random.shuffled([0, 1, 2, 3]);
      const rows = [
        ['Id', 'Name', 'API Id', 'Status'],
        ...list.map((one) => [one.id, one.name ?? '', `${apis}/${one.apiName!}`, one.status!]),
      ];
      return `Connected as ann@contoso.example\n${table(
        rows.map((row) => order.map((at) => row[at]!)),
        random.oneIn(3),
      )}\n`;
    },
  },
  'Format-Table': {
    untold: ['owner', 'allowSharing', 'status'],
    print: (list) =>
      table(
        [
          ['ConnectionName', 'ConnectorName', 'DisplayName', 'CreatedTime'],
          ...list.map((one) => [one.id, one.apiName!, one.name ?? '', '2025-01-01T10:00:00']),
        ],
        true,
      ),
  },
  'Format-List': {
    untold: ['allowSharing'],
    print: (list, random) => {
      const width = 80 + random.below(80);
      return list
        .map((one) =>
          [
            ['ConnectionName', one.id],
            ['ConnectorName', one.apiName!],
            ['DisplayName', one.name ?? ''],
            ['CreatedBy', `@{id=1; displayName=Ann Example; type=User; tenantId=2; userPrincipalName=${one.owner!}}`],
            ['Statuses', `{@{status=${one.status!}}}`],
          ]
            .map(([name, value]) => `${name!.padEnd(15)}: ${wrapWords(value!, width - 17).join(`\n${' '.repeat(17)}`)}`)
            .join('\n'),
        )
        .join('\n\n');
    },
  },
  'pac … --json': {
    untold: ['owner', 'allowSharing'],
    print: (list, random) =>
      json(
        list.map((one) => ({ Id: one.id, Name: one.name, ApiId: `${apis}/${one.apiName!}`, Status: one.status })),
        random,
      ),
  },
  'pa connection list --json': {
    untold: [],
    print: (list, random) =>
      json(
        list.map(({ id, apiName, name, ...rest }) => ({
          connectionId: id,
          connectorId: `${apis}/${apiName!}`,
          displayName: name,
          ...rest,
        })),
        random,
      ),
  },
  'the Power Apps API': {
    untold: [],
    print: (list, random) =>
      json(
        {
          value: list.map((one) => ({
            name: one.id,
            id: `${apis}/${one.apiName!}/connections/${one.id}`,
            properties: {
              apiId: `${apis}/${one.apiName!}`,
              displayName: one.name,
              statuses: [{ status: one.status }],
              createdBy: { displayName: 'Ann', userPrincipalName: one.owner },
              allowSharing: one.allowSharing,
            },
          })),
        },
        random,
      ),
  },
  addresses: {
    untold: ['name', 'status', 'owner', 'allowSharing'],
    print: (list) =>
      list
        .map(
          (one) =>
            `https://make.powerapps.com/environments/${environment}/connections/${one.apiName!}/${one.id}/details`,
        )
        .join('\n'),
  },
  ids: {
    untold: ['apiName', 'name', 'status', 'owner', 'allowSharing'],
    print: (list) => list.map((one) => one.id).join('\n'),
  },
};

function json(value: unknown, random: Random): string {
  return `${random.oneIn(2) ? 'Connected as ann@contoso.example\n' : ''}${JSON.stringify(value, null, random.below(3))}\n`;
}

/** Breaks a text into lines like PowerShell: at single spaces, which are dropped. */
function wrapWords(text: string, width: number): string[] {
  if (text.length <= width) {
    return [text];
  }
  const space = [...text.slice(0, width + 1).matchAll(/(?<! ) (?! )/g)].at(-1)?.index;
  return space === undefined ? [text] : [text.slice(0, space), ...wrapWords(text.slice(space + 1), width)];
}

describe(`any list of connections (seed ${seed})`, () => {
  for (const [command, { print, untold }] of Object.entries(printers)) {
    it(`is read back from ${command}`, () => {
      for (let round = 0; round < 200; round++) {
        const random = new Random(seed * 1000 + round);
        const list = Array.from({ length: 1 + random.below(6) }, () => randomConnection(random));
        const text = print(list, random).replaceAll('\n', random.one(['\n', '\r\n']));
        const result = readConnectionList(random.oneIn(3) ? `\ufeff${text}` : text);
        const expected = list.map((one) => ({
          ...one,
          ...Object.fromEntries(untold.map((member) => [member, undefined])),
        }));
        assert.deepEqual(
          { connections: result.connections, problems: result.problems },
          { connections: expected, problems: [] },
          text,
        );
      }
    });
  }

  it('makes nothing up and never throws, however its text is damaged', () => {
    for (let round = 0; round < 1000; round++) {
      const random = new Random(seed * 1000 + round);
      const list = Array.from({ length: 1 + random.below(4) }, () => randomConnection(random));
      let text = random.one(Object.values(printers)).print(list, random);
      for (let damage = 0; damage <= random.below(4); damage++) {
        const [from, length] = [random.below(text.length + 1), random.below(random.one([3, 40, 400]))];
        text =
          text.slice(0, from) + random.one(['', '', '\n', ' ', '"', '{', '|', '\t', '…']) + text.slice(from + length);
      }
      const result = readConnectionList(text);
      for (const { id } of result.connections) {
        assert.ok(text.replace(/[\r\n]/g, '').includes(id), `${id}\n${text}`);
      }
      assert.ok(result.connections.length + result.problems.length > 0, text);
    }
  });

  it('may be long, and so may nonsense be', () => {
    const random = new Random(seed);
    const list = Array.from({ length: 3000 }, () => randomConnection(random));
    for (const [command, { print }] of Object.entries(printers)) {
      assert.equal(readConnectionList(print(list, random)).connections.length, list.length, command);
    }
    for (const part of ['[\n', '{"', '[{', '{"a":[', 'a : b\n', '| ', '%41', `${apis}/x\n`, 'a1b2c3 x\n']) {
      assert.deepEqual(readConnectionList(part.repeat(20_000)).connections, [], part);
    }
    for (const depth of [500, 1000, 2000, 3000, 5000]) {
      const nested = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
      assert.deepEqual(readConnectionList(nested).connections, [], `${depth}`);
    }
  });
});
