import assert from 'node:assert/strict';
import { type Arbitrary, array, constantFrom, oneof, record, tuple } from 'fast-check';
import { readConnectionList } from '../../../src/core/settings/connectionLists/readConnectionList';
import { connectorId } from '../../support/settingsSource';
import { mutatedText } from '../../support/textMutations';
import { fuzzTarget } from '../fuzzTarget';
import { mutated, nameFrom } from '../inputs';

const environment = 'Default-0e000000-0000-4000-8000-00000000000e';

interface Row {
  readonly id: string;
  readonly api: string;
  readonly name: string;
  readonly owner: string;
  readonly status: string;
}

const row: Arbitrary<Row> = record({
  id: constantFrom(
    'e34cedbf0000aaaa4ca7fc7b80612100',
    'shared-office365-0f000000-0000-4000-8000-00000000000a',
    '0f8378a7481ebe90208b7fd241a85623',
  ),
  api: constantFrom('shared_office365', 'shared_teams'),
  name: nameFrom('Mail', 'Jo’s mail', 'A  B'),
  owner: nameFrom('jo@example.com'),
  status: constantFrom('Connected', 'Error', ''),
});

/** Writers of lists in each format, of the rows on which they can be read again. */
const formats: readonly ((rows: readonly Row[]) => string)[] = [
  (rows) => JSON.stringify(rows.map(jsonOf), undefined, 2),
  (rows) => JSON.stringify({ value: rows.map(jsonOf) }),
  (rows) =>
    rows
      .map(({ id, api }) => `https://make.powerapps.com/environments/${environment}/connections/${api}/${id}/details`)
      .join('\n'),
  (rows) => rows.map(({ id }) => id).join('\r\n'),
  (rows) =>
    [
      'Id                                                        Name       API Id                                                   Status',
      ...rows.map(({ id, api }) => `${id.padEnd(58)}Mail       ${connectorId(api).padEnd(57)}Connected`),
    ].join('\n'),
  (rows) =>
    rows
      .map(
        ({ id, api }) =>
          `ConnectionName  : ${id}\nConnectorName   : ${api}\nDisplayName     : Mail\nStatuses        : {}\n`,
      )
      .join('\n\n'),
];

function jsonOf({ id, api, name, owner, status }: Row): unknown {
  return {
    name: id,
    id: `${connectorId(api)}/connections/${id}`,
    properties: {
      apiId: connectorId(api),
      displayName: name,
      statuses: [{ status }],
      createdBy: { userPrincipalName: owner },
      environment: { name: environment },
    },
  };
}

const lists = tuple(array(row, { minLength: 1, maxLength: 3 }), constantFrom(...formats)).map(([rows, write]) => ({
  text: write(rows),
  ids: [...new Set(rows.map(({ id }) => id))],
}));

export const connectionLists = fuzzTarget(
  { name: 'lists', fewInputs: 800, manyInputs: 80_000 },
  oneof(
    lists,
    mutated(
      lists.map(({ text }) => text),
      mutatedText,
      10,
    ).map((text) => ({ text, ids: [] as string[] })),
  ),
  ({ text, ids }) => {
    const { connections, problems } = readConnectionList(text);
    const lineCount = text.split(/\r\n|[\r\n]/).length;
    for (const { line } of problems) {
      assert.ok(line === undefined || (line >= 1 && line <= lineCount), `a problem in line ${line} of ${lineCount}`);
    }
    for (const id of ids) {
      assert.ok(
        connections.some((each) => each.id === id),
        `${id} is not found`,
      );
    }
    assert.ok(connections.length > 0 || problems.length > 0, 'neither a connection nor a problem');
    return problems.length > 0 ? 'refused' : 'taken';
  },
);
