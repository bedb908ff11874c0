import { baseName, directoryOf, type FilePath } from '../../../src/core/model/filePath';
import type { SolutionLayout } from '../../../src/core/model/solution';
import type { SolutionComponentKind } from '../../../src/core/readers/components/allComponents';

/** The root of a solution. */
export interface SolutionRoot extends LayoutFiles {
  readonly root: FilePath;
  /** The other XML layout in the same directory. */
  readonly unread?: LayoutFiles | undefined;
}

interface LayoutFiles {
  readonly layout: SolutionLayout;
  readonly manifestFile: FilePath;
  readonly customizationsFile: FilePath | undefined;
  readonly missingFile: FilePath | undefined;
}

interface LayoutPatterns {
  readonly roots: (files: readonly FilePath[]) => SolutionRoot[];
  /** The kinds of files, by patterns for their paths, which begin at the root. */
  readonly kinds: readonly (readonly [RegExp, SolutionComponentKind])[];
}

/** Files with the same path in every layout. */
const everywhere: readonly (readonly [RegExp, SolutionComponentKind])[] = [
  [/^workflows\/[^/]+\.json$/i, 'flowDefinition'],
  [/^assets\/botcomponent_connectionreferenceset\.xml$/i, 'agentRows'],
  [/^assets\/botcomponent_workflowset\.xml$/i, 'agentRows'],
  [/^dvtablesearchs\/[^/]+\/dvtablesearch\.xml$/i, 'agentKnowledge'],
  [/^bots\/[^/]+\/bot\.xml$/i, 'agent'],
  [/^botcomponents\/[^/]+\/data$/i, 'agentComponent'],
  [/^environmentvariabledefinitions\/[^/]+\/environmentvariabledefinition\.xml$/i, 'environmentVariable'],
  [/^environmentvariabledefinitions\/[^/]+\/environmentvariablevalues\.json$/i, 'environmentVariableValue'],
];

/**
 * The layouts of solutions, from docs/formats.md#layouts. When a directory is a root in two layouts, the first one
 * counts.
 */
const layouts: Readonly<Record<SolutionLayout, LayoutPatterns>> = {
  packager: {
    roots: (files) =>
      [...markerPairs(files), ...markerHalves(files)]
        .filter(({ directory }) => isNamedOther(directory) && directoryOf(directory) !== undefined)
        .map(({ directory, ...markers }) => ({ root: directoryOf(directory)!, layout: 'packager', ...markers })),
    kinds: [
      [/^other\/solution\.xml$/i, 'solutionManifest'],
      [/^other\/customizations\.xml$/i, 'customizations'],
      [/^workflows\/[^/]+\.json\.data\.xml$/i, 'flowMetadata'],
      [/^connectors\/(?!.*_managed\.xml$)[^/]+\.xml$/i, 'customConnector'],
      [/^canvasapps\/[^/]+\.meta\.xml$/i, 'canvasApp'],
      ...everywhere,
    ],
  },
  export: {
    roots: (files) =>
      markerPairs(files)
        .filter(({ directory }) => !isNamedOther(directory))
        .map(({ directory, ...markers }) => ({ root: directory, layout: 'export', ...markers })),
    kinds: [[/^solution\.xml$/i, 'solutionManifest'], [/^customizations\.xml$/i, 'customizations'], ...everywhere],
  },
  yaml: {
    roots: (files) =>
      files
        .filter((file) => /(?:^|\/)solutions\/[^/]+\/solution\.yml$/i.test(file))
        .toSorted()
        .reverse()
        .map((manifestFile) => ({
          root: directoryOf(manifestFile)!,
          layout: 'yaml',
          manifestFile,
          customizationsFile: undefined,
          missingFile: undefined,
        })),
    kinds: [
      [/^solution\.yml$/i, 'yamlManifest'],
      [/^solutioncomponents\.yml$/i, 'yamlComponents'],
      [/^missingdependencies\.yml$/i, 'yamlMissingDependencies'],
    ],
  },
};

