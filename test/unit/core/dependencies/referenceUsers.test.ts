import assert from 'node:assert/strict';
import { usersOfReference } from '../../../../src/core/dependencies/referenceUsers';
import { Locator } from '../../../../src/core/locate/locator';
import { bound, solutionFiles } from '../../../support/solutionSource';
import { openWorkspace } from '../../../support/workspace';

const project = 'repo/app/power.config.json';

describe('The users of a connection reference', () => {
  it('are flows and code app projects, each once', async () => {
    const text = JSON.stringify({
      appDisplayName: 'Stock',
      connectionReferences: {
        a: { xrmConnectionReferenceLogicalName: 'cts_teams' },
        b: { xrmConnectionReferenceLogicalName: 'CTS_Mail' },
        c: { xrmConnectionReferenceLogicalName: 'cts_mail' },
      },
    });
    const flows = [{ name: 'Send', entries: { a: bound('cts_mail'), b: bound('cts_mail') } }];
    const { engine } = await openWorkspace([...solutionFiles({ flows }), [project, text]]);
    const users = usersOfReference('cts_mail', engine.index);
    assert.deepEqual(
      users.map(({ user, source }) => `${user.kind} ${user.name} ${source}`),
      ['flow Send entry', 'codeApp Stock codeAppProject'],
    );
    const span = await new Locator(text).span(users[1]!.place);
    assert.equal(text.slice(span?.start, span?.end), '"CTS_Mail"');
  });

  it('are none after the project is deleted', async () => {
    const text = JSON.stringify({ connectionReferences: { a: { xrmConnectionReferenceLogicalName: 'cts_mail' } } });
    const { engine, tree } = await openWorkspace([...solutionFiles({}), [project, text]]);
    assert.equal(usersOfReference('cts_mail', engine.index).length, 1);
    tree.delete(project);
    engine.noteDeleted(project);
    await engine.settle();
    assert.deepEqual(usersOfReference('cts_mail', engine.index), []);
  });
});
