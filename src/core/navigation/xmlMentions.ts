import { agentKnowledgeNames } from '../locate/agentKnowledgeNames';
import { agentRows } from '../locate/agentRows';
import { appNames } from '../locate/appNames';
import { dependencyNames } from '../locate/dependencyNames';
import { desktopFlowNames } from '../locate/desktopFlowNames';
import type { NamedSpan } from '../locate/namedSpan';
import type { Span } from '../locate/span';
import { XmlComponents } from '../locate/xmlComponents';
import { guidKey } from '../model/names';
import type { YieldToHost } from '../text/yieldToHost';
import { attributeSpan, childElements, outlineXml, outlineXmlYielding } from '../text/xmlOutline';
import type { XmlElement } from '../text/xmlScanner';
import { decodeXmlText } from '../text/xmlText';
import type { Mention, MentionKind } from './mention';
import { usedNameMentions } from './usedNameMentions';

/**
 * Returns the mentions in `Customizations.xml`: connection references and their custom connectors, and in an export
 * also flows, custom connectors and the references of canvas apps (docs/formats.md#connection-references,
 * docs/formats.md#flow-metadata, docs/formats.md#custom-connectors, docs/formats.md#canvas-apps).
 */
export async function customizationsMentions(text: string, yieldToHost: YieldToHost): Promise<Mention[]> {
  const outline = await outlineXmlYielding(text, yieldToHost);
  const components = new XmlComponents(text, outline);
  const workflows = outline.sections
    .filter(({ name }) => name === 'Workflows')
    .flatMap((section) => childElements(text, section));
  return [
    ...workflows.flatMap((workflow) => workflowMentions(text, workflow)),
    ...components.elements('customConnector').flatMap((connector) => connectorMentions(text, connector)),
    ...components.elements('canvasApp').flatMap((app) => usedNameMentions(appNames(text, app))),
    ...components.elements('connectionReference').flatMap((reference) => [
      ...mention(text, 'reference', components.nameSpan('connectionReference', reference), 'definition'),
      ...childElements(text, reference)
        .filter(({ name }) => name === 'customconnectorid')
        .flatMap((link) => mention(text, 'connectorId', childSpan(text, link, 'connectorid'), 'use')),
    ]),
  ];
}

/**
 * Returns the mentions of connection references, custom connectors and flows in `CanvasApps/<name>.meta.xml`
 * (docs/formats.md#canvas-apps).
 */
export function canvasAppMentions(text: string): Mention[] {
  return mentionsInRoot(text, (_, app) => usedNameMentions(appNames(text, app)));
}

/**
 * Returns the mentions of connection references in `Assets/botcomponent_connectionreferenceset.xml`, or of flows in
 * `Assets/botcomponent_workflowset.xml` (docs/formats.md#agents).
 */
export function agentRowsMentions(text: string): Mention[] {
  return usedNameMentions(agentRows(text).map(({ used }) => used));
}

/**
 * Returns the mentions of connection references in `dvtablesearchs/<GUID>/dvtablesearch.xml` (docs/formats.md#agents).
 */
export function agentKnowledgeMentions(text: string): Mention[] {
  return usedNameMentions(agentKnowledgeNames(text));
}

/**
 * Returns the GUID and the name of the custom connector in `Connectors/<name>.xml` as mentions
 * (docs/formats.md#custom-connectors).
 */
export function customConnectorMentions(text: string): Mention[] {
  return mentionsInRoot(text, connectorMentions);
}

/**
 * Returns the GUID of the flow in `Workflows/<name>.json.data.xml` as a mention (docs/formats.md#flow-metadata), and the
 * mentions of connection references of a desktop flow (docs/formats.md#desktop-flows).
 */
export function flowMetadataMentions(text: string): Mention[] {
  return mentionsInRoot(text, workflowMentions);
}

/**
 * Returns the schema name in `environmentvariabledefinition.xml` as a mention (docs/formats.md#environment-variables).
 */
export function environmentVariableMentions(text: string): Mention[] {
  return mentionsInRoot(text, (_, root) =>
    mention(text, 'variable', attributeSpan(text, root, 'schemaname'), 'definition'),
  );
}

/**
 * Returns the mentions of connection references in `<MissingDependencies>` of `Solution.xml`
 * (docs/formats.md#missing-dependencies).
 */
export function solutionManifestMentions(text: string): Mention[] {
  return referenceUses(dependencyNames(text).map(({ reference }) => reference));
}

function mentionsInRoot(text: string, read: (text: string, root: XmlElement) => Mention[]): Mention[] {
  const { root } = outlineXml(text);
  return root ? read(text, root) : [];
}

function workflowMentions(text: string, workflow: XmlElement): Mention[] {
  return [
    ...mention(text, 'flow', attributeSpan(text, workflow, 'WorkflowId'), 'definition'),
    ...usedNameMentions(desktopFlowNames(text, workflow)),
  ];
}

function connectorMentions(text: string, connector: XmlElement): Mention[] {
  return [
    ...mention(text, 'connectorId', childSpan(text, connector, 'connectorid'), 'definition'),
    ...mention(text, 'connectorName', childSpan(text, connector, 'name'), 'definition'),
  ];
}

function referenceUses(names: readonly NamedSpan[]): Mention[] {
  return names
    .filter(({ name }) => name !== '')
    .map(({ name, span }) => ({ kind: 'reference', name, span, role: 'use' }));
}

function childSpan(text: string, parent: XmlElement, name: string): Span | undefined {
  const child = childElements(text, parent).find((element) => element.name === name);
  return child && { start: child.contentStart, end: child.contentEnd };
}

function mention(text: string, kind: MentionKind, span: Span | undefined, role: Mention['role']): Mention[] {
  if (!span || span.start === span.end) {
    return [];
  }
  const name = decodeXmlText(text.slice(span.start, span.end));
  return [{ kind, name: kind === 'flow' || kind === 'connectorId' ? guidKey(name) : name, span, role }];
}
