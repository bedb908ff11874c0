import { flowReasonWords } from '../../../../../src/core/words/plan/flowReasonWords';
import { assertWords } from '../../../../support/wordSamples';

describe('flowReasonWords', () => {
  it('say why a flow stays off, or what is not known of it', () => {
    const reference = 'cts_Mail';
    const mail = { connector: 'shared_office365', connectorName: 'Office 365 Outlook' };
    const outside = { name: 'cts_X', owner: 'Base' } as const;
    assertWords(
      {
        offInSource: [[{}, 'It is off in the source.']],
        stateUnknown: [[{}, 'Nothing in the source says whether it is on.']],
        unreadable: [[{}, 'Its file cannot be read.']],
        unmapped: [
          [
            { reference, entry: 'empty' },
            'cts_Mail has no connection: its ConnectionId is empty in the settings file.',
          ],
          [
            { reference, entry: 'absent' },
            'cts_Mail has no connection: no settings file for a solution that defines it has an entry for it.',
          ],
        ],
        keepsConnection: [[{ reference }, 'cts_Mail keeps the connection of the earlier import, if it had one.']],
        runOnlyUser: [[{ reference }, 'cts_Mail has no connection, and is for the connection of the run-only user.']],
        raw: [
          [
            { key: 'mail_1', ...mail },
            'Its connection to Office 365 Outlook (mail_1) is raw: bind it to a connection reference.',
          ],
          [
            { key: 'mail_1', connector: '', connectorName: '' },
            'Its connection to mail_1 (mail_1) is raw: bind it to a connection reference.',
          ],
        ],
        undeclaredKey: [[{ key: 'mail_1' }, 'An action uses mail_1, for which the flow has no connection entry.']],
        connectorMismatch: [[{ reference, ...mail }, 'cts_Mail is for another connector: Office 365 Outlook.']],
        undefinedReference: [
          [{ reference, dependency: 'unlisted' }, 'Nothing here defines cts_Mail, which it names.'],
          [
            { reference, dependency: 'notRead' },
            'Nothing here defines cts_Mail, which it names. Something that cannot be read may.',
          ],
        ],
        missingConnector: [
          [
            { connector: 'cts_w', connectorName: 'Weather', dependency: 'active' },
            'Nothing here holds its custom connector Weather.',
          ],
          [
            { connector: 'cts_w', connectorName: 'Weather', dependency: 'notRead' },
            'Nothing here holds its custom connector Weather. Something that cannot be read may.',
          ],
        ],
        missingChild: [
          [{ flow: 'Ping', dependency: 'unlisted' }, 'It calls the flow Ping, which nothing here holds.'],
          [
            { flow: 'Ping', dependency: 'notRead' },
            'It calls the flow Ping, which nothing here holds. Something that cannot be read may.',
          ],
        ],
        outside: (
          [
            ['connectionReference', 'The connection reference'],
            ['customConnector', 'The custom connector'],
            ['childFlow', 'The flow'],
            ['environmentVariable', 'The environment variable'],
            ['component', 'The component'],
          ] as const
        ).map(([component, what]) => [
          { ...outside, component },
          `${what} cts_X comes with Base: how it is there, the source does not tell.`,
        ]),
        childOff: [[{ flow: 'Ping' }, 'It calls Ping, which stays off.']],
        childUnknown: [[{ flow: 'Ping' }, 'It calls Ping, and whether that comes up switched on is not known.']],
      },
      flowReasonWords,
    );
  });
});
