import assert from 'node:assert/strict';
import { isPlaceholderId } from '../../../../src/core/settings/placeholderId';
import { Tokens } from '../../../../src/core/text/tokens';

describe('isPlaceholderId', () => {
  const none = new Tokens([]);

  it('is a closed list of whole values, in any case', () => {
    for (const text of [
      '00000000-0000-0000-0000-000000000000',
      '00000000000000000000000000000000',
      'TODO',
      'tbd',
      'Replace_Me',
      'REPLACE-ME',
      'changeme',
      'CHANGE_ME',
      'Placeholder',
      '<your connection id>',
      '<>',
      'xxx',
      'XXXXXXXX-XXXX-XXXX',
      '#mail#',
      '#{mail',
      '${mail',
      '${{ mail',
      '$(mail',
      '{{mail',
      '{{mail}',
    ]) {
      assert.ok(isPlaceholderId(text, none), text);
    }
  });

  it('has no id, token or other text', () => {
    for (const text of [
      '',
      '11000000000040008000000000000001',
      'shared-office365-0f000000-0000-4000-8000-000000000001',
      'shared-teams-911e-023b0d5e',
      'todo-list',
      'my-connection',
      'xx',
      'xxx1',
      '#{mail}#',
      '{{mail}}',
      '$(mail)',
      '__mail__',
      ' TODO ',
      '{00000000-0000-0000-0000-000000000000}',
      '<a> <b>',
      '<a',
    ]) {
      assert.ok(!isPlaceholderId(text, none), text);
    }
  });

  it('has no form that the workspace declares as a token', () => {
    assert.ok(!isPlaceholderId('#mail#', new Tokens(['#*#'])));
    assert.ok(!isPlaceholderId('<mail>', new Tokens(['<*>'])));
    assert.ok(isPlaceholderId('<mail>', new Tokens(['#*#'])));
  });
});
