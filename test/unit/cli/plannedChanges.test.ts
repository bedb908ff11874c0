import assert from 'node:assert/strict';
import { plannedChanges } from '../../../src/cli/plannedChanges';
import type { EditOperation } from '../../../src/core/edits/operations/editOperation';

const file = 'repo/a';

function lineFor(operation: EditOperation): string {
  const [, line = ''] = plannedChanges(
    [{ file, path: '/repo/a', expected: undefined, bytes: new Uint8Array() }],
    [operation],
    (path) => path,
    (_, text) => text,
  );
  return line;
}

describe('plannedChanges', () => {
  const logicalName = 'cts_mail';

  it('has a line for what settings files get', () => {
    assert.equal(
      lineFor({ kind: 'setConnector', file, logicalName, before: undefined, value: '/apis/shared_x' }),
      '  cts_mail: ConnectorId = /apis/shared_x',
    );
    assert.equal(
      lineFor({
        kind: 'createSettings',
        file,
        variables: [],
        references: [{ logicalName, connectionId: '', connectorId: undefined }],
        pattern: undefined,
      }),
      '  + 1 connection reference, 0 environment variables',
    );
  });

  it('does not print the value of a variable, which may be a secret', () => {
    const line = lineFor({ kind: 'setVariable', file, schemaName: 'cts_key', before: 'old', value: 'new' });
    assert.equal(line, '  cts_key = …');
  });

  it('has a line for what .connref.json gets', () => {
    assert.equal(lineFor({ kind: 'addExternal', file, name: logicalName }), '  + externals: cts_mail');
    assert.equal(
      lineFor({
        kind: 'ignoreFinding',
        file,
        entry: { rule: 'unused-reference', path: 'src/**', reference: logicalName, reason: 'Later.' },
      }),
      '  + ignore: unused-reference, src/**, cts_mail',
    );
    const assign = { kind: 'assignSettings', file, path: 'uat.json', environment: 'uat', present: [] } as const;
    assert.equal(lineFor({ ...assign, solutions: [] }), '  uat: + uat.json');
    assert.equal(lineFor({ ...assign, solutions: ['Core', 'Desk'] }), '  uat: + uat.json for Core and Desk');
    assert.equal(
      lineFor({ kind: 'setImportMode', file, environment: 'uat', import: 'upgrade' }),
      '  uat: import = upgrade',
    );
  });
});
