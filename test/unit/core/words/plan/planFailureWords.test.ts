import type { ImportFailure } from '../../../../../src/core/plan/importFailure';
import { planFailureWords } from '../../../../../src/core/words/plan/planFailureWords';
import { assertWords } from '../../../../support/wordSamples';
import { planWith, stepOf } from './planWith';

const files = ['a.json', 'b.json'];

describe('planFailureWords', () => {
  it('say what fails, and then what to do about it', () => {
    const needs = [{ kind: 'childFlow', name: 'Ping' }] as const;
    const plan = planWith({
      solutions: [
        stepOf('A', {
          newNeeds: [{ solution: 'B', needs }],
          dependsOn: [{ solution: 'B', needs: [...needs, { kind: 'childFlow', name: 'Old' }] }],
        }),
        stepOf('B', { newNeeds: [{ solution: 'A', needs: [...needs, { kind: 'childFlow', name: 'Pong' }] }] }),
        stepOf('C', { newNeeds: [{ solution: 'A', needs }] }),
      ],
    });
    const findOut = 'Run connref check to see what is wrong with the file.';
    const shared =
      'Move the components that these solutions need from each other into a separate solution, and import that solution first.';
    const source = { solution: 'A', path: 'src/A' };
    assertWords<ImportFailure>(
      {
        managedNotPossible: [
          [
            source,
            'A cannot be packed as managed: src/A contains only an unmanaged export.',
            'Export the solution as managed too and unpack both exports with --packagetype Both, or import the solution as unmanaged.',
          ],
        ],
        unmanagedNotPossible: [
          [
            source,
            'A cannot be imported as unmanaged: src/A contains only a managed export.',
            'Export the solution as unmanaged too and unpack both exports with --packagetype Both, or import the solution as managed.',
          ],
        ],
        unreadable: [[source, 'A cannot be packed: src/A cannot be read.', findOut]],
        notRead: [
          [
            source,
            'It is unknown whether the import works: src/A is not read. It is a part of A.',
            'Run connref check to see why it is not read.',
          ],
          [
            { ...source, solution: '' },
            'It is unknown whether the import works: src/A is not read.',
            'Run connref check to see why it is not read.',
          ],
        ],
        dependencyCycle: [
          [
            { solutions: ['A', 'B'] },
            'A and B need each other, so neither can be imported first.',
            'A needs the flow Ping of B.',
            'B needs the flows Ping and Pong of A.',
            shared,
          ],
          [
            { solutions: ['A', 'B', 'C'] },
            'A, B and C need each other, so none of them can be imported first.',
            'A needs the flow Ping of B.',
            'B needs the flows Ping and Pong of A.',
            'C needs the flow Ping of A.',
            shared,
          ],
        ],
        missingComponent: [
          [
            {
              solution: 'A',
              component: 'connectionReference',
              name: 'cts_Mail',
              guid: null,
              dependency: 'active',
              owner: null,
              certainty: 'known',
            },
            'A needs the connection reference cts_Mail, which is not in any solution here. The export of A does not say which solution contains it.',
            'Define the reference in A, or list it in externals of .connref.json if Test already has it.',
          ],
          [
            {
              solution: 'A',
              component: 'customConnector',
              name: 'cts_w',
              guid: 'c1',
              dependency: 'unlisted',
              owner: null,
              certainty: 'expected',
            },
            'A needs the custom connector cts_w, which is not in any solution here. The import is expected to fail.',
            'Add the component to a solution that is imported earlier, or list it in externals of .connref.json if Test already has it.',
            'The GUID of cts_w is c1.',
          ],
          [
            {
              solution: 'A',
              component: 'component',
              name: 'cts_t',
              guid: null,
              dependency: 'gone',
              owner: 'B (1.2)',
              certainty: 'known',
            },
            'A needs the component cts_t, which is not in any solution here. When A was exported, B (1.2) contained it.',
            'Add the component to a solution that is imported earlier, or list it in externals of .connref.json if Test already has it.',
          ],
        ],
        duplicateReference: [
          [
            { solution: 'A', reference: 'cts_Mail' },
            'A defines cts_Mail more than once: the import fails or uses one of the definitions.',
            'Remove or rename one definition.',
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
            'cts_Mail is for Outlook in A and Teams in B, but Test can have only one reference of this name.',
            'Rename one of the references, and change its name in everything that uses it.',
          ],
        ],
        malformedConnectionId: [
          [
            { reference: 'cts_Mail', connectionId: ' ', bareId: null, files },
            'The ConnectionId of cts_Mail is not a bare connection id: “ ” in a.json and b.json. The import fails with an unexpected error.',
            'Open the connection in the maker portal and copy the part of the page address between the connector and /details.',
          ],
          [
            { reference: 'cts_Mail', connectionId: ' x', bareId: 'x', files: ['a.json'] },
            'The ConnectionId of cts_Mail is not a bare connection id: “ x” in a.json. The import fails with an unexpected error.',
            'Use only x.',
          ],
        ],
        placeholderConnectionId: [
          [
            { reference: 'cts_Mail', connectionId: 'TODO', files },
            'The ConnectionId of cts_Mail only holds its place: “TODO” in a.json and b.json. No connection has this id, so the import is expected to fail.',
            'Enter the id of a connection, or remove the entry.',
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
            'cts_Mail is for Outlook, but its entry in a.json and b.json is for Teams.',
            'Map cts_Mail to a connection for Outlook.',
          ],
        ],
        brokenSettings: [[{ files: ['a.json'] }, 'pac cannot read a.json.', findOut]],
        missingFile: [
          [
            { solution: 'A', path: 'A/Workflows/x.json' },
            'A cannot be imported: A/Workflows/x.json is missing.',
            'Restore the file, or export the solution again.',
          ],
        ],
        noDefinition: [
          [
            { solution: 'A', path: 'A/Workflows/x.json' },
            'A/Workflows/x.json does not contain a flow: properties.definition is missing. The import of A fails or leaves the flow turned off.',
            'Restore the content of the file, or export the solution again.',
          ],
        ],
        duplicateSetting: [
          [
            { name: 'cts_Mail', files: ['a.json'] },
            'cts_Mail has several entries in a.json: the import fails or uses one of them.',
            'Leave only one entry.',
          ],
        ],
        emptyVariable: [
          [
            { variable: 'cts_Url', files },
            'The environment variable cts_Url has an empty value in a.json and b.json.',
            'Enter a value, or remove the entry.',
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
            'The upgrade fails to delete cts_Mail, because A and B use it (Send, Ask).',
            'First use another reference in these flows, apps or agents, or define cts_Mail again.',
          ],
          [
            { reference: 'cts_Mail', usedBy: [{ solution: 'A', name: 'Send' }] },
            'The upgrade fails to delete cts_Mail, because A uses it (Send).',
            'First use another reference in these flows, apps or agents, or define cts_Mail again.',
          ],
        ],
        deletedTooEarly: [
          [
            { reference: 'cts_Mail', solution: 'A', usedBy: [{ solution: 'D', name: 'Send' }] },
            'The upgrade of A fails to delete cts_Mail, because D uses it (Send) in the release that is there.',
            'Import D before A, or upgrade A last: import it with --import-as-holding, then import D, then run pac solution upgrade.',
          ],
          [
            { reference: 'cts_Mail', solution: 'A', usedBy: [{ solution: 'C', name: 'Send' }] },
            'The upgrade of A fails to delete cts_Mail, because C uses it (Send) in the release that is there.',
            'C needs new components of A, so upgrade A last: import it with --import-as-holding, then import C, then run pac solution upgrade.',
          ],
        ],
        versionNotHigher: [
          [
            { solution: 'A', version: '1.0', installedVersion: '1.0' },
            'A cannot be upgraded: its version 1.0 is not higher than 1.0, the version that is there.',
            'Raise the version in Solution.xml.',
          ],
        ],
      },
      (failure) => planFailureWords(failure, plan),
    );
  });
});