/** The roots of all solutions, sorted. */
export function findRoots(files: readonly FilePath[]): SolutionRoot[] {
  const found = Object.values(layouts).flatMap(({ roots }) => roots(files));
  const first = found
    .filter((root) => !isInXmlToo(root, found))
    .sort((a, b) => Number(a.missingFile !== undefined) - Number(b.missingFile !== undefined))
    .filter((root, at, left) => left.findIndex((other) => other.root === root.root) === at);
  return first
    .map((root) => ({ ...root, ...(root.layout !== 'yaml' && { unread: otherXmlLayout(root, found) }) }))
    .sort((a, b) => (a.root < b.root ? -1 : 1));
}

function otherXmlLayout({ root, layout }: SolutionRoot, found: readonly SolutionRoot[]): LayoutFiles | undefined {
  return found.find((other) => other.root === root && other.layout !== layout && other.layout !== 'yaml');
}

/**
 * Whether a YAML solution is the only one in a directory that also contains the same solution in XML. Then only the XML
 * is read.
 */
function isInXmlToo({ root, layout }: SolutionRoot, found: readonly SolutionRoot[]): boolean {
  const holder = (path: FilePath): FilePath | undefined => directoryOf(directoryOf(path)!);
  return (
    layout === 'yaml' &&
    found.some((other) => other.layout !== 'yaml' && other.missingFile === undefined && other.root === holder(root)) &&
    !found.some((other) => other.layout === 'yaml' && other.root !== root && holder(other.root) === holder(root))
  );
}

/** The kind of a file, and the root of its solution: the innermost root above the file. */
export function findComponent(
  file: FilePath,
  roots: readonly SolutionRoot[],
): { root: SolutionRoot | undefined; kind: SolutionComponentKind | undefined } {
  const above = roots.filter(({ root }) => file.startsWith(`${root}/`));
  const root = above.sort((a, b) => b.root.length - a.root.length)[0];
  const path = root && file.slice(root.root.length + 1);
  const unread = [
    ['unreadManifest', root?.unread?.manifestFile],
    ['unreadCustomizations', root?.unread?.customizationsFile],
  ] as const;
  const kind =
    root &&
    (layouts[root.layout].kinds.find(([pattern]) => pattern.test(path ?? ''))?.[1] ??
      unread.find(([, each]) => each === file)?.[0]);
  return { root, kind };
}

/**
 * The directories that hold a `solution.xml` and a `customizations.xml`. Of names that differ in case alone, the last
 * manifest and the first customizations count.
 */
function markerPairs(
  files: readonly FilePath[],
): { directory: FilePath; manifestFile: FilePath; customizationsFile: FilePath; missingFile: undefined }[] {
  const sorted = files.toSorted();
  const lastFirst = sorted.filter((file) => baseName(file).toLowerCase() === 'solution.xml').reverse();
  return lastFirst.flatMap((manifestFile) => {
    const directory = directoryOf(manifestFile)!;
    const customizationsFile = sorted.find(
      (file) => directoryOf(file) === directory && baseName(file).toLowerCase() === 'customizations.xml',
    );
    return customizationsFile === undefined
      ? []
      : [{ directory, manifestFile, customizationsFile, missingFile: undefined }];
  });
}

/** The directories that hold one of both, under whatever case of its name is first, or last for a manifest. */
function markerHalves(
  files: readonly FilePath[],
): { directory: FilePath; manifestFile: FilePath; customizationsFile: FilePath; missingFile: FilePath }[] {
  const directories = [...new Set(files.flatMap((file) => directoryOf(file) ?? []))];
  return directories.flatMap((directory) => {
    const called = (name: string): FilePath[] =>
      files.filter((file) => directoryOf(file) === directory && baseName(file).toLowerCase() === name).toSorted();
    const [manifests, customizations] = [called('solution.xml'), called('customizations.xml')];
    if (manifests.length > 0 === customizations.length > 0) {
      return [];
    }
    const manifestFile = manifests.at(-1) ?? `${directory}/Solution.xml`;
    const customizationsFile = customizations[0] ?? `${directory}/Customizations.xml`;
    const missingFile = manifests.length > 0 ? customizationsFile : manifestFile;
    return [{ directory, manifestFile, customizationsFile, missingFile }];
  });
}

function isNamedOther(directory: FilePath): boolean {
  return baseName(directory).toLowerCase() === 'other';
}
