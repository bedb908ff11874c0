import type { Node } from 'jsonc-parser';
import { parseJsonTree } from '../../text/jsonTree';
import { agentComponentNames } from '../../locate/agentComponentNames';
import { agentKnowledgeNames } from '../../locate/agentKnowledgeNames';
import { agentRows } from '../../locate/agentRows';
import { appNames } from '../../locate/appNames';
import { attributeName } from '../../locate/attributeName';
import { type DependencyName, dependencyNames } from '../../locate/dependencyNames';
import { desktopFlowNames } from '../../locate/desktopFlowNames';
import type { NamedSpan, UsedName } from '../../locate/namedSpan';
import { isBuiltIn } from '../../dependencies/listedComponents';
import { XmlComponents } from '../../locate/xmlComponents';
import type { XmlComponentKind } from '../../model/place';
import { nameKey, sameName } from '../../model/names';
import { groupBy } from '../../text/groupBy';
import type { TextEdit } from '../../text/textEdit';
import { childElements, outlineXml } from '../../text/xmlOutline';
import type { XmlElement } from '../../text/xmlScanner';
import { EditRefused } from '../operations/editRefused';
import type { ReferenceHolder, ReplaceReferenceName } from '../operations/mentionOperation';
import { elementRemoval } from './elementRemoval';
import { endOf } from './jsonStyle';
import { type FileToEdit, requireText, type TextSource, type Writer } from './writer';
import { spaceEnd } from '../../text/whiteSpace';

/**
 * The writer of operations that replace logical names of connection references where apps, agents and desktop flows use
 * the references, and in MissingDependencies of `Solution.xml`.
 */
export const referenceNameWriter: Writer<ReplaceReferenceName> = {
  target: 'referenceNames',
  sharesFile: true,
  write: referenceNameEdits,
};

async function referenceNameEdits(file: FileToEdit, operations: readonly ReplaceReferenceName[]): Promise<TextEdit[]> {
  // Only an unpacked canvas app has a file with its connections (`canvasSource`). If the file doesn't exist, it cannot
  // contain the old name.
  if (file.text === undefined && operations.some(({ holder }) => holder === 'canvasSource')) {
    return [];
  }
  const text = requireText(file);
  await refuseNamesInApps(operations, file.source);
  return replaceReferenceNames(text, operations);
}

/**
 * Refuses operations if a file that cannot be edited, such as a `.msapp`, would still contain the old logical name.
 * @throws EditRefused if one of the `uneditedFiles` of an operation exists.
 */
async function refuseNamesInApps(operations: readonly ReplaceReferenceName[], source: TextSource): Promise<void> {
  for (const { uneditedFiles = [], logicalName } of operations) {
    for (const document of uneditedFiles) {
      // A `.msapp` is binary, so reading its text can be refused. Such a refusal proves that the file exists.
      if ((await source(document).catch(() => '')) !== undefined) {
        throw new EditRefused(document, { kind: 'nameInApp', logicalName });
      }
    }
  }
}

/**
 * Computes the edits that replace logical names of connection references in a file. Only whole names are replaced,
 * whatever their upper and lower case is.
 * @param operations The operations on the file, in the order in which they apply.
 * @returns Edits with offsets in UTF-16 code units of `text`.
 * @throws EditRefused if a file that may not lack the old name (see {@link ReferenceHolder}) no longer contains it.
 */
export async function replaceReferenceNames(
  text: string,
  operations: readonly ReplaceReferenceName[],
): Promise<TextEdit[]> {
  const edits: TextEdit[] = [];
  for (const [holder, ofHolder] of groupBy(operations, (operation) => operation.holder)) {
    edits.push(...(await holders[holder](text, ofHolder)));
  }
  return edits;
}

const holders: Readonly<
  Record<
    ReferenceHolder,
    (text: string, operations: readonly ReplaceReferenceName[]) => TextEdit[] | Promise<TextEdit[]>
  >
> = {
  agentRows: inAgentRows,
  agentComponent: async (text, operations) => renames((await agentComponentNames(text)).names, operations),
  agentKnowledge: (text, operations) => renames(agentKnowledgeNames(text), operations),
  canvasApp: (text, operations) => renames(namesInElements(text, 'canvasApp', appNames), operations),
  desktopFlow: (text, operations) => renames(namesInElements(text, 'workflow', desktopFlowNames), operations),
  canvasSource: inCanvasSource,
  codeAppProject: (text, operations) => changes(applyRenames(connectionNames(text), operations)),
  solutionManifest: inMissingDependencies,
};

