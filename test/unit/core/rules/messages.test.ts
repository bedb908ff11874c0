import assert from 'node:assert/strict';
import { allRules } from '../../../../src/core/rules/allRules';
import { brokenAuthentication } from '../../../../src/core/rules/broken-authentication';
import { canvasCustomConnectorReference } from '../../../../src/core/rules/canvas-custom-connector-reference';
import { canvasSharedConnection } from '../../../../src/core/rules/canvas-shared-connection';
import { childFlowInvoker } from '../../../../src/core/rules/child-flow-invoker';
import { codeAppLiteralConnection } from '../../../../src/core/rules/code-app-literal-connection';
import { conflictingReference } from '../../../../src/core/rules/conflicting-reference';
import { connectorMismatch } from '../../../../src/core/rules/connector-mismatch';
import { connectorWithItsReferences } from '../../../../src/core/rules/connector-with-its-references';
import { defaultDisplayName } from '../../../../src/core/rules/default-display-name';
import { deprecatedConnector } from '../../../../src/core/rules/deprecated-connector';
import { duplicateDisplayName } from '../../../../src/core/rules/duplicate-display-name';
import { duplicateJsonKey } from '../../../../src/core/rules/duplicate-json-key';
import { duplicateReference } from '../../../../src/core/rules/duplicate-reference';
import { environmentValueInSolution } from '../../../../src/core/rules/environment-value-in-solution';
import { flowWithoutDefinition } from '../../../../src/core/rules/flow-without-definition';
import { incompleteSolution } from '../../../../src/core/rules/incomplete-solution';
import { invalidConfiguration } from '../../../../src/core/rules/invalid-configuration';
import { invalidJson } from '../../../../src/core/rules/invalid-json';
import { invalidXml } from '../../../../src/core/rules/invalid-xml';
import { invalidYaml } from '../../../../src/core/rules/invalid-yaml';
import { mergeConflict } from '../../../../src/core/rules/merge-conflict';
import type { Message } from '../../../../src/core/rules/messages';
import { missingChildFlow } from '../../../../src/core/rules/missing-child-flow';
import { missingComponent } from '../../../../src/core/rules/missing-component';
import { missingConnectionsParameter } from '../../../../src/core/rules/missing-connections-parameter';
import { missingConnector } from '../../../../src/core/rules/missing-connector';
import { outdatedFlowInApp } from '../../../../src/core/rules/outdated-flow-in-app';
import { rawConnection } from '../../../../src/core/rules/raw-connection';
import { definitionMessages } from '../../../../src/core/rules/referencePlace';
import { sameDisplayNameInTwoSolutions } from '../../../../src/core/rules/same-display-name-in-two-solutions';
import { secondLayout } from '../../../../src/core/rules/second-layout';
import { settingsConflictingValue } from '../../../../src/core/rules/settings-conflicting-value';
import { settingsConnectorMismatch } from '../../../../src/core/rules/settings-connector-mismatch';
import { settingsDuplicateEntry } from '../../../../src/core/rules/settings-duplicate-entry';
import { settingsEmptyConnection } from '../../../../src/core/rules/settings-empty-connection';
import { settingsEmptyVariable } from '../../../../src/core/rules/settings-empty-variable';
import { settingsInvalidShape } from '../../../../src/core/rules/settings-invalid-shape';
import { settingsMalformedConnectionId } from '../../../../src/core/rules/settings-malformed-connection-id';
import { settingsMissingEntry } from '../../../../src/core/rules/settings-missing-entry';
import { settingsMissingVariable } from '../../../../src/core/rules/settings-missing-variable';
import { settingsSameConnectionInTwoEnvironments } from '../../../../src/core/rules/settings-same-connection-in-two-environments';
import { settingsSecretInPlainText } from '../../../../src/core/rules/settings-secret-in-plain-text';
import { settingsSourceConnector } from '../../../../src/core/rules/settings-source-connector';
import { settingsUnlistedConnection } from '../../../../src/core/rules/settings-unlisted-connection';
import { settingsUnknownEntry } from '../../../../src/core/rules/settings-unknown-entry';
import { severalReferencesPerConnector } from '../../../../src/core/rules/several-references-per-connector';
import { solutionCopy } from '../../../../src/core/rules/solution-copy';
import { undeclaredConnectionKey } from '../../../../src/core/rules/undeclared-connection-key';
import { undefinedReference } from '../../../../src/core/rules/undefined-reference';
import { undefinedVariable } from '../../../../src/core/rules/undefined-variable';
import { unreadableFile } from '../../../../src/core/rules/unreadable-file';
import { unusedConnectionEntry } from '../../../../src/core/rules/unused-connection-entry';
import { unusedReference } from '../../../../src/core/rules/unused-reference';

interface WithMessages<Messages> {
  readonly messages: Messages;
}

/**
 * For each message id, the data of the message and the exact sentence. If an id is missing, or no message has it, the test
 * does not compile.
 */
type Samples<Messages> = {
  readonly [Id in keyof Messages]: Messages[Id] extends (...data: infer Data) => Message
    ? readonly [readonly [...Data, sentence: string], ...(readonly [...Data, sentence: string])[]]
    : never;
};

/** The objects that have samples: rules, and messages that several rules share. */
const sampled = new Set<unknown>();

function itSays<Messages extends object>(title: string, of: WithMessages<Messages>, samples: Samples<Messages>): void {
  sampled.add(of);
  for (const [id, ofId] of Object.entries<readonly (readonly unknown[])[]>(samples)) {
    it(`${title}: ${id}`, () => {
      const messageOf = (of.messages as Record<string, (...data: unknown[]) => Message>)[id];
      for (const sample of ofId) {
        assert.deepEqual(messageOf?.(...sample.slice(0, -1)), { id, text: sample.at(-1) });
      }
    });
  }
}

