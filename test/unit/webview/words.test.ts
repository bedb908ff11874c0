import assert from 'node:assert/strict';
import { words } from '../../../src/webview/words';

describe('The texts of the mapping page', () => {
  const { dialogs, connections, plan } = words;

  it('agree with the number in them', () => {
    const texts = [1, 2].map((count) => [
      words.flowsStayOff(count),
      words.referenceCount(count, count),
      dialogs.found(count, 'Test'),
      dialogs.copyCount(count, 'Test'),
      dialogs.clearHelp(count),
      dialogs.setForConnectorHelp(count),
      connections.usedBy(count),
    ]);
    assert.deepEqual(texts, [
      [
        '1 flow stays off',
        '1 reference',
        'Found 1 connection for Test.',
        'Fills 1 cell of Test.',
        'Removes 1 value from the settings files of this environment. You can undo this.',
        '1 reference already has another connection. Choose whether to replace it too.',
        'Used by 1 reference',
      ],
      [
        '2 flows stay off',
        '2 references',
        'Found 2 connections for Test.',
        'Fills 2 cells of Test.',
        'Removes 2 values from the settings files of this environment. You can undo this.',
        '2 references already have another connection. Choose whether to replace them too.',
        'Used by 2 references',
      ],
    ]);
  });

  it('have a sentence for none', () => {
    assert.equal(dialogs.found(0, 'Test'), 'No connection was found in the text.');
    assert.equal(connections.usedBy(0), 'Not used by any reference');
    assert.equal(words.usedBy([], []), 'Not used by any flow, app or agent');
    assert.equal(words.undoAction(''), 'Nothing to undo');
    assert.equal(words.redoAction(''), 'Nothing to redo');
    assert.equal(words.fileFor('test.json', []), 'test.json (solutions unknown)');
  });

  it('count what a filter shows', () => {
    assert.equal(words.variableCount(1, 3), '1 of 3 variables');
    assert.equal(words.connectionCount(0, 1), '0 of 1 connection');
  });

  it('list the names that they are about', () => {
    assert.equal(words.flowsNamed(['Send', 'Approve']), '2 flows stay off: Send, Approve');
    assert.equal(words.usedBy(['Send'], []), 'Used by 1 flow: Send');
    assert.equal(words.usedBy([], ['agent “Help”']), 'Used by agent “Help”');
    assert.equal(words.usedBy(['Send'], ['agent “Help”']), 'Used by 1 flow: Send; and by agent “Help”');
    assert.equal(words.fineIf(['Core']), 'Fine if Core is already there');
    assert.equal(words.fineIf(['Core', 'Desk']), 'Fine if Core, Desk are already there');
    assert.equal(words.fineIf(['Core', 'Desk', 'Till', 'Web']), 'Fine if Core, Desk and 2 more are already there');
    assert.equal(words.fileFor('test.json', ['Core', 'Desk']), 'test.json (for Core, Desk)');
  });

  it('say what has happened to a cell that is being edited', () => {
    assert.equal(words.fileChanged(''), 'The settings file has changed. In the file, this cell is empty now.');
    assert.equal(
      words.fileChanged('abc'),
      'The settings file has changed. In the file, the value of this cell is “abc” now.',
    );
    assert.equal(words.cellRemoved('abc'), 'The cell that you were editing was removed. Your text was: abc');
  });

  it('name the environment, the connector or the mode', () => {
    assert.equal(words.noneHelp('Test'), 'Test has no settings file for the solutions of this row.');
    assert.equal(
      words.noKnownConnections('SharePoint'),
      'No connections of SharePoint are known. Type a connection id or a token, or paste a list of connections.',
    );
    assert.equal(dialogs.nameTaken('Test'), 'Environment “Test” already exists. Type another name.');
    assert.equal(dialogs.copyNothing('Test'), 'Nothing to copy: no empty cell of Test can be filled.');
    assert.equal(plan.saveMode('Upgrade', 'Test'), 'Save “Upgrade” for Test');
  });
});
