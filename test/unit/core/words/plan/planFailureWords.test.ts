import type { ImportFailure } from '../../../../../src/core/plan/importPlan';
import { planFailureWords } from '../../../../../src/core/words/plan/planFailureWords';
import { assertWords } from '../../../../support/wordSamples';
import { planWith, stepOf } from './planWith';

const files = ['a.json', 'b.json'];

describe('planFailureWords', () => {
  it('say what fails, and then what to do about it', () => {
    const needs = [{ kind: 'childFlow', name: 'Ping' }] as const;
    const plan = planWith({
      solutions: [
        stepOf('A', { dependsOn: [{ solution: 'B', needs }] }),
        stepOf('B', { dependsOn: [{ solution: 'A', needs: [...needs, { kind: 'childFlow', name: 'Pong' }] }] }),
        stepOf('C', { dependsOn: [{ solution: 'A', needs }] }),
      ],
    });
    const lists = 'Its findings say what is wrong there: connref check lists them.';
    const source = { solution: 'A', path: 'src/A' };
    assertWords<ImportFailure>(
      {
        managedNotPossible: [
          [
            source,
            'A cannot be packed as managed: its source in src/A holds an unmanaged export only.',
            'Export it as managed too and unpack both with --packagetype Both, or import it as unmanaged.',
          ],
        ],
        unmanagedNotPossible: [
          [
            source,
            'A cannot be imported as unmanaged: its source in src/A holds a managed export only.',
            'Export it as unmanaged too and unpack both with --packagetype Both, or import it as managed.',
          ],
        ],
        unreadable: [[source, 'A cannot be packed: src/A cannot be read.', lists]],
        dependencyCycle: [
          [
            { solutions: ['A', 'B'] },
            'A and B need each other: whichever is imported first lacks what another one holds.',
            'A needs the flow Ping of B.',
            'B needs the flows Ping and Pong of A.',
            'Move what both need into a solution of its own that is imported before them.',
          ],
        ],
        missingComponent: [
          [
            { solution: 'A', component: 'connectionReference', name: 'cts_Mail', guid: null, dependency: 'active' },
            'A needs the connection reference cts_Mail, which nothing here defines: it was unmanaged in the environment that this was exported from.',
            'Define it in the solution, or list it in externals of .connref.json if Test already has it.',
          ],
          [
            { solution: 'A', component: 'customConnector', name: 'cts_w', guid: 'c1', dependency: 'unlisted' },
            'A needs the custom connector cts_w, which nothing here holds.',
            'Add it in a solution that is imported before, or list it in externals of .connref.json if Test already has it.',
            'Its GUID is c1.',
          ],
        ],
        duplicateReference: [
          [
            { solution: 'A', reference: 'cts_Mail' },
            'A defines cts_Mail more than once: the import fails or takes one of the two.',
            'Remove or rename one.',
          ],
        ],
        conflictingReference: [
          [
            {
              reference: 'cts_Mail',
              definitions: [
                { solution: 'A', connector: 'a', connectorName: 'Outlook' },
                { solution: 'B', connector: 'b', connectorName: 'Teams' },
              ],
            },
            'cts_Mail is for Outlook in A and Teams in B: only one of them can be in Test.',
            'Rename one, with all that uses it.',
          ],
        ],
        malformedConnectionId: [
          [
            { reference: 'cts_Mail', connectionId: ' ', bareId: null, files },
            'The ConnectionId of cts_Mail is not the bare id of a connection: “ ” in a.json and b.json. The import fails with an unexpected error.',
            'Open the connection in the maker portal and copy the part of its address after the connector.',
          ],
          [
            { reference: 'cts_Mail', connectionId: ' x', bareId: 'x', files: ['a.json'] },
            'The ConnectionId of cts_Mail is not the bare id of a connection: “ x” in a.json. The import fails with an unexpected error.',
            'Use only x.',
          ],
        ],
        connectorMismatch: [
          [
            {
              reference: 'cts_Mail',
              connector: 'a',
              connectorName: 'Outlook',
              settingsConnector: 'b',
              settingsConnectorName: 'Teams',
              files,
            },
            'cts_Mail is for Outlook, and the settings map it to Teams in a.json and b.json.',
            'Map it to a connection of its connector.',
          ],
        ],
        brokenSettings: [[{ files: ['a.json'] }, 'a.json is no settings file that pac takes.', lists]],
        duplicateSetting: [
          [
            { name: 'cts_Mail', files: ['a.json'] },
            'cts_Mail stands twice in a.json, with different values: the import fails or takes one of the two.',
            'Remove one.',
          ],
        ],
        emptyVariable: [
          [
            { variable: 'cts_Url', files },
            'The environment variable cts_Url has an empty value in a.json and b.json.',
            'Fill in the value, or remove the entry.',
          ],
        ],
        deletionBlocked: [
          [
            {
              reference: 'cts_Mail',
              usedBy: [
                { solution: 'A', name: 'Send' },
                { solution: 'B', name: 'Ask' },
              ],
            },
            'The upgrade would delete cts_Mail, which A and B use (Send, Ask): that fails.',
            'Bind its users to another reference first, or define it again.',
          ],
          [
            { reference: 'cts_Mail', usedBy: [{ solution: 'A', name: 'Send' }] },
            'The upgrade would delete cts_Mail, which A uses (Send): that fails.',
            'Bind its users to another reference first, or define it again.',
          ],
        ],
      },
      (failure) => planFailureWords(failure, plan),
    );
  });
});
