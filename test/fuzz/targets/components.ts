import assert from 'node:assert/strict';
import { type Arbitrary, constantFrom, oneof, tuple } from 'fast-check';
import type { ComponentKind } from '../../../src/core/readers/components/allComponents';
import { encodeXmlText } from '../../../src/core/text/xmlText';
import { agentRowsXml, appXml, flowDependency, knowledgeXml, referenceDependency } from '../../support/componentSource';
import type { Random } from '../../support/random';
import {
  connectorXml,
  customizationsXml,
  exampleGuid,
  manifestXml,
  missingConnectorDependency,
  missingReference,
  missingTable,
  workflowXml,
} from '../../support/solutionSource';
import { mutatedText } from '../../support/textMutations';
import { mutatedXml } from '../../support/xmlMutations';
import { saxesVerdict } from '../../support/xmlJudges';
import { componentsYaml, solutionYaml } from '../../support/yamlSolutionSource';
import { type FuzzTarget, fuzzTarget } from '../fuzzTarget';
import { hostileNames, mutated } from '../inputs';
import { outcomeOf, readAs } from '../readings';

type Samples = Readonly<Partial<Record<ComponentKind, readonly string[]>>>;

const manifests = [
  manifestXml({
    missingDependencies: [
      missingReference('cts_mail', 'Active'),
      missingConnectorDependency(exampleGuid, 'Base (1.0)'),
      missingTable('cts_order', 'Active'),
    ],
  }),
];
const app = appXml({
  name: 'cts_app',
  references: ['cts_mail'],
  flows: [exampleGuid],
  connectors: ['cts_5Fweather'],
  dependencies: [referenceDependency('cts_mail'), flowDependency(exampleGuid)],
  escaped: true,
});
const customizations = ['packager', 'export'].map((layout) =>
  customizationsXml({
    layout: layout as 'packager' | 'export',
    references: [
      { name: 'cts_mail', displayName: 'Mail &amp; more' },
      { name: 'cts_teams', custom: exampleGuid },
    ],
    connectors: [{ name: 'cts_5Fweather' }],
    flows: [{ name: 'Send' }, { name: 'Robot', category: '6', desktopReferences: ['cts_mail'] }],
  }).replace('<EntityDataProviders />', `<CanvasApps>${app}</CanvasApps>`),
);

const xmlSamples: Samples = {
  solutionManifest: manifests,
  unreadManifest: manifests,
  customizations,
  unreadCustomizations: customizations,
  flowMetadata: [
    workflowXml({ name: 'Send' }),
    workflowXml({ name: 'Robot', category: '6', desktopReferences: ['cts_mail'] }),
  ],
  customConnector: [connectorXml({ name: 'cts_5Fweather' })],
  canvasApp: [app, app.replaceAll('&quot;', '"')],
  agent: ['<bot schemaname="cts_agent"><name>Helper</name></bot>'],
  agentRows: [
    agentRowsXml('connectionreference', [['cts_agent.topic', 'cts_mail']]),
    agentRowsXml('workflow', [['cts_agent.topic', exampleGuid]]),
  ],
  agentKnowledge: [knowledgeXml('cts_mail')],
  environmentVariable: [
    '<environmentvariabledefinition schemaname="cts_url"><defaultvalue>x</defaultvalue><displayname default="Url"><label description="Url" languagecode="1033" /></displayname><type>100000000</type></environmentvariabledefinition>',
  ],
};

const otherSamples: Samples = {
  yamlManifest: [solutionYaml()],
  yamlComponents: [componentsYaml({ components: ['/connectionreferences/cts_mail', '/modernflows/A', 'bots/b'] })],
  yamlMissingDependencies: [
    "MissingDependencies:\n  MissingDependency:\n    Required:\n      '@type': 10132\n      '@schemaName': cts_mail\n      '@solution': Active\n    Dependent:\n      '@type': 29\n      '@id': x\n",
  ],
  agentComponent: [
    `kind: AdaptiveDialog\nbeginDialog:\n  actions:\n    - kind: InvokeConnectorAction\n      connectionReference: cts_agent.shared_office365.x\n    - kind: InvokeFlowAction\n      flowId: ${exampleGuid}\n`,
  ],
  codeApp: [
    '{"appDisplayName":"Stock","connectionReferences":{"a":{"id":"/providers/Microsoft.PowerApps/apis/shared_sql","sharedConnectionId":"0f","xrmConnectionReferenceLogicalName":"cts_mail"}}}',
  ],
  environmentVariableValue: [
    '{"environmentvariablevalues":{"environmentvariablevalue":{"value":"x"}}}',
    '{"environmentvariablevalues":{"environmentvariablevalue":[{"value":"x"},{"value":null}]}}',
  ],
};

/** The kinds of components that these targets read. */
export const fuzzedKinds = [...Object.keys(xmlSamples), ...Object.keys(otherSamples)];

/** Half of the changes replace one value or text by a hostile name, the others can break the form. */
export function mutatedComponentXml(text: string, random: Random): string {
  return random.oneIn(3) ? mutatedXml(text, random) : withOtherValue(text, random);
}

function withOtherValue(text: string, random: Random): string {
  const found = [...text.matchAll(/(?<==")[^"]*|(?<=>)[^<]+(?=<)/g)];
  const { 0: old, index } = found.length > 0 ? random.one(found) : { 0: '', index: 0 };
  const value = random.oneIn(3)
    ? mutatedText(old, random)
    : random.oneIn(2)
      ? encodeXmlText(random.one(hostileNames))
      : (found[random.below(found.length)]?.[0] ?? '');
  return text.slice(0, index) + value + text.slice(index + old.length);
}

function inputsOf(
  samples: Samples,
  mutate: (text: string, random: Random) => string,
): Arbitrary<[ComponentKind, string]> {
  return oneof(
    ...Object.entries(samples).map(([kind, texts]) =>
      tuple(constantFrom(kind as ComponentKind), mutated(constantFrom(...texts), mutate, 4)),
    ),
  );
}

export const xmlComponents: FuzzTarget = fuzzTarget(
  { name: 'xml-components', fewInputs: 1500, manyInputs: 150_000 },
  inputsOf(xmlSamples, mutatedComponentXml),
  async ([kind, text]) => {
    const result = await readAs(kind, text);
    if (result.facts !== undefined) {
      assert.equal(saxesVerdict(text).problem, undefined, 'facts of a text that is not well-formed');
    }
    return outcomeOf(result);
  },
);

export const otherComponents: FuzzTarget = fuzzTarget(
  { name: 'yaml-and-json-components', fewInputs: 1500, manyInputs: 100_000 },
  inputsOf(otherSamples, mutatedText),
  async ([kind, text]) => outcomeOf(await readAs(kind, text)),
);
