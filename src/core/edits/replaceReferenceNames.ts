import { type Node, parseTree } from 'jsonc-parser';
import type { Span } from '../locate/span';
import { nameKey, sameName } from '../model/names';
import type { TextEdit } from '../text/textEdit';
import { attributeSpan, childElements, outlineXml } from '../text/xmlOutline';
import type { XmlElement } from '../text/xmlScanner';
import { decodeXmlText, encodeXmlText } from '../text/xmlText';
import type { ReferenceHolder, ReplaceReferenceName } from './editOperation';
import { EditRefused } from './editRefused';
import { endOf, valueOf } from './jsonStyle';

/**
 * Replaces the logical name of a connection reference wherever a file names it: whole names only, in any case.
 * @throws EditRefused when an agent or canvas app does not name it any more.
 */
export function replaceReferenceNames(text: string, operations: readonly ReplaceReferenceName[]): TextEdit[] {
  return operations.flatMap((operation) => {
    const edits = holders[operation.holder](text, operation);
    if (edits.length === 0 && operation.holder !== 'solutionManifest' && operation.holder !== 'config') {
      throw new EditRefused(operation.file, `It does not name ${operation.logicalName} any more.`);
    }
    return edits;
  });
}

const holders: Readonly<Record<ReferenceHolder, (text: string, operation: ReplaceReferenceName) => TextEdit[]>> = {
  agentReferences: inAgentReferences,
  agentComponent: inAgentComponent,
  canvasApp: inCanvasApps,
  solutionManifest: inMissingDependencies,
  config: inConfig,
};

/** Rows of a component and a reference; one that is there with the new name already takes the place of the old. */
function inAgentReferences(text: string, { logicalName, to }: ReplaceReferenceName): TextEdit[] {
  const rows = outlineXml(text)
    .sections.filter(({ name }) => name === 'botcomponent_connectionreference')
    .map((element) => ({
      element,
      component: nameKey(attribute(text, element, 'botcomponentid.schemaname')?.value ?? ''),
      reference: attribute(text, element, 'connectionreferenceid.connectionreferencelogicalname'),
    }));
  return rows.flatMap(({ element, component, reference }) => {
    if (!reference || !sameName(reference.value, logicalName)) {
      return [];
    }
    const isThere =
      !sameName(logicalName, to) &&
      rows.some((row) => row.component === component && row.reference && sameName(row.reference.value, to));
    const behind = element.end + (/^\s*/.exec(text.slice(element.end, element.end + 1000))?.[0].length ?? 0);
    return isThere
      ? [{ start: element.start, end: behind, newText: '' }]
      : [{ ...reference.span, newText: encodeXmlText(to) }];
  });
}

/** The scalars that the reader of agents knows: plain or quoted, on one line. */
function inAgentComponent(text: string, { logicalName, to }: ReplaceReferenceName): TextEdit[] {
  const scalars = /^([ \t-]*connectionReference:[ \t]*["']?)([^\s"'#]+)/gm;
  return [...text.matchAll(scalars)].flatMap(({ index, 1: before = '', 2: name = '' }) => {
    const start = index + before.length;
    return sameName(name, logicalName) ? [{ start, end: start + name.length, newText: to }] : [];
  });
}

/** JSON inside XML: its quotes are escaped, or not. */
function inCanvasApps(text: string, { logicalName, to }: ReplaceReferenceName): TextEdit[] {
  const { sections } = outlineXml(text);
  const apps = sections.filter(({ name }) => name === 'CanvasApps').flatMap((section) => childElements(text, section));
  const lists = [...sections, ...apps.flatMap((app) => childElements(text, app))].filter(
    ({ name }) => name === 'ConnectionReferences',
  );
  const quote = '(?:"|&quot;|&#34;)';
  const member = `(${quote}xrmConnectionReferenceLogicalName${quote}\\s*:\\s*${quote})([^"&]*)(?=${quote})`;
  return lists.flatMap(({ contentStart, contentEnd }) =>
    [...text.slice(contentStart, contentEnd).matchAll(new RegExp(member, 'g'))].flatMap(
      ({ index, 1: before = '', 2: name = '' }) => {
        const start = contentStart + index + before.length;
        return sameName(name, logicalName) ? [{ start, end: start + name.length, newText: to }] : [];
      },
    ),
  );
}

/** What a solution needs from elsewhere, and what in it needs that (formats.md §2). */
function inMissingDependencies(text: string, { logicalName, to, displayName }: ReplaceReferenceName): TextEdit[] {
  const below = (elements: readonly XmlElement[], name: string): XmlElement[] =>
    elements.flatMap((element) => childElements(text, element)).filter((child) => child.name === name);
  const manifest = outlineXml(text).sections.filter(({ name }) => name === 'SolutionManifest');
  const dependencies = below(below(manifest, 'MissingDependencies'), 'MissingDependency');
  return dependencies
    .flatMap((dependency) => childElements(text, dependency))
    .flatMap((element) => {
      const name = attribute(text, element, 'id.connectionreferencelogicalname');
      if (!name || !sameName(name.value, logicalName)) {
        return [];
      }
      const shown = attribute(text, element, 'displayName');
      // The display name is the logical one where the exporting environment knew no better.
      const shownAfter =
        shown?.value === displayName?.before ? displayName?.value : shown?.value === name.value ? to : undefined;
      return [
        ...(name.value === to ? [] : [{ ...name.span, newText: encodeXmlText(to) }]),
        ...(shown && shownAfter !== undefined && shownAfter !== shown.value
          ? [{ ...shown.span, newText: encodeXmlText(shownAfter) }]
          : []),
      ];
    });
}

/** `reference` of the ignored findings, and the externals that are names; a glob is nobody's name. */
function inConfig(text: string, { logicalName, to }: ReplaceReferenceName): TextEdit[] {
  const root = parseTree(text);
  const items = (list: string): readonly Node[] => (root && valueOf(root, list)?.children) ?? [];
  const names = [...items('ignore').map((entry) => valueOf(entry, 'reference')), ...items('externals')];
  return names.flatMap((node) =>
    typeof node?.value === 'string' && sameName(node.value, logicalName)
      ? [{ start: node.offset, end: endOf(node), newText: JSON.stringify(to) }]
      : [],
  );
}

function attribute(
  text: string,
  element: XmlElement,
  name: string,
): { readonly span: Span; readonly value: string } | undefined {
  const span = attributeSpan(text, element, name);
  return span && { span, value: decodeXmlText(text.slice(span.start, span.end)) };
}
