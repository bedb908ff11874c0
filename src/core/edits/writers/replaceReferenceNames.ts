import { type Node, parseTree } from 'jsonc-parser';
import { agentComponentNames } from '../../locate/agentComponentNames';
import { agentReferenceRows } from '../../locate/agentReferenceRows';
import { attributeName } from '../../locate/attributeName';
import { canvasReferenceNames } from '../../locate/canvasReferenceNames';
import { type DependencyName, dependencyNames } from '../../locate/dependencyNames';
import type { NamedSpan } from '../../locate/namedSpan';
import { XmlComponents } from '../../locate/xmlComponents';
import { nameKey, sameName } from '../../model/names';
import type { TextEdit } from '../../text/textEdit';
import { childElements, outlineXml } from '../../text/xmlOutline';
import type { ReferenceHolder, ReplaceReferenceName } from '../operations/editOperation';
import { EditRefused } from '../operations/editRefused';
import { elementRemoval } from './elementRemoval';
import { endOf } from './jsonStyle';
import { type FileToEdit, requireText, type TextSource, type Writer } from './writer';
import { spaceEnd } from '../../text/whiteSpace';

/** Changes which connection references a file names that does not define them: an agent, a canvas app, `Solution.xml`. */
export const referenceNameWriter: Writer<ReplaceReferenceName> = {
  target: 'referenceNames',
  sharesFile: true,
  write: referenceNameEdits,
};

async function referenceNameEdits(file: FileToEdit, operations: readonly ReplaceReferenceName[]): Promise<TextEdit[]> {
  // Only an app that is kept unpacked has it.
  if (file.text === undefined && operations.some(({ holder }) => holder === 'canvasSource')) {
    return [];
  }
  const text = requireText(file);
  await refuseUnless(operations, file.source);
  return replaceReferenceNames(text, operations);
}

/** A file that is not edited and would go on naming what the others do not. */
async function refuseUnless(operations: readonly ReplaceReferenceName[], source: TextSource): Promise<void> {
  for (const { uneditedFiles = [], logicalName } of operations) {
    for (const document of uneditedFiles) {
      // A `.msapp` is binary, and the source may refuse to decode it: a refusal still proves that the file exists.
      if ((await source(document).catch(() => '')) !== undefined) {
        throw new EditRefused(document, { kind: 'nameInApp', logicalName });
      }
    }
  }
}

/**
 * Replaces logical names of connection references wherever a file names them: whole names only, in any case.
 * @param operations Those of one file, carried out one after the other.
 * @throws EditRefused when an agent or canvas app does not name one of them any more.
 */
export function replaceReferenceNames(text: string, operations: readonly ReplaceReferenceName[]): TextEdit[] {
  return [...new Set(operations.map(({ holder }) => holder))].flatMap((holder) =>
    holders[holder](
      text,
      operations.filter((operation) => operation.holder === holder),
    ),
  );
}

const holders: Readonly<
  Record<ReferenceHolder, (text: string, operations: readonly ReplaceReferenceName[]) => TextEdit[]>
> = {
  agentReferences: inAgentReferences,
  agentComponent: (text, operations) => changes(renamed(agentComponentNames(text), operations)),
  canvasApp: inCanvasApps,
  canvasSource: inCanvasSource,
  solutionManifest: inMissingDependencies,
};

