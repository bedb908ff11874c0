import { flowReasonWords } from '../../../../../src/core/words/plan/flowReasonWords';
import { assertWords } from '../../../../support/wordSamples';

describe('flowReasonWords', () => {
  it('say why a flow stays turned off, or why its state is unknown', () => {
    const reference = 'cts_Mail';
    const mail = { connector: 'shared_office365', connectorName: 'Office 365 Outlook' };
    const outside = { name: 'cts_X', owner: 'Base' } as const;
    assertWords(
      {
        offInSource: [[{}, 'The flow is turned off in the source files.']],
        keepsState: [
          [
            {},
            'The flow is turned off in the source files, but a flow that the environment already has keeps its state.',
          ],
        ],
        pipelineDecides: [
          [
            { state: 'on' },
            'The flow is turned off in the source files, and the pipeline of the ALM Accelerator turns it on.',
          ],
          [
            { state: 'off' },
            'The settings file of the ALM Accelerator has activate: false for the flow, so its pipeline does not turn it on.',
          ],
          [
            { state: 'unknown' },
            'The settings file of the ALM Accelerator does not show whether its pipeline turns on the flow.',
          ],
        ],
        stateUnknown: [[{}, 'The source files do not say whether the flow is turned on.']],
        unreadable: [[{}, 'The file of the flow cannot be read.']],
        unmapped: [
          [
            { reference, entry: 'empty' },
            'cts_Mail has no connection, because its ConnectionId is empty in the settings file.',
          ],
          [
            { reference, entry: 'placeholder' },
            'cts_Mail has no connection, because its ConnectionId in the settings file is only a placeholder.',
          ],
          [
            { reference, entry: 'absent' },
            'cts_Mail has no connection, because the settings files of its solution do not have an entry for this reference.',
          ],
          [
            { reference, entry: 'noFile' },
            'cts_Mail has no connection. Choose one during the import, or enter it in a settings file.',
          ],
        ],
        keepsConnection: [[{ reference }, 'cts_Mail keeps the connection of an earlier import, if there was one.']],
        runOnlyUser: [[{ reference }, 'cts_Mail has no connection. The run-only user of the flow must provide one.']],
        raw: [
          [
            { key: 'mail_1', ...mail, use: 'known', isReplaced: false },
            'The flow uses a raw connection to Office 365 Outlook (mail_1).',
          ],
          [
            { key: 'mail_1', connector: '', connectorName: '', use: 'known', isReplaced: true },
            'The flow uses a raw connection to mail_1 (mail_1). An unmanaged import replaces it with a new connection reference, and it is unknown whether that one gets a connection.',
          ],
          [
            { key: 'mail_1', ...mail, use: 'possible', isReplaced: false },
            'The flow may use a raw connection to Office 365 Outlook (mail_1).',
          ],
        ],
        undefinedVariable: [
          [
            { variable: 'cts_Url', dependency: 'unlisted' },
            'The environment variable cts_Url is not defined in any solution here.',
          ],
          [
            { variable: 'cts_Url', dependency: 'notRead' },
            'The environment variable cts_Url is not defined in any solution here. A solution that Connref cannot read may define the variable.',
          ],
        ],
        variableWithoutValue: [
          [
            { variable: 'cts_Url' },
            'The environment variable cts_Url has no value. Enter one in a settings file or during the import.',
          ],
        ],
        undeclaredKey: [
          [
            { key: 'mail_1' },
            'An action uses the connection entry mail_1, but the flow does not have an entry of that name.',
          ],
        ],
        fileMissing: [[{}, 'The file of the flow is missing.']],
        noDefinition: [[{}, 'The file of the flow does not contain a flow: properties.definition is missing.']],
        noConnectionsParameter: [[{}, 'The flow has connections, but its definition has no parameter $connections.']],
        runOnlyChild: [
          [
            { flow: 'Ping' },
            'The called flow Ping uses connections of the run-only user, which a child flow cannot do.',
          ],
        ],
        connectorMismatch: [
          [
            { reference, ...mail },
            'cts_Mail is a reference for Office 365 Outlook, but the flow needs another connector.',
          ],
        ],
        undefinedReference: [
          [{ reference, dependency: 'unlisted' }, 'cts_Mail is not defined in any solution here.'],
          [
            { reference, dependency: 'notRead' },
            'cts_Mail is not defined in any solution here. A solution that Connref cannot read may define the reference.',
          ],
          [
            { reference, dependency: 'product' },
            'cts_Mail is not defined in any solution here. It belongs to a product of Microsoft, which the environment may have.',
          ],
        ],
        missingConnector: [
          [
            { connector: 'cts_w', connectorName: 'Weather', dependency: 'active' },
            'The custom connector Weather is not in any solution here.',
          ],
          [
            { connector: 'cts_w', connectorName: 'Weather', dependency: 'notRead' },
            'The custom connector Weather is not in any solution here. A solution that Connref cannot read may contain the connector.',
          ],
        ],
        missingChild: [
          [{ flow: 'Ping', dependency: 'unlisted' }, 'The called flow Ping is not in any solution here.'],
          [
            { flow: 'Ping', dependency: 'notRead' },
            'The called flow Ping is not in any solution here. A solution that Connref cannot read may contain the flow.',
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
          `${what} cts_X is in Base, which this plan does not import, so it is unknown whether cts_X is ready to use in the environment.`,
        ]),
        childOff: [[{ flow: 'Ping' }, 'The called flow Ping stays turned off.']],
        childUnknown: [[{ flow: 'Ping' }, 'The called flow Ping may stay turned off.']],
      },
      flowReasonWords,
    );
  });
});