describe('The messages of a rule', () => {
  after(() => {
    const missing = allRules.filter((rule) => !sampled.has(rule)).map(({ id }) => id);
    assert.deepEqual(missing, [], 'every rule has samples');
  });

  itSays(
    'of several rules',
    { messages: definitionMessages },
    {
      definedIn: [
        [{ reference: 'cts_mail', solution: 'Contoso' }, 'Connection reference cts_mail is defined in Contoso.'],
      ],
    },
  );

  itSays('broken-authentication', brokenAuthentication, {
    emptyParameterName: [
      [
        { operation: 'Get_items', flow: 'Send' },
        "“Get_items” of flow “Send” has the authentication @parameters(''), so “Get_items” fails at run time. Change it to @parameters('$authentication'). If a shell script writes this file, quote the $ sign in that script.",
      ],
    ],
  });

  itSays('canvas-custom-connector-reference', canvasCustomConnectorReference, {
    notRecognised: [
      [
        { app: 'Weather', reference: 'cts_weather' },
        'Canvas app “Weather” uses cts_weather, a connection reference on a custom connector. After an import, canvas apps do not recognise such a connection reference. In the target environment, remove the connection from the app and add the connection again; in a managed solution, this change creates an unmanaged layer.',
      ],
    ],
  });

  itSays('canvas-shared-connection', canvasSharedConnection, {
    noReference: [
      [
        { app: 'Stock', connector: 'SQL Server' },
        'Canvas app “Stock” shares a connection to SQL Server without a connection reference. Everybody who runs the app uses this connection, and an import cannot map it to a connection of the target environment. Remove the connection from the app, and add the connection again with a connection reference.',
      ],
      [
        { app: 'Stock', connector: '' },
        'Canvas app “Stock” shares a connection without a connection reference. Everybody who runs the app uses this connection, and an import cannot map it to a connection of the target environment. Remove the connection from the app, and add the connection again with a connection reference.',
      ],
    ],
  });

  const requests = { kind: 'canvasApp', name: 'Requests' } as const;
  itSays('outdated-flow-in-app', outdatedFlowInApp, {
    notPassed: [
      [
        { app: requests, flow: 'Send', keys: ['shared_office365'] },
        'Canvas app “Requests” does not pass connection shared_office365 to flow “Send”. The flow uses this connection of the person who runs it, so it fails if the app starts it. Remove the flow from the app, and add it again.',
      ],
      [
        { app: requests, flow: 'Send', keys: ['shared_office365', 'shared_teams'] },
        'Canvas app “Requests” does not pass connections shared_office365 and shared_teams to flow “Send”. The flow uses these connections of the person who runs it, so it fails if the app starts it. Remove the flow from the app, and add it again.',
      ],
    ],
    notNeeded: [
      [
        { app: requests, flow: 'Send', keys: ['shared_teams'] },
        'Canvas app “Requests” passes connection shared_teams to flow “Send”, which no longer has it. People may have to connect for nothing when they open the app. Remove the flow from the app, and add it again.',
      ],
      [
        { app: requests, flow: 'Send', keys: ['shared_office365', 'shared_teams'] },
        'Canvas app “Requests” passes connections shared_office365 and shared_teams to flow “Send”, which no longer has them. People may have to connect for nothing when they open the app. Remove the flow from the app, and add it again.',
      ],
    ],
    runOnlyEntry: [
      [
        { key: 'shared_office365', flow: 'Send' },
        'Connection shared_office365 of “Send” is the connection of the run-only user.',
      ],
    ],
  });

  itSays('code-app-literal-connection', codeAppLiteralConnection, {
    noReference: [
      [
        { app: 'Stock', connector: 'SQL Server' },
        'Code app “Stock” contains the id of a connection to SQL Server. Everybody who runs the app uses this connection, and other environments do not have it. Add the data source again with a connection reference.',
      ],
      [
        { app: 'Stock', connector: '' },
        'Code app “Stock” contains the id of a connection. Everybody who runs the app uses this connection, and other environments do not have it. Add the data source again with a connection reference.',
      ],
    ],
  });

  itSays('child-flow-invoker', childFlowInvoker, {
    runOnlyConnections: [
      [
        { operation: 'Run', flow: 'Send', child: 'Notify', keys: ['mail', 'teams'] },
        '“Run” calls the child flow “Notify”, which uses connections of the run-only user: mail and teams. Power Automate refuses to save or turn on “Send”. Change the connections of “Notify” so that they do not come from the run-only user.',
      ],
    ],
    runOnlyEntry: [
      [{ key: 'mail', child: 'Notify' }, 'Connection mail of “Notify” is the connection of the run-only user.'],
    ],
  });

  itSays('conflicting-reference', conflictingReference, {
    otherConnector: [
      [
        {
          reference: 'cts_mail',
          connector: 'Office 365 Outlook (shared_office365)',
          otherConnector: 'Outlook.com (shared_outlook)',
          otherSolution: 'Fabrikam',
        },
        'cts_mail is for Office 365 Outlook (shared_office365) in this solution and for Outlook.com (shared_outlook) in Fabrikam. An environment can contain only one of these two connection references, so the flows that need the other reference break. Rename one of the two references.',
      ],
    ],
  });

  itSays('connector-mismatch', connectorMismatch, {
    otherConnector: [
      [
        {
          flow: 'Send',
          connector: 'Office 365 Outlook',
          connectorLabel: 'Office 365 Outlook (shared_office365)',
          reference: 'cts_mail',
          referenceLabel: 'Outlook.com (shared_outlook)',
        },
        '“Send” uses Office 365 Outlook (shared_office365), but cts_mail is a connection reference for Outlook.com (shared_outlook). The flow cannot be turned on after the import. Use a connection reference for Office 365 Outlook.',
      ],
    ],
    definition: [
      [
        { reference: 'cts_mail', connector: 'Outlook.com (shared_outlook)', solution: 'Contoso' },
        'Connection reference cts_mail is defined in Contoso for Outlook.com (shared_outlook).',
      ],
    ],
  });

  itSays('connector-with-its-references', connectorWithItsReferences, {
    sameSolution: [
      [
        { connector: 'Weather', references: ['cts_weather', 'cts_rain'] },
        'Custom connector Weather is in the same solution as connection references on it: cts_weather and cts_rain. Connection references need a connection, so the connector must be imported alone before the first import of this solution. Move the connector to a separate solution.',
      ],
    ],
    usesConnector: [
      [
        { reference: 'cts_weather', connector: 'Weather' },
        'Connection reference cts_weather is on custom connector Weather.',
      ],
    ],
  });

  itSays('default-display-name', defaultDisplayName, {
    generatedName: [
      [
        { displayName: 'Approvals Contoso-44f98', reference: 'cts_sharedapprovals_44f98' },
        '“Approvals Contoso-44f98” is the generated display name of connection reference cts_sharedapprovals_44f98. Change the display name, so that people know which connection to map.',
      ],
    ],
  });

  itSays('deprecated-connector', deprecatedConnector, {
    usedByFlow: [
      [
        { flow: 'Send', connector: 'Outlook Tasks', successor: 'Microsoft To-Do (Business)' },
        '“Send” uses the deprecated connector Outlook Tasks. In the designer, replace the triggers and actions of this connector with those of Microsoft To-Do (Business).',
      ],
    ],
    usedByReference: [
      [
        { reference: 'cts_tasks', connector: 'Outlook Tasks', successor: 'Microsoft To-Do (Business)' },
        'Connection reference cts_tasks is for the deprecated connector Outlook Tasks. Change the flows and apps that use this connection reference to Microsoft To-Do (Business), then delete the reference.',
      ],
    ],
  });

  itSays('duplicate-display-name', duplicateDisplayName, {
    sameName: [
      [
        { reference: 'cts_post', other: 'cts_mail', displayName: 'Mail' },
        'cts_post and cts_mail have the same display name “Mail”. People who map connections at the import cannot tell the two connection references apart. Change the display names to say what each reference is for.',
      ],
    ],
    otherReference: [
      [{ other: 'cts_mail', displayName: 'Mail' }, 'Connection reference cts_mail has the display name “Mail” too.'],
    ],
  });

  itSays('duplicate-json-key', duplicateJsonKey, {
    duplicateKey: [
      [
        { key: 'runAfter' },
        'Key “runAfter” occurs more than once in this JSON object. Only the last value counts, and the next export loses the earlier value. Remove one of the two keys.',
      ],
    ],
  });

  const ofOrders = { reference: 'cts_mail', solution: 'Orders' };
  itSays('same-display-name-in-two-solutions', sameDisplayNameInTwoSolutions, {
    sameName: [
      [
        { reference: 'cts_post', solution: 'Invoices', displayName: 'Mail', others: [ofOrders] },
        'cts_post of Invoices has the same display name as cts_mail of Orders: “Mail”. People who map connections cannot tell the connection references apart. Change the display names to say what each reference is for.',
      ],
      [
        {
          reference: 'cts_post',
          solution: 'Invoices',
          displayName: 'Mail',
          others: [ofOrders, { reference: 'cts_outlook', solution: 'Travel' }],
        },
        'cts_post of Invoices has the same display name as cts_mail of Orders and cts_outlook of Travel: “Mail”. People who map connections cannot tell the connection references apart. Change the display names to say what each reference is for.',
      ],
    ],
    otherReference: [
      [
        { ...ofOrders, displayName: 'Mail' },
        'Connection reference cts_mail of Orders has the display name “Mail” too.',
      ],
    ],
  });

  itSays('duplicate-reference', duplicateReference, {
    identical: [
      [
        { reference: 'cts_mail', solution: 'Contoso' },
        'cts_mail is defined more than once in Contoso, with identical content. The import fails or uses only one of the definitions. Remove one of them.',
      ],
    ],
    different: [
      [
        { reference: 'cts_mail', solution: 'Contoso' },
        'cts_mail is defined more than once in Contoso, with different content. The import fails or uses only one of the definitions. Remove or rename one of them.',
      ],
    ],
    firstDefinition: [[{ reference: 'cts_mail' }, 'The first definition of connection reference cts_mail is here.']],
  });

  itSays('environment-value-in-solution', environmentValueInSolution, {
    valueInSolution: [
      [
        { displayName: 'Address', schemaName: 'cts_url' },
        'Environment variable Address (cts_url) has a value in this solution. The value comes from the environment that the solution was exported from, and every import writes it to the target environment. Remove the value from the solution, and set it in the deployment settings file of each environment.',
      ],
      [
        { displayName: '', schemaName: 'cts_url' },
        'Environment variable cts_url has a value in this solution. The value comes from the environment that the solution was exported from, and every import writes it to the target environment. Remove the value from the solution, and set it in the deployment settings file of each environment.',
      ],
    ],
  });

  itSays('flow-without-definition', flowWithoutDefinition, {
    fileMissing: [
      [
        { flow: 'Send', file: 'Workflows/Send.json' },
        'The file of flow “Send” is missing: Workflows/Send.json. The solution cannot be imported without it. Restore the file, or export the solution again.',
      ],
    ],
    noDefinition: [
      [
        { flow: 'Send' },
        'The file of flow “Send” does not contain a flow: properties.definition is missing. The import fails or leaves “Send” turned off. Restore the content of the file, or export the solution again.',
      ],
    ],
  });

  itSays('incomplete-solution', incompleteSolution, {
    missingFile: [
      [
        { missing: 'Customizations.xml', present: 'Solution.xml' },
        'Customizations.xml is missing beside Solution.xml, so the solution cannot be packed and its content is not known. Restore Customizations.xml, or unpack the solution again with pac solution unpack.',
      ],
    ],
  });

  itSays('invalid-configuration', invalidConfiguration, {
    invalidJson: [
      [
        { reason: 'comma expected' },
        'This file is not valid JSON: comma expected. Settings after this place may have no effect until the file is fixed.',
      ],
    ],
    nestedTooDeep: [
      [
        'This file has more than 500 objects and lists inside each other, so Connref does not use it. Remove some of the levels.',
      ],
    ],
    unknownMember: [
      [
        { name: 'rule', known: ['rules', 'ignore'] },
        '“rule” is not a known member, so Connref ignores it. Known members: rules, ignore.',
      ],
    ],
    unknownRule: [
      [{ rule: 'raw' }, 'There is no rule “raw”, so this setting has no effect. Correct the id of the rule.'],
    ],
    incompleteEntry: [
      [
        { required: ['rule', 'path', 'reason'] },
        'This entry needs rule, path and reason. Connref ignores the entry until it has all of them.',
      ],
    ],
    wrongValue: [
      [
        { expected: 'text' },
        'This value must be a text that is not empty. Connref ignores the value until you fix it.',
      ],
      [
        { expected: 'glob' },
        'This value must be a glob of at most 8,192 characters that stands for at most 1,000 globs without braces. Connref ignores the value until you fix it.',
      ],
      [
        { expected: 'tokenPattern' },
        'This value must be a token pattern of at most 200 characters with one * for the name of the token, such as "<<*>>". Connref ignores the value until you fix it.',
      ],
      [{ expected: 'boolean' }, 'This value must be true or false. Connref ignores the value until you fix it.'],
      [{ expected: 'list' }, 'This value must be a list. Connref ignores the value until you fix it.'],
      [{ expected: 'object' }, 'This value must be an object. Connref ignores the value until you fix it.'],
      [
        { expected: 'severitiesByRule' },
        'This value must be an object with rule ids as names and severities as values. Connref ignores the value until you fix it.',
      ],
      [
        { expected: 'environmentsByName' },
        'This value must be an object with an environment for each name. Connref ignores the value until you fix it.',
      ],
    ],
    notAChoice: [
      [
        { choices: ['first', 'update', 'upgrade'] },
        'This value must be first, update or upgrade. Connref ignores the value until you fix it.',
      ],
    ],
    unknownSeverity: [
      [
        { severities: ['off', 'hint', 'error'] },
        'This severity must be off, hint or error. Connref ignores the value until you fix it.',
      ],
    ],
    unknownSolution: [
      [
        { name: 'Gone' },
        'No solution in the workspace has the unique name “Gone”, unless it is in a zip that is not checked. Correct the name, or remove it.',
      ],
    ],
    unknownSettingsFile: [
      [
        { path: 'settings/gone.json' },
        'No deployment settings file has the path settings/gone.json. Create the file, or correct or remove the path.',
      ],
    ],
  });

  itSays('invalid-json', invalidJson, {
    solutionFile: [
      [
        { reason: 'comma expected' },
        'This file is not valid JSON: comma expected. The solution cannot be imported until the file is fixed.',
      ],
    ],
    settingsFile: [
      [
        { reason: 'comma expected' },
        'This settings file is not valid JSON: comma expected. A pipeline cannot read the file until it is fixed.',
      ],
    ],
    codeApp: [
      [
        { reason: 'comma expected' },
        'This file is not valid JSON: comma expected. Connref cannot check the connections of the code app until the file is fixed.',
      ],
    ],
    xmlElement: [
      [
        {
          element: 'ConnectionReferences',
          user: { kind: 'canvasApp', name: 'Orders' },
          reason: 'comma expected',
        },
        'ConnectionReferences of canvas app “Orders” is not valid JSON: comma expected. Connref cannot check what the canvas app uses until this is fixed.',
      ],
    ],
  });

  itSays('invalid-xml', invalidXml, {
    notWellFormed: [
      [
        { reason: '<b> is never closed.' },
        'This file is not well-formed XML: <b> is never closed. The solution cannot be packed until the file is fixed.',
      ],
    ],
  });

  itSays('invalid-yaml', invalidYaml, {
    notParsed: [
      [
        { reason: 'bad indentation of a mapping entry' },
        'This file is not valid YAML: bad indentation of a mapping entry. The solution cannot be packed until the file is fixed.',
      ],
    ],
    agentData: [
      [
        { reason: 'bad indentation of a mapping entry' },
        'This file is not valid YAML: bad indentation of a mapping entry. Connref may not see everything that the agent uses until the file is fixed.',
      ],
    ],
  });

  itSays('merge-conflict', mergeConflict, {
    conflictMarkers: [
      [
        'This file contains an unresolved merge conflict, so it cannot be checked or packed. Resolve the conflict first.',
      ],
    ],
  });

  const call = {
    caller: '“Run” of flow “Send”',
    solution: 'Contoso',
    workflowId: '0f000000-0000-4000-8000-00000000000a',
    noun: 'child flow',
  };

  itSays('missing-child-flow', missingChildFlow, {
    inOtherCopy: [
      [
        {
          ...call,
          child: 'Notify',
          copy: '1.0.0.0 in archive/Contoso',
          consequence: 'the import fails or leaves “Send” turned off',
          unreadReason: undefined,
        },
        '“Run” of flow “Send” calls “Notify”, which is only in another copy of Contoso (1.0.0.0 in archive/Contoso). Unless the target environment already has the child flow, the import fails or leaves “Send” turned off. Add the child flow to this copy too.',
      ],
    ],
    inOtherSolution: [
      [
        { ...call, child: 'Notify', owner: 'Base' },
        '“Run” of flow “Send” calls “Notify”, which is not in Contoso but in Base. Import Base first, or add the child flow to Contoso too.',
      ],
    ],
    ownerListed: [
      [
        { ...call, owner: 'Base (1.0)' },
        '“Run” of flow “Send” calls a child flow that is not in Contoso (id 0f000000-0000-4000-8000-00000000000a). In the environment that Contoso was exported from, Base (1.0) contains the child flow. Import Base (1.0) first.',
      ],
    ],
    ownerLacksIt: [
      [
        { ...call, owner: 'Base (1.0)' },
        '“Run” of flow “Send” calls a child flow that is not in Contoso (id 0f000000-0000-4000-8000-00000000000a). When Contoso was exported, Base (1.0) contained the child flow, but Base in this workspace does not. The import fails unless the target environment still has the child flow. Add the child flow to one of the two solutions.',
      ],
    ],
    unmanagedInSource: [
      [
        { ...call, unreadReason: undefined },
        '“Run” of flow “Send” calls a child flow that is not in Contoso (id 0f000000-0000-4000-8000-00000000000a). The import fails unless the target environment already has the child flow. Add the child flow to Contoso and export again.',
      ],
      [
        { ...call, unreadReason: 'unreadable' },
        '“Run” of flow “Send” calls a child flow that is not in Contoso (id 0f000000-0000-4000-8000-00000000000a). It is unknown whether the import fails. A file or folder in the workspace that cannot be read may contain the child flow: fix it first.',
      ],
      [
        { ...call, unreadReason: 'notRead' },
        '“Run” of flow “Send” calls a child flow that is not in Contoso (id 0f000000-0000-4000-8000-00000000000a). It is unknown whether the import fails. A solution in the YAML layout of Dataverse Git integration may contain the child flow: look in that solution first, because Connref does not read this layout.',
      ],
    ],
    notListed: [
      [
        {
          ...call,
          caller: 'Agent “Help”',
          noun: 'flow',
          consequence: 'the agent does not work after the import, and the import may fail',
          unreadReason: undefined,
        },
        'Agent “Help” calls a flow that is not in Contoso (id 0f000000-0000-4000-8000-00000000000a). Unless the target environment already has the flow, the agent does not work after the import, and the import may fail. Add the flow to Contoso, or correct the call.',
      ],
      [
        { ...call, consequence: 'the import fails or leaves “Send” turned off', unreadReason: undefined },
        '“Run” of flow “Send” calls a child flow that is not in Contoso (id 0f000000-0000-4000-8000-00000000000a). Unless the target environment already has the child flow, the import fails or leaves “Send” turned off. Add the child flow to Contoso, or correct the call.',
      ],
      [
        { ...call, consequence: 'the import fails or leaves “Send” turned off', unreadReason: 'unreadable' },
        '“Run” of flow “Send” calls a child flow that is not in Contoso (id 0f000000-0000-4000-8000-00000000000a). It is unknown whether the import fails or leaves “Send” turned off. A file or folder in the workspace that cannot be read may contain the child flow: fix it first.',
      ],
      [
        { ...call, consequence: 'the import fails or leaves “Send” turned off', unreadReason: 'notRead' },
        '“Run” of flow “Send” calls a child flow that is not in Contoso (id 0f000000-0000-4000-8000-00000000000a). It is unknown whether the import fails or leaves “Send” turned off. A solution in the YAML layout of Dataverse Git integration may contain the child flow: look in that solution first, because Connref does not read this layout.',
      ],
    ],
  });

  const needed = { solution: 'Contoso', noun: 'the table', component: 'cts_ticket' };

  itSays('missing-component', missingComponent, {
    unmanagedInSource: [
      [
        { ...needed, unreadReason: undefined },
        'Contoso needs the table cts_ticket, which no solution in the workspace contains. The import fails unless the target environment already has it. Add it to a solution, or list it in `externals` of .connref.json.',
      ],
      [
        { ...needed, unreadReason: 'unreadable' },
        'Contoso needs the table cts_ticket, which no solution in the workspace contains. It is unknown whether the import fails. A file or folder in the workspace that cannot be read may contain the table: fix it first.',
      ],
      [
        { ...needed, unreadReason: 'notRead' },
        'Contoso needs the table cts_ticket, which no solution in the workspace contains. It is unknown whether the import fails. A solution in the YAML layout of Dataverse Git integration may contain the table: look in that solution first, because Connref does not read this layout.',
      ],
    ],
    ownerLacksIt: [
      [
        { ...needed, owner: 'Base (1.0)' },
        'Contoso needs the table cts_ticket, which no solution in the workspace contains. When Contoso was exported, Base (1.0) contained it, but Base in this workspace does not. The import fails unless the target environment still has it. Add it to one of the two solutions, or list it in `externals` of .connref.json.',
      ],
    ],
  });

  itSays('missing-connections-parameter', missingConnectionsParameter, {
    noParameter: [
      [
        { flow: 'Send' },
        '“Send” has connections, but its definition has no parameter $connections. A flow run gets its connections through this parameter, so the flow cannot be turned on. Add the parameter to the definition.',
      ],
    ],
  });

  itSays('missing-connector', missingConnector, {
    usedOwnerListed: [
      [
        { user: '“Send”', connector: 'cts_5Fweather', owner: 'Base (1.0)', solution: 'Contoso' },
        '“Send” uses the custom connector cts_5Fweather, which no solution in the workspace contains. In the environment that Contoso was exported from, Base (1.0) contains the connector. Import Base (1.0) first.',
      ],
    ],
    usedOwnerLacksIt: [
      [
        { user: '“Send”', connector: 'cts_5Fweather', owner: 'Base (1.0)', solution: 'Contoso' },
        '“Send” uses the custom connector cts_5Fweather, which no solution in the workspace contains. When Contoso was exported, Base (1.0) contained the connector, but Base in this workspace does not. The import fails unless the target environment still has the connector. Add the connector to the workspace in a separate solution, or list the connector in `externals` of .connref.json.',
      ],
    ],
    usedByReferenceOwnerLacksIt: [
      [
        { reference: 'cts_weather', connector: 'cts_5Fweather', owner: 'Base (1.0)', solution: 'Contoso' },
        'cts_weather is a connection reference on the custom connector cts_5Fweather, which no solution in the workspace contains. When Contoso was exported, Base (1.0) contained the connector, but Base in this workspace does not. The import fails unless the target environment still has the connector. Add the connector to the workspace in a separate solution, or list the connector in `externals` of .connref.json.',
      ],
    ],
    used: [
      [
        { user: '“Send”', connector: 'cts_5Fweather', unreadReason: undefined },
        '“Send” uses the custom connector cts_5Fweather, which no solution in the workspace contains. The import fails unless the target environment already has the connector. Add the connector to the workspace in a separate solution, or list the connector in `externals` of .connref.json.',
      ],
      [
        { user: '“Send”', connector: 'cts_5Fweather', unreadReason: 'unreadable' },
        '“Send” uses the custom connector cts_5Fweather, which no solution in the workspace contains. It is unknown whether the import fails. A file or folder in the workspace that cannot be read may contain the connector: fix it first.',
      ],
      [
        { user: '“Send”', connector: 'cts_5Fweather', unreadReason: 'notRead' },
        '“Send” uses the custom connector cts_5Fweather, which no solution in the workspace contains. It is unknown whether the import fails. A solution in the YAML layout of Dataverse Git integration may contain the connector: look in that solution first, because Connref does not read this layout.',
      ],
    ],
    usedByBrokenUser: [
      [
        {
          user: 'Canvas app “Orders”',
          connector: 'cts_5Fweather',
          consequence: 'the canvas app does not work after the import, and the import may fail',
          unreadReason: undefined,
        },
        'Canvas app “Orders” uses the custom connector cts_5Fweather, which no solution in the workspace contains. Unless the target environment already has the connector, the canvas app does not work after the import, and the import may fail. Add the connector to the workspace in a separate solution, or list the connector in `externals` of .connref.json.',
      ],
    ],
    usedByReferenceOwnerListed: [
      [
        { reference: 'cts_weather', connector: 'cts_5Fweather', owner: 'Base (1.0)', solution: 'Contoso' },
        'cts_weather is a connection reference on the custom connector cts_5Fweather, which no solution in the workspace contains. In the environment that Contoso was exported from, Base (1.0) contains the connector. Import Base (1.0) first.',
      ],
    ],
    usedByReference: [
      [
        { reference: 'cts_weather', connector: 'cts_5Fweather', unreadReason: undefined },
        'cts_weather is a connection reference on the custom connector cts_5Fweather, which no solution in the workspace contains. The import fails unless the target environment already has the connector. Add the connector to the workspace in a separate solution, or list the connector in `externals` of .connref.json.',
      ],
    ],
    usedByUnusedReference: [
      [
        { reference: 'cts_weather', connector: 'cts_5Fweather', unreadReason: undefined },
        'cts_weather is a connection reference on the custom connector cts_5Fweather, which no solution in the workspace contains. The import fails unless the target environment already has the connector. No flow, app or agent uses cts_weather: delete this connection reference if you do not need it.',
      ],
      [
        { reference: 'cts_weather', connector: 'cts_5Fweather', unreadReason: 'unreadable' },
        'cts_weather is a connection reference on the custom connector cts_5Fweather, which no solution in the workspace contains. It is unknown whether the import fails. A file or folder in the workspace that cannot be read may contain the connector: fix it first.',
      ],
      [
        { reference: 'cts_weather', connector: 'cts_5Fweather', unreadReason: 'notRead' },
        'cts_weather is a connection reference on the custom connector cts_5Fweather, which no solution in the workspace contains. It is unknown whether the import fails. A solution in the YAML layout of Dataverse Git integration may contain the connector: look in that solution first, because Connref does not read this layout.',
      ],
    ],
    definition: [
      [
        { reference: 'cts_weather', connector: 'cts_5Fweather', solution: 'Contoso' },
        'Connection reference cts_weather of Contoso is on the custom connector cts_5Fweather.',
      ],
    ],
  });

  itSays('raw-connection', rawConnection, {
    leftOffByImport: [
      [
        { flow: 'Send', connector: 'Office 365 Outlook', key: 'shared_office365' },
        '“Send” uses a raw connection to Office 365 Outlook (shared_office365). A managed import leaves the flow turned off; an unmanaged import replaces the connection with a new connection reference, which may have no connection. Use a connection reference instead.',
      ],
    ],
    mayBeUsed: [
      [
        { flow: 'Send', connector: 'Office 365 Outlook', key: 'shared_office365' },
        '“Send” may use a raw connection to Office 365 Outlook (shared_office365), although no trigger or action refers to this key. If it does, the flow cannot be turned on after a managed import until somebody sets the connection by hand. Use a connection reference instead.',
      ],
    ],
    offInSource: [
      [
        { flow: 'Send', connector: 'Office 365 Outlook', key: 'shared_office365' },
        '“Send” uses a raw connection to Office 365 Outlook (shared_office365). The flow is turned off in the source files, and after a managed import it cannot be turned on until somebody sets the connection by hand. Use a connection reference instead.',
      ],
    ],
  });

  itSays('second-layout', secondLayout, {
    differs: [
      [
        { read: 'Other/Solution.xml', unread: 'solution.xml', parts: ['versions', 'connection references'] },
        'Other/Solution.xml is in this folder too, and the two have different versions and connection references. Connref reads Other/Solution.xml and not solution.xml. Remove the layout that you do not use from this folder.',
      ],
    ],
    unknown: [
      [
        { read: 'Other/Solution.xml', unread: 'solution.xml', reason: 'customizations.xml cannot be read' },
        'Other/Solution.xml is in this folder too, and it is unknown whether the two differ, because customizations.xml cannot be read. Connref reads Other/Solution.xml and not solution.xml. Remove the layout that you do not use from this folder.',
      ],
    ],
    equal: [
      [
        { read: 'Other/Solution.xml', unread: 'solution.xml' },
        'Other/Solution.xml is in this folder too, with the same unique name, version, root components and connection references. Connref reads Other/Solution.xml and not solution.xml. Remove the layout that you do not use from this folder.',
      ],
    ],
    readFile: [['Connref reads this file.']],
  });

  itSays('settings-conflicting-value', settingsConflictingValue, {
    otherValue: [
      [
        { variable: 'cts_url', solution: 'Contoso', values: ['https://test.example', 'https://dev.example'] },
        'Environment variable cts_url has two values: “https://test.example” here and “https://dev.example” in solution Contoso. The value in the solution goes to every environment, and it is not certain which of the two an import writes. Remove the value from the solution.',
      ],
      [
        { variable: 'cts_key', solution: 'Contoso', values: undefined },
        'Environment variable cts_key has two values: one here and another one in solution Contoso. The value in the solution goes to every environment, and it is not certain which of the two an import writes. Remove the value from the solution.',
      ],
    ],
    shippedValue: [[{ variable: 'cts_url', solution: 'Contoso' }, 'Solution Contoso contains this value of cts_url.']],
  });

  itSays('settings-connector-mismatch', settingsConnectorMismatch, {
    otherConnector: [
      [
        { reference: 'cts_mail', referenceConnector: 'Office 365 Outlook', connector: 'Outlook.com' },
        'cts_mail is a connection reference for Office 365 Outlook, but this ConnectorId is Outlook.com. The import fails. Enter the connector of the reference and a connection of that connector.',
      ],
    ],
    definition: [
      [
        { reference: 'cts_mail', referenceConnector: 'Office 365 Outlook' },
        'Connection reference cts_mail is defined here for Office 365 Outlook.',
      ],
    ],
  });

  itSays('settings-duplicate-entry', settingsDuplicateEntry, {
    sameValue: [
      [
        { name: 'cts_mail' },
        'cts_mail has more than one entry in this settings file, with the same value. The import fails or uses only one of the entries. Remove one of them.',
      ],
    ],
    otherValue: [
      [
        { name: 'cts_mail' },
        'cts_mail has more than one entry in this settings file, with different values. The import fails or uses only one of the entries. Remove one of them.',
      ],
    ],
    firstEntry: [[{ name: 'cts_mail' }, 'The first entry of cts_mail is here.']],
  });

  itSays('settings-empty-connection', settingsEmptyConnection, {
    flowsStayOff: [
      [
        { reference: 'cts_mail', environment: 'test', placeholder: '', flows: ['Send'] },
        'cts_mail has no connection in environment test. “Send” stays turned off after the import. Map the connection reference to a connection of that environment.',
      ],
      [
        { reference: 'cts_mail', environment: 'test', placeholder: '', flows: ['Archive', 'Book'] },
        'cts_mail has no connection in environment test. “Archive” and “Book” stay turned off after the import. Map the connection reference to a connection of that environment.',
      ],
      [
        { reference: 'cts_mail', environment: 'test', placeholder: '', flows: ['Archive', 'Book', 'Call', 'Deliver'] },
        'cts_mail has no connection in environment test. “Archive”, “Book”, “Call” and 1 more stay turned off after the import. Map the connection reference to a connection of that environment.',
      ],
    ],
    appsAsk: [
      [
        { reference: 'cts_mail', environment: 'test', placeholder: 'TODO' },
        'cts_mail has no connection in environment test: “TODO” only holds its place, and an import with it is expected to fail. Other users of this connection reference, such as apps and agents, have no connection after the import. Map the connection reference to a connection of that environment.',
      ],
      [
        { reference: 'cts_mail', environment: 'test', placeholder: '' },
        'cts_mail has no connection in environment test. Other users of this connection reference, such as apps and agents, have no connection after the import. Map the connection reference to a connection of that environment.',
      ],
    ],
    importAsks: [
      [
        { reference: 'cts_mail', environment: 'test', placeholder: '' },
        'cts_mail has no connection in environment test. The first import asks for a connection. Map the connection reference to a connection of that environment.',
      ],
    ],
  });

  itSays('settings-missing-variable', settingsMissingVariable, {
    flowsStayOff: [
      [
        { variables: ['cts_Key', 'cts_Url'], environment: 'test', flows: ['Send', 'Post'] },
        'cts_Key and cts_Url have no value in environment test: these environment variables have no default value, and no settings file has an entry for them. “Send” and “Post” use them and cannot be turned on. Add entries with values.',
      ],
      [
        { variables: ['cts_Url'], environment: 'test', flows: ['Send'] },
        'cts_Url has no value in environment test: this environment variable has no default value, and no settings file has an entry for it. “Send” uses it and cannot be turned on. Add an entry with a value.',
      ],
    ],
  });

  itSays('settings-empty-variable', settingsEmptyVariable, {
    emptyValue: [
      [
        { variable: 'cts_url' },
        'Environment variable cts_url has an empty value, so the import fails. Enter a value, or remove the entry to keep the default value or the value that the target environment has now.',
      ],
    ],
  });

  itSays('settings-invalid-shape', settingsInvalidShape, {
    notAList: [
      [
        { member: 'ConnectionReferences' },
        'ConnectionReferences must be a list. pac solution import cannot read the settings file until this is fixed.',
      ],
    ],
    listEntry: [
      [
        { member: 'LogicalName' },
        'This entry is a list, but must be an object with LogicalName. pac solution import cannot read the settings file until this is fixed. Early versions of the ALM Accelerator wrote such lists.',
      ],
    ],
    nameMissing: [
      [
        { member: 'LogicalName' },
        'This entry has no LogicalName. pac solution import cannot read the settings file until this is fixed.',
      ],
    ],
    notText: [
      [
        { member: 'ConnectionId' },
        'ConnectionId must be a text in quotes. pac solution import cannot read the settings file until this is fixed.',
      ],
    ],
  });

  itSays('settings-malformed-connection-id', settingsMalformedConnectionId, {
    notBare: [
      [
        { reference: 'cts_mail', bare: '0f8378a7481ebe90208b7fd241a85623' },
        'ConnectionId of cts_mail is not a bare connection id. The import fails with an unexpected error. Use only 0f8378a7481ebe90208b7fd241a85623.',
      ],
      [
        { reference: 'cts_mail', bare: undefined },
        'ConnectionId of cts_mail is not a bare connection id. The import fails with an unexpected error. Open the connection in the maker portal and copy the part of the page address between the connector and /details.',
      ],
    ],
  });

  itSays('settings-missing-entry', settingsMissingEntry, {
    firstImport: [
      [
        { references: ['cts_mail'], solutions: ['Contoso'] },
        'cts_mail of Contoso has no entry in this settings file. The import asks for a connection, or leaves flows turned off that use a connection reference without an entry. Add the entry and map it to a connection.',
      ],
      [
        { references: ['cts_mail', 'cts_teams'], solutions: ['Contoso', 'Fabrikam'] },
        'cts_mail and cts_teams of Contoso and Fabrikam have no entry in this settings file. The import asks for a connection, or leaves flows turned off that use a connection reference without an entry. Add the entries and map them to connections.',
      ],
    ],
    laterImport: [
      [
        { references: ['cts_mail'], solutions: ['Contoso'] },
        'cts_mail of Contoso has no entry in this settings file. A connection reference from an earlier import keeps its connection, but flows that use a new connection reference stay turned off. Add the entry and map it to a connection.',
      ],
      [
        { references: ['cts_mail', 'cts_teams'], solutions: ['Contoso', 'Fabrikam'] },
        'cts_mail and cts_teams of Contoso and Fabrikam have no entry in this settings file. A connection reference from an earlier import keeps its connection, but flows that use a new connection reference stay turned off. Add the entries and map them to connections.',
      ],
    ],
  });

  itSays('settings-same-connection-in-two-environments', settingsSameConnectionInTwoEnvironments, {
    usedInOthers: [
      [
        { reference: 'cts_mail', environment: 'dev', others: ['prod', 'test'] },
        'The connection of cts_mail in dev is also used in prod and test. A connection belongs to one environment, so the import fails in an environment that does not have the connection. Look up a connection of dev, and enter its id in this entry.',
      ],
    ],
  });

  itSays('settings-secret-in-plain-text', settingsSecretInPlainText, {
    plainText: [
      [
        { variable: 'cts_key' },
        'Secret variable cts_key has a value that is not a reference to Azure Key Vault. The import refuses the value, and everybody who can read the repository can see it. Enter /subscriptions/…/vaults/…/secrets/… instead; if the value is a real password or key, replace that password or key too.',
      ],
    ],
  });

  itSays('settings-source-connector', settingsSourceConnector, {
    sourceId: [
      [
        { reference: 'cts_weather', connector: 'Weather', environment: 'test' },
        'cts_weather has the ConnectorId of the source environment. Weather is a custom connector, so its id differs in every environment. Look up its id in test, and enter it here.',
      ],
    ],
    idOfSolution: [
      [
        { reference: 'cts_weather', connector: 'Weather', environment: 'test' },
        'cts_weather has the ConnectorId that is in the solution. Weather is a custom connector, so this id is right only if the solution was exported from test. Otherwise look up its id in test, and enter it here.',
      ],
    ],
    otherId: [
      [
        {
          reference: 'cts_weather',
          connector: 'Weather',
          environment: 'test',
          others: ['cts_rain'],
          ids: ['shared_weather-5f0123456789abcdef'],
        },
        'cts_weather has the ConnectorId that is in the solution, but cts_rain has shared_weather-5f0123456789abcdef for the same connector. Weather is a custom connector and has only one id in test. Enter that id in all of these entries, and check their connection ids too.',
      ],
      [
        {
          reference: 'cts_weather',
          connector: 'Weather',
          environment: 'test',
          others: ['cts_rain', 'cts_snow'],
          ids: ['shared_weather-5f0123456789abcdef', 'shared_weather-5ffedcba9876543210'],
        },
        'cts_weather has the ConnectorId that is in the solution, but cts_rain and cts_snow have shared_weather-5f0123456789abcdef and shared_weather-5ffedcba9876543210 for the same connector. Weather is a custom connector and has only one id in test. Enter that id in all of these entries, and check their connection ids too.',
      ],
    ],
    definition: [
      [{ reference: 'cts_weather' }, 'The solution defines connection reference cts_weather with the same id.'],
    ],
    otherEntry: [[{ reference: 'cts_rain', connector: 'Weather' }, 'The entry of cts_rain has another id of Weather.']],
  });

  itSays('settings-unlisted-connection', settingsUnlistedConnection, {
    unlisted: [
      [
        { reference: 'cts_mail', environment: 'test' },
        'The connection of cts_mail is not in the list of connections of test. Another account may own the connection; if no account does, the import fails. Look up the id in the maker portal.',
      ],
    ],
    notConnected: [
      [
        { reference: 'cts_mail', environment: 'test', status: 'Error' },
        'The connection of cts_mail has the status “Error” in the list of connections of test. Flows that use it may fail. Fix the connection in the maker portal, or use another one.',
      ],
    ],
  });

  itSays('settings-unknown-entry', settingsUnknownEntry, {
    forNoSolution: [
      [
        { names: ['cts_gone'] },
        "cts_gone isn't in any solution of the workspace, so Connref doesn't know which solutions this settings file is for. Correct the names, or declare the solutions in `environments` of .connref.json.",
      ],
      [
        { names: ['cts_gone', 'cts_lost'] },
        "cts_gone and cts_lost aren't in any solution of the workspace, so Connref doesn't know which solutions this settings file is for. Correct the names, or declare the solutions in `environments` of .connref.json.",
      ],
    ],
    unknownReference: [
      [
        { name: 'cts_gone', owners: 'Contoso', have: 'has' },
        'Contoso has no connection reference cts_gone. The reference was renamed or deleted, or its name is misspelt in this file. Remove the entry or correct the name.',
      ],
      [
        { name: 'cts_gone', owners: 'Contoso and Fabrikam', have: 'have' },
        'Contoso and Fabrikam have no connection reference cts_gone. The reference was renamed or deleted, or its name is misspelt in this file. Remove the entry or correct the name.',
      ],
    ],
    absentSolution: [
      [
        { name: 'fab_mail', owners: 'Contoso', have: 'has' },
        'Contoso has no fab_mail, and has nothing with its prefix, so it may be of a solution that is not here. If it is not, remove the entry or correct the name.',
      ],
    ],
    referenceOfOthers: [
      [
        { name: 'cts_gone', owners: 'Contoso', have: 'has', holders: ['Fabrikam'] },
        'Contoso has no connection reference cts_gone, but Fabrikam has it. If this settings file is also for that solution, declare this in `environments` of .connref.json. Otherwise remove the entry.',
      ],
      [
        { name: 'cts_gone', owners: 'Contoso', have: 'has', holders: ['Fabrikam', 'Tailspin'] },
        'Contoso has no connection reference cts_gone, but Fabrikam and Tailspin have it. If this settings file is also for those solutions, declare this in `environments` of .connref.json. Otherwise remove the entry.',
      ],
    ],
    referenceOfCopy: [
      [
        { name: 'cts_gone', owners: 'Contoso', have: 'has', copy: '1.0.0.0 in Old' },
        'Contoso has no connection reference cts_gone, but another copy has it (1.0.0.0 in Old). An import of the copy that this settings file is for does not use the entry. Remove the entry, or move the file beside the other copy.',
      ],
    ],
    unknownVariable: [
      [
        { name: 'cts_url', owners: 'Contoso', have: 'has' },
        'Contoso has no environment variable cts_url. The variable was renamed or deleted, or its name is misspelt in this file. Remove the entry or correct the name.',
      ],
    ],
  });

  itSays('several-references-per-connector', severalReferencesPerConnector, {
    oneOfSeveral: [
      [
        { solution: 'Contoso', connector: 'Office 365 Outlook', count: 3 },
        'Contoso has 3 connection references for Office 365 Outlook. Each of them must be mapped in every target environment. Merge the references that get the same connection.',
      ],
    ],
    firstOfSeveral: [
      [
        { reference: 'cts_mail', connector: 'Office 365 Outlook' },
        'cts_mail is the first connection reference for Office 365 Outlook in the solution.',
      ],
    ],
  });

  itSays('undeclared-connection-key', undeclaredConnectionKey, {
    undeclared: [
      [
        { operation: 'Send_mail', key: 'shared_office365' },
        '“Send_mail” uses connection key shared_office365, which the flow does not declare in connectionReferences. The flow cannot be turned on until this is fixed. Declare the key in connectionReferences, or use a key that the flow declares.',
      ],
    ],
  });

  const use = { user: '“Send”', reference: 'cts_mail', solution: 'Contoso' };

  const using = { flow: 'Send', variable: 'cts_Url', solution: 'Contoso' };

  const copy = {
    solution: 'Contoso',
    version: '1.0.0.0',
    folder: 'archive/Contoso',
    sourceVersion: '1.1.0.0',
    sourceFolder: 'src/Contoso',
  };

  itSays('solution-copy', solutionCopy, {
    older: [
      [
        copy,
        'Contoso 1.0.0.0 is an older copy of Contoso 1.1.0.0 in src/Contoso, which is checked and planned. Findings in this copy are at most information, except about files that cannot be read. If nobody needs the copy, delete it or add archive/Contoso to `exclude` of .connref.json.',
      ],
    ],
    newer: [
      [
        { ...copy, version: '1.2.0.0', folder: 'managed/Contoso' },
        'Contoso 1.2.0.0 is newer than its source, 1.1.0.0 in src/Contoso. This is normal if a build of the source raised the version. If it was exported from an environment, the source may lack changes: export the solution as unmanaged too, and unpack it into src/Contoso.',
      ],
    ],
    equal: [
      [
        { ...copy, version: '1.1.0.0', folder: 'old/Contoso' },
        'Contoso 1.1.0.0 is in src/Contoso too, with version 1.1.0.0. Neither version is higher, so both are checked, and the one in src/Contoso is planned. Delete the older one, or raise the version of the newer one.',
      ],
    ],
  });

  itSays('undefined-variable', undefinedVariable, {
    inOtherSolution: [
      [
        { ...using, owner: 'Base' },
        '“Send” uses environment variable cts_Url, which is not in Contoso. Base defines the variable. Import Base first.',
      ],
    ],
    inOtherCopy: [
      [
        { ...using, copy: '1.0.0.0 in archive/Contoso', unreadReason: undefined },
        '“Send” uses environment variable cts_Url, which is only in another copy of Contoso (1.0.0.0 in archive/Contoso). This copy is imported without the variable, so the flow cannot be turned on. Define the variable in this copy too.',
      ],
    ],
    ownerListed: [
      [
        { ...using, owner: 'Base (1.0)' },
        '“Send” uses environment variable cts_Url, which is not in Contoso. In the environment that Contoso was exported from, Base (1.0) contains the variable. Import Base (1.0) first.',
      ],
    ],
    ownerLacksIt: [
      [
        { ...using, owner: 'Base (1.0)' },
        '“Send” uses environment variable cts_Url, which is not in Contoso. When Contoso was exported, Base (1.0) contained the variable, but Base in this workspace does not. The import fails unless the target environment still has the variable. Define the variable in one of the two solutions.',
      ],
    ],
    unmanagedInSource: [
      [
        { ...using, unreadReason: undefined },
        '“Send” uses environment variable cts_Url, which is not in Contoso. The import fails unless the target environment already has the variable. Define the variable in Contoso, or list it in `externals` of .connref.json.',
      ],
      [
        { ...using, unreadReason: 'unreadable' },
        '“Send” uses environment variable cts_Url, which is not in Contoso. It is unknown whether the import fails. A file or folder in the workspace that cannot be read may contain the variable: fix it first.',
      ],
    ],
    notListed: [
      [
        { ...using, unreadReason: undefined },
        '“Send” uses environment variable cts_Url, which is not in Contoso. Without the variable in the target environment, the flow cannot be turned on. Define the variable in Contoso, or list it in `externals` of .connref.json.',
      ],
    ],
  });

  itSays('undefined-reference', undefinedReference, {
    inOtherSolution: [
      [
        { ...use, owner: 'Base' },
        '“Send” uses connection reference cts_mail, which is not in Contoso. Base defines the connection reference. Import Base first, or define the connection reference in Contoso too.',
      ],
    ],
    inOtherCopy: [
      [
        {
          ...use,
          copy: '1.0.0.0 in archive/Contoso',
          consequence: 'the import fails or leaves the flow turned off',
          unreadReason: undefined,
        },
        '“Send” uses connection reference cts_mail, which is only in another copy of Contoso (1.0.0.0 in archive/Contoso). This copy is imported without the connection reference, so the import fails or leaves the flow turned off. Define the connection reference in this copy too.',
      ],
    ],
    ownerListed: [
      [
        { ...use, owner: 'Base (1.0)' },
        '“Send” uses connection reference cts_mail, which is not in Contoso. In the environment that Contoso was exported from, Base (1.0) contains the connection reference. Import Base (1.0) first.',
      ],
    ],
    ownerLacksIt: [
      [
        { ...use, owner: 'Base (1.0)' },
        '“Send” uses connection reference cts_mail, which is not in Contoso. When Contoso was exported, Base (1.0) contained the connection reference, but Base in this workspace does not. The import fails unless the target environment still has the connection reference. Define the connection reference in one of the two solutions.',
      ],
    ],
    unmanagedInSource: [
      [
        { ...use, unreadReason: undefined },
        '“Send” uses connection reference cts_mail, which is not in Contoso. The import fails unless the target environment already has the connection reference. Define the connection reference in Contoso, or list it in `externals` of .connref.json.',
      ],
      [
        { ...use, unreadReason: 'unreadable' },
        '“Send” uses connection reference cts_mail, which is not in Contoso. It is unknown whether the import fails. A file or folder in the workspace that cannot be read may contain the connection reference: fix it first.',
      ],
      [
        { ...use, unreadReason: 'notRead' },
        '“Send” uses connection reference cts_mail, which is not in Contoso. It is unknown whether the import fails. A solution in the YAML layout of Dataverse Git integration may contain the connection reference: look in that solution first, because Connref does not read this layout.',
      ],
    ],
    notListed: [
      [
        { ...use, user: 'Code app “Orders”', consequence: 'the import fails', unreadReason: undefined },
        'Code app “Orders” uses connection reference cts_mail, which is not in Contoso. No solution in the workspace defines the connection reference, so the import fails. Define the connection reference in Contoso, or use another connection reference.',
      ],
      [
        { ...use, consequence: 'the import fails or leaves the flow turned off', unreadReason: undefined },
        '“Send” uses connection reference cts_mail, which is not in Contoso. No solution in the workspace defines the connection reference, so the import fails or leaves the flow turned off. Define the connection reference in Contoso, or use another connection reference.',
      ],
      [
        { ...use, consequence: 'the import fails or leaves the flow turned off', unreadReason: 'unreadable' },
        '“Send” uses connection reference cts_mail, which is not in Contoso. It is unknown whether the import fails or leaves the flow turned off. A file or folder in the workspace that cannot be read may contain the connection reference: fix it first.',
      ],
      [
        { ...use, consequence: 'the import fails or leaves the flow turned off', unreadReason: 'notRead' },
        '“Send” uses connection reference cts_mail, which is not in Contoso. It is unknown whether the import fails or leaves the flow turned off. A solution in the YAML layout of Dataverse Git integration may contain the connection reference: look in that solution first, because Connref does not read this layout.',
      ],
    ],
  });

  itSays('unreadable-file', unreadableFile, {
    refused: [
      [
        { reason: 'permission denied' },
        'This file cannot be read: permission denied. Connref does not check the file until this is fixed.',
      ],
    ],
    notListed: [
      [
        { reason: 'permission denied' },
        'This folder is not read: permission denied. Connref reports nothing as unused that may be used here. Fix the folder, or add it to `exclude` in .connref.json.',
      ],
    ],
    notFollowed: [
      [
        { reason: 'it is a link out of the workspace folder, to ../../shared' },
        'This link is not followed: it is a link out of the workspace folder, to ../../shared. Connref reports nothing as unused that may be used there. Replace the link by the folder, or add it to `exclude` in .connref.json.',
      ],
    ],
    notFollowedBesideSolutions: [
      [
        { reason: 'it is a link inside a linked folder' },
        'This link is not followed: it is a link inside a linked folder. Connref reports nothing as unused that may be used there. Replace the link by the folder, or add it to `exclude` in .connref.json.',
      ],
    ],
    maybeSettings: [
      [
        { reason: 'permission denied' },
        'This JSON file cannot be read: permission denied. If it is a deployment settings file, its entries seem to be missing. Fix the file, or add it to `exclude` in .connref.json.',
      ],
    ],
    damagedText: [
      [
        'This file contains bytes that are not text in its encoding, so Connref does not edit the file. Save the file as UTF-8.',
      ],
    ],
    unknownForm: [
      [
        { element: 'ConnectionReferences', user: { kind: 'desktopFlow', name: 'Robot' }, expected: 'list' },
        'ConnectionReferences of desktop flow “Robot” has an unknown form: Connref expects a list here. Connref cannot check what the desktop flow uses.',
      ],
      [
        { element: 'ConnectionReferences', user: { kind: 'desktopFlow', name: 'Robot' }, expected: 'logicalName' },
        'ConnectionReferences of desktop flow “Robot” has an unknown form: this item has no logical name of a connection reference. Connref cannot check what the desktop flow uses.',
      ],
      [
        { element: 'CdsDependencies', user: { kind: 'canvasApp', name: 'Stock' }, expected: 'fewerLevels' },
        'CdsDependencies of canvas app “Stock” has an unknown form: Connref expects at most 500 objects and lists inside each other. Connref cannot check what the canvas app uses.',
      ],
      [
        { element: 'CdsDependencies', user: { kind: 'codeApp', name: 'Stock' }, expected: 'object' },
        'CdsDependencies of code app “Stock” has an unknown form: Connref expects an object here. Connref cannot check what the code app uses.',
      ],
    ],
  });

  itSays('unused-connection-entry', unusedConnectionEntry, {
    unused: [
      [
        { flow: 'Send', connector: 'Microsoft Teams' },
        '“Send” does not use this connection to Microsoft Teams in any trigger or action. Somebody still has to map the connection at the first import into an environment. Remove this entry of connectionReferences.',
      ],
    ],
  });

  itSays('unused-reference', unusedReference, {
    unused: [
      [
        { reference: 'cts_mail' },
        'cts_mail is not used by any flow, app or agent in the workspace. The first import into an environment still asks for a connection for this connection reference. Delete the reference, unless something outside the workspace uses it.',
      ],
    ],
    solutionHasUnreadKinds: [
      [
        { reference: 'cts_mail', kinds: ['dataflows', 'virtual tables'] },
        'cts_mail is not used by any flow, app or agent in the workspace. The first import into an environment still asks for a connection for this connection reference. The solution contains dataflows and virtual tables, which Connref does not read and which may use the reference. Check them before you delete the reference.',
      ],
    ],
    workspaceHasYaml: [
      [
        { reference: 'cts_mail' },
        'cts_mail is not used by any flow, app or agent in the workspace. The first import into an environment still asks for a connection for this connection reference. Solutions in the YAML layout, which Connref does not read, may use it too. Check these solutions before you delete the reference.',
      ],
    ],
    workspaceHasAgents: [
      [
        { reference: 'cts_mail' },
        'cts_mail is not used by any flow, app or agent in the workspace. The first import into an environment still asks for a connection for this connection reference. Workspaces of the Copilot Studio extension, which Connref does not read, may use it too. Check these workspaces before you delete the reference.',
      ],
    ],
  });
});