/** The names after all operations. @throws EditRefused when there is no such name when an operation's turn comes. */
function renamed(names: readonly NamedSpan[], operations: readonly ReplaceReferenceName[]): RenamedSpan[] {
  const after = names.map((each) => ({ ...each, to: each.name }));
  for (const { file, logicalName, to } of operations) {
    const own = after.filter((each) => sameName(each.to, logicalName));
    if (own.length === 0) {
      throw new EditRefused(file, { kind: 'nameGone', logicalName });
    }
    for (const each of own) {
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

/** A component has one row for each reference: further ones that come to name it go. */
function inAgentReferences(text: string, operations: readonly ReplaceReferenceName[]): TextEdit[] {
  const rows = agentReferenceRows(text);
  const names = renamed(
    rows.map(({ reference }) => reference),
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

/** The apps of an export, or the one of a `.meta.xml`. */
function inCanvasApps(text: string, operations: readonly ReplaceReferenceName[]): TextEdit[] {
  const outline = outlineXml(text);
  const inline = new XmlComponents(text, outline).elements('canvasApp');
  const apps = [...inline, ...(outline.root ? [outline.root] : [])];
  const names = apps.flatMap((app) => canvasReferenceNames(text, app));
  return changes(renamed(names, operations));
}

/** `Connections/Connections.json` of an unpacked app: what the list of its `.meta.xml` says, as JSON. */
function inCanvasSource(text: string, operations: readonly ReplaceReferenceName[]): TextEdit[] {
  const edits: TextEdit[] = [];
  const visit = (node: Node): void => {
    const [key, value] = node.type === 'property' ? (node.children ?? []) : [];
    if (key?.value === 'xrmConnectionReferenceLogicalName' && typeof value?.value === 'string') {
      const name = value.value;
      const to = operations.reduce((each, { logicalName, to }) => (sameName(each, logicalName) ? to : each), name);
      if (to !== name) {
        edits.push({ start: value.offset, end: endOf(value), newText: JSON.stringify(to) });
      }
    }
    node.children?.forEach(visit);
  };
  const root = parseTree(text);
  if (root) {
    visit(root);
  }
  return edits;
}

/** What a solution needs from elsewhere, and what in it needs that: rows that come to say the same as another one go. */
function inMissingDependencies(text: string, operations: readonly ReplaceReferenceName[]): TextEdit[] {
  const operationOn = ({ name }: NamedSpan): ReplaceReferenceName | undefined =>
    operations.find(({ logicalName }) => sameName(name, logicalName));
  const names = dependencyNames(text);
  const rows = new Map<number, DependencyName[]>();
  for (const each of names) {
    rows.set(each.row.start, [...(rows.get(each.row.start) ?? []), each]);
  }
  const pairs = [...rows.values()].map((own) => {
    const isChanged = own.some(({ reference }) => (operationOn(reference)?.to ?? reference.name) !== reference.name);
    return { own, isChanged, pair: pairAfter(text, own, ({ reference }) => operationOn(reference)?.to) };
  });
  const taken = new Set(pairs.filter(({ isChanged }) => !isChanged).map(({ pair }) => pair));
  const removed = new Set<DependencyName>();
  for (const { own, isChanged, pair } of pairs) {
    if (isChanged && taken.has(pair)) {
      own.forEach((each) => removed.add(each));
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
        // What is in no managed solution is `Active` whatever it is.
        ...(operation?.owner !== undefined && owner && owner.name !== 'Active'
          ? changes([{ ...owner, to: operation.owner }])
          : []),
      ];
    });
  return [...removals, ...renamings];
}

/** What a row says is needed, and by what; keys only number what the file lists. */
function pairAfter(
  text: string,
  own: readonly DependencyName[],
  renamedTo: (name: DependencyName) => string | undefined,
): string {
  const [first] = own;
  const children = first ? childElements(text, first.row) : [];
  return children
    .map(({ name, start, end }) => {
      const named = own.find(({ element }) => element.start === start);
      return named
        ? `${name} ${nameKey(renamedTo(named) ?? named.reference.name)}`
        : text.slice(start, end).replace(/\skey=("[^"]*"|'[^']*')/i, '');
    })
    .join('\n');
}

/** The display name is the logical one where the exporting environment knew no better. */
function displayNameAfter(shown: NamedSpan, reference: NamedSpan, { to, displayName }: ReplaceReferenceName): string {
  return shown.name === displayName?.before ? displayName.value : shown.name === reference.name ? to : shown.name;
}