/**
 * Applies the operations to the names in a file. A later operation may replace a name that an earlier one wrote.
 * @returns Each name with its replacement, which is the same name if it doesn't change.
 * @throws EditRefused if the name that an operation replaces doesn't occur.
 */
function applyRenames<Name extends NamedSpan>(
  names: readonly Name[],
  operations: readonly ReplaceReferenceName[],
): (Name & RenamedSpan)[] {
  const after = names.map((each) => ({ ...each, to: each.name }));
  for (const { file, logicalName, to } of operations) {
    const renamed = after.filter((each) => sameName(each.to, logicalName));
    if (renamed.length === 0) {
      throw new EditRefused(file, { kind: 'nameGone', logicalName });
    }
    for (const each of renamed) {
      each.to = to;
    }
  }
  return after;
}

interface RenamedSpan extends NamedSpan {
  readonly to: string;
}

function changes(names: readonly RenamedSpan[]): TextEdit[] {
  return names
    .filter(({ name, to }) => to !== name)
    .map(({ span, to, written }) => ({ ...span, newText: written(to) }));
}

/**
 * Computes the edits of a file whose rows connect components of agents with connection references. A row that would
 * repeat another row after the replacement is removed, because a component may have only one row for each reference.
 */
function inAgentRows(text: string, operations: readonly ReplaceReferenceName[]): TextEdit[] {
  const rows = agentRows(text).filter(({ used }) => used.kind === 'connectionReference');
  const names = applyRenames(
    rows.map(({ used }) => used),
    operations,
  );
  const pairs = rows.map(({ component }, at) => `${nameKey(component)}\n${nameKey(names[at]?.to ?? '')}`);
  const isChanged = (at: number): boolean => names[at]?.to !== names[at]?.name;
  const taken = new Set(pairs.filter((_, at) => !isChanged(at)));
  return rows.flatMap(({ element: { start, end } }, at) => {
    const pair = pairs[at] ?? '';
    if (!isChanged(at) || !taken.has(pair)) {
      taken.add(pair);
      return changes(names.slice(at, at + 1));
    }
    return [{ start, end: spaceEnd(text, end), newText: '' }];
  });
}

/**
 * Computes the edits of the names of connection references among the names in a file. An item of a list that would repeat
 * another item after the replacement is removed.
 */
function renames(names: readonly UsedName[], operations: readonly ReplaceReferenceName[]): TextEdit[] {
  const after = applyRenames(
    names.filter(({ kind }) => kind === 'connectionReference'),
    operations,
  );
  const key = ({ item }: Pick<UsedName, 'item'>, name: string): string => `${item?.list ?? ''} ${nameKey(name)}`;
  const taken = new Set(after.filter(({ name, to }) => name === to).map((each) => key(each, each.to)));
  const removed = new Map<number, number>();
  return after.flatMap((each): TextEdit[] => {
    const { item, name, to } = each;
    const isRepeated = item !== undefined && name !== to && taken.has(key(each, to));
    taken.add(key(each, to));
    if (!isRepeated) {
      return changes([each]);
    }
    const removedBefore = removed.get(item.list) ?? 0;
    removed.set(item.list, removedBefore + 1);
    // If every item before this one is removed, the comma behind this item goes, and otherwise the comma before it.
    return [{ ...(removedBefore === item.at ? item.withNext : item.withPrevious), newText: '' }];
  });
}

/**
 * Finds names in the elements of apps or desktop flows. These elements are in the `Customizations.xml` of an export, or
 * each is the root of a separate file; `text` can be either file.
 */
function namesInElements(
  text: string,
  component: XmlComponentKind,
  namesIn: (text: string, element: XmlElement) => UsedName[],
): UsedName[] {
  const outline = outlineXml(text);
  const inline = new XmlComponents(text, outline).elements(component);
  return [...inline, ...(outline.root ? [outline.root] : [])].flatMap((element) => namesIn(text, element));
}

/**
 * Computes the edits of `Connections/Connections.json` of an unpacked canvas app. This file repeats the connection
 * references of the app's `.meta.xml` as JSON.
 */
