import type { FilePath } from '../model/filePath';
import { nameKey, sameName } from '../model/names';
import { wholeFile } from '../model/place';
import type { ConnectionReference, SolutionContent, UnreadLayout } from '../model/solution';
import type { RootComponent, SolutionManifest } from '../model/solutionManifest';
import { listed } from '../text/listed';
import { defineMessages } from './messages';
import type { RuleText, SolutionRule } from './rule';

/** Paths relative to the folder that contains both layouts. */
interface TwoLayouts {
  /** The file that Connref reads. */
  readonly read: string;
  /** The file that Connref does not read. The finding is there. */
  readonly unread: string;
}

const messages = defineMessages({
  differs: ({ read, unread, parts }: TwoLayouts & { readonly parts: readonly string[] }) =>
    `${read} is in this folder too, and the two have different ${listed(parts)}. Connref reads ${read} and not ${unread}. Remove the layout that you do not use from this folder.`,
  /** @param reason Why the two cannot be compared, such as `solution.xml cannot be read`. */
  unknown: ({ read, unread, reason }: TwoLayouts & { readonly reason: string }) =>
    `${read} is in this folder too, and it is unknown whether the two differ, because ${reason}. Connref reads ${read} and not ${unread}. Remove the layout that you do not use from this folder.`,
  equal: ({ read, unread }: TwoLayouts) =>
    `${read} is in this folder too, with the same unique name, version, root components and connection references. Connref reads ${read} and not ${unread}. Remove the layout that you do not use from this folder.`,
  readFile: () => 'Connref reads this file.',
});

export const secondLayoutText: RuleText = {
  title: 'Folder contains a solution in two layouts',
  description:
    'A folder contains an extracted export (solution.xml) and an unpacked solution (Other/Solution.xml). Connref reads only one of them. It is information if both have the same unique name, version, root components and connection references.',
};

export const secondLayout = {
  id: 'second-layout',
  defaultSeverity: 'warning',
  scope: 'solution',
  messages,
  check: ({ solution }, _index, report) => {
    const { unreadLayout } = solution;
    if (unreadLayout === undefined) {
      return;
    }
    const shown = (file: FilePath): string => file.slice(solution.root.length + 1);
    const [read, unread] = [presentFile(solution), presentFile(unreadLayout)];
    const layouts = { read: shown(read), unread: shown(unread) };
    const parts = differences(solution, unreadLayout);
    const missing = unreadFiles(solution, unreadLayout)[0];
    const isEqual = parts.length === 0 && missing === undefined;
    report({
      file: unread,
      place: wholeFile,
      ...(isEqual && { severity: 'information' }),
      message:
        parts.length > 0
          ? messages.differs({ ...layouts, parts })
          : missing
            ? messages.unknown({ ...layouts, reason: `${shown(missing.file)} ${missing.reason}` })
            : messages.equal(layouts),
      related: [{ file: read, place: wholeFile, message: messages.readFile() }],
      data: {},
    });
  },
} satisfies SolutionRule;

type Layout = Pick<SolutionContent, 'manifestFile' | 'customizationsFile' | 'missingFile'>;

/** The manifest of a layout, or the customizations file if the manifest is missing. */
function presentFile({ manifestFile, customizationsFile, missingFile }: Layout): FilePath {
  return missingFile === manifestFile ? (customizationsFile ?? manifestFile) : manifestFile;
}

/** What certainly differs between two layouts, as words of a message. */
function differences(solution: SolutionContent, other: UnreadLayout): string[] {
  const references = other.connectionReferences;
  const haveOtherReferences =
    solution.customizationsReadable &&
    references !== undefined &&
    !haveSame(solution.connectionReferences, references, referenceKey);
  return [
    ...(solution.manifest && other.manifest ? manifestDifferences(solution.manifest, other.manifest) : []),
    ...(haveOtherReferences ? ['connection references'] : []),
  ];
}

function manifestDifferences(a: SolutionManifest, b: SolutionManifest): string[] {
  return [
    ...(sameName(a.uniqueName, b.uniqueName) ? [] : ['unique names']),
    ...(a.version === b.version ? [] : ['versions']),
    ...(haveSame(a.rootComponents, b.rootComponents, componentKey) ? [] : ['root components']),
  ];
}

/** The files without which the two layouts cannot be compared completely, each with the reason. */
function unreadFiles(
  solution: SolutionContent,
  other: UnreadLayout,
): { readonly file: FilePath; readonly reason: string }[] {
  const files: [FilePath | undefined, boolean][] = [
    [solution.manifestFile, solution.manifest !== undefined],
    [solution.customizationsFile, solution.customizationsReadable],
    [other.manifestFile, other.manifest !== undefined],
    [other.customizationsFile, other.connectionReferences !== undefined],
  ];
  return files.flatMap(([file, isRead]) =>
    isRead || file === undefined
      ? []
      : [{ file, reason: file === other.missingFile ? 'is missing' : 'cannot be read' }],
  );
}

function componentKey({ type, names }: RootComponent): string {
  return JSON.stringify([type, ...names.map(nameKey)]);
}

function referenceKey({ logicalName, apiName, customConnectorId }: Omit<ConnectionReference, 'file'>): string {
  return JSON.stringify([nameKey(logicalName), nameKey(apiName), customConnectorId]);
}

/** Whether two lists have the same items, in any order. */
function haveSame<Item>(a: readonly Item[], b: readonly Item[], keyOf: (item: Item) => string): boolean {
  return JSON.stringify(a.map(keyOf).sort()) === JSON.stringify(b.map(keyOf).sort());
}