function inCanvasSource(text: string, operations: readonly ReplaceReferenceName[]): TextEdit[] {
  const nameAfter = (name: string): string =>
    operations.reduce((each, { logicalName, to }) => (sameName(each, logicalName) ? to : each), name);
  return changes(connectionNames(text).map((each) => ({ ...each, to: nameAfter(each.name) })));
}

/** Finds the logical names in the connections of an app, given a JSON text that contains the connections. */
function connectionNames(text: string): NamedSpan[] {
  const names: NamedSpan[] = [];
  const visit = (node: Node): void => {
    const [key, value] = node.type === 'property' ? (node.children ?? []) : [];
    if (key?.value === 'xrmConnectionReferenceLogicalName' && typeof value?.value === 'string') {
      const span = { start: value.offset + 1, end: endOf(value) - 1 };
      names.push({ name: value.value.trim(), span, written: (name) => JSON.stringify(name).slice(1, -1) });
    }
    node.children?.forEach(visit);
  };
  const root = parseJsonTree(text);
  if (root) {
    visit(root);
  }
  return names;
}

/**
 * Computes the edits of MissingDependencies in a `Solution.xml`: each row has a required component and the component
 * that needs it. A row that would repeat another row after the replacement is removed, because an export lists each
 * dependency once.
 */
function inMissingDependencies(text: string, operations: readonly ReplaceReferenceName[]): TextEdit[] {
  const operationOn = ({ name }: NamedSpan): ReplaceReferenceName | undefined =>
    operations.find(({ logicalName }) => sameName(name, logicalName));
  const names = dependencyNames(text);
  const rows = new Map<number, DependencyName[]>();
  for (const each of names) {
    rows.set(each.row.start, [...(rows.get(each.row.start) ?? []), each]);
  }
  const pairs = [...rows.values()].map((namesOfRow) => {
    const isChanged = namesOfRow.some(
      ({ reference }) => (operationOn(reference)?.to ?? reference.name) !== reference.name,
    );
    return { namesOfRow, isChanged, pair: pairAfter(text, namesOfRow, ({ reference }) => operationOn(reference)?.to) };
  });
  const taken = new Set(pairs.filter(({ isChanged }) => !isChanged).map(({ pair }) => pair));
  const removed = new Set<DependencyName>();
  for (const { namesOfRow, isChanged, pair } of pairs) {
    if (isChanged && taken.has(pair)) {
      namesOfRow.forEach((each) => removed.add(each));
    }
    taken.add(pair);
  }
  const removals = [...new Map([...removed].map(({ row }) => [row.start, row])).values()].map((row) =>
    elementRemoval(text, row),
  );
  const renamings = names
    .filter((each) => !removed.has(each))
    .flatMap(({ element, reference }) => {
      const operation = operationOn(reference);
      const shown = attributeName(text, element, 'displayName');
      const owner = element.name === 'Required' ? attributeName(text, element, 'solution') : undefined;
      return [
        ...(operation ? changes([{ ...reference, to: operation.to }]) : []),
        ...(operation && shown ? changes([{ ...shown, to: displayNameAfter(shown, reference, operation) }]) : []),
        // An owner such as `Active` is kept: it only means that the required component is unmanaged.
        ...(operation?.owner !== undefined && owner && !isBuiltIn(owner.name)
          ? changes([{ ...owner, to: operation.owner }])
          : []),
      ];
    });
  return [...removals, ...renamings];
}

/**
 * A text that is equal for two rows of MissingDependencies if they have the same two components after the replacement.
 * `key` attributes are left out, because they only number the rows.
 */
function pairAfter(
  text: string,
  namesOfRow: readonly DependencyName[],
  renamedTo: (name: DependencyName) => string | undefined,
): string {
  const [first] = namesOfRow;
  const children = first ? childElements(text, first.row) : [];
  return children
    .map(({ name, start, end }) => {
      const found = namesOfRow.find(({ element }) => element.start === start);
      return found
        ? `${name} ${nameKey(renamedTo(found) ?? found.reference.name)}`
        : text.slice(start, end).replace(/\skey=("[^"]*"|'[^']*')/i, '');
    })
    .join('\n');
}

/**
 * The display name that a row of MissingDependencies gets. If the environment of an export doesn't know the display
 * name, the row repeats the logical name, so the new logical name replaces both.
 */
function displayNameAfter(shown: NamedSpan, reference: NamedSpan, { to, displayName }: ReplaceReferenceName): string {
  return shown.name === displayName?.before ? displayName.value : shown.name === reference.name ? to : shown.name;
}
