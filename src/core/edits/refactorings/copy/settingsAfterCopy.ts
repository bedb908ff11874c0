import { EnvironmentSettings } from '../../../settings/environmentSettings';
import { layerInForce } from '../../../settings/layerInForce';
import type { SettingsTarget } from '../../../model/deploymentEnvironment';
import type { ReferenceSetting } from '../../../model/deploymentSettings';
import type { FilePath } from '../../../model/filePath';
import type { Solution } from '../../../model/solution';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { EditOperation } from '../../operations/editOperation';
import { lostMembers, type ReferenceMapping } from '../shared/droppedSettings';
import type { Refusal } from '../shared/refactoring';
import type { RefactoringNote } from '../shared/refactoringNote';
import type { ReferenceScope } from '../shared/referenceScope';
import { entriesOf } from '../shared/settingsOfScope';
import { sharedFileRefusal } from '../shared/sharedFileRefusal';

export interface SettingsAfterCopy {
  readonly operations: readonly EditOperation[];
  /** What goes with entries that are taken out. */
  readonly notes: readonly RefactoringNote[];
  readonly refusals: readonly Refusal[];
}

/** An environment that maps the reference. */
interface Mapped {
  readonly there: EnvironmentSettings;
  readonly inForce: ReferenceMapping;
  /** The settings files of the solution that gets the reference, which can be read. */
  readonly targetFiles: readonly FilePath[];
}

/** The entry that a settings file is to have. */
interface Arrival {
  readonly file: FilePath;
  readonly environment: string;
  /** The one that it has. */
  readonly before: ReferenceMapping | undefined;
  readonly after: ReferenceMapping;
}

interface Movement {
  readonly scope: ReferenceScope;
  readonly sources: readonly Solution[];
  readonly targets: readonly Solution[];
  /** Whether the sources lose the reference. */
  readonly moves: boolean;
}

/**
 * Takes what a reference is mapped to along to the settings files of the solution that gets it: in each environment what is
 * in force there, its files laid over one another. Where it moves, entries go from files that are for nothing any more that
 * has it or uses it, while their environments keep the connection.
 */
export function settingsAfterCopy(movement: Movement, index: WorkspaceIndex): SettingsAfterCopy {
  const { logicalName } = movement.scope.reference;
  const environments = index.environments().map((environment) => new EnvironmentSettings(environment, index));
  const mapped = environments.flatMap((there) => mappedIn(there, movement, index));
  const arrivals = mapped.flatMap((each) => arrivalIn(each, movement, index));
  const byFile = new Map(arrivals.map((arrival) => [arrival.file, arrival]));
  const gone = movement.moves ? departures(mapped, byFile, movement, index) : [];
  return {
    operations: [
      ...[...byFile.values()].flatMap(arrivalOperations),
      ...gone.flatMap((file) =>
        entriesIn(file, logicalName, index).map(({ logicalName: name, pointer }): EditOperation => ({
          kind: 'removeSetting',
          file,
          list: 'ConnectionReferences',
          name,
          pointer,
        })),
      ),
    ],
    notes: gone.flatMap((file) => lossNotes(file, gone, mapped, byFile, movement, index)),
    refusals: refusalsOf(environments, arrivals, byFile, movement, index),
  };
}

function mappedIn(
  there: EnvironmentSettings,
  { scope: { reference }, targets }: Movement,
  index: WorkspaceIndex,
): Mapped[] {
  const { logicalName } = reference;
  const setting = there.reference(logicalName);
  if (!setting) {
    return [];
  }
  const { value, connectorId } = setting;
  const entries = setting.files.flatMap((file) => entriesIn(file, logicalName, index).slice(0, 1));
  // What an entry says besides is about its connection: not about that of another entry.
  const others = new Map(
    [
      ...entries.filter(({ connectionId }) => connectionId === ''),
      ...entries.filter(({ connectionId }) => connectionId === value),
    ].flatMap((entry) => entry.others ?? []),
  );
  const targetFiles = there.environment.files.filter((target) => isFor(target, targets)).map(({ file }) => file);
  return [
    {
      there,
      inForce: { logicalName, connectionId: value, connectorId, others: [...others] },
      targetFiles: targetFiles.filter((file) => there.files.some((each) => each.file === file)),
    },
  ];
}

/** None where no file of the environment is for the solution that gets the reference, or one of those maps it already. */
function arrivalIn(
  { there: { environment }, inForce, targetFiles }: Mapped,
  { moves }: Movement,
  index: WorkspaceIndex,
): Arrival[] {
  const isOwn = (file: FilePath): boolean =>
    index.environments().filter(({ files }) => files.some((each) => each.file === file)).length === 1;
  const held = targetFiles.flatMap((file) =>
    entriesIn(file, inForce.logicalName, index)
      .slice(0, 1)
      .map((entry) => ({ file, entry })),
  );
  const kept = layerInForce(held, ({ entry }) => entry.connectionId) ?? held.at(-1);
  if (!kept) {
    const file = targetFiles.find(isOwn) ?? targetFiles[0];
    return file === undefined ? [] : [{ file, environment: environment.name, before: undefined, after: inForce }];
  }
  const { file, entry } = kept;
  const isLacking = entry.connectionId === '' || entry.connectionId === inForce.connectionId;
  if (!moves || !isLacking || !isOwn(file)) {
    return [];
  }
  const others = [...new Map([...(inForce.others ?? []), ...(entry.others ?? []).filter(([, value]) => value !== '')])];
  const { connectorId = inForce.connectorId } = entry;
  const after = { ...entry, connectionId: inForce.connectionId, connectorId, others };
  return lostMembers(after, entry).length === 0 ? [] : [{ file, environment: environment.name, before: entry, after }];
}

function arrivalOperations({ file, before, after }: Arrival): EditOperation[] {
  const { logicalName, connectionId: value, connectorId, others = [] } = after;
  return [
    {
      kind: 'setConnection',
      file,
      logicalName,
      before: before?.connectionId,
      value,
      ...(!before && connectorId !== undefined && { connectorId }),
      ...(others.length > 0 && { others }),
    },
    ...(before && before.connectorId === undefined && connectorId !== undefined
      ? [{ kind: 'setConnector', file, logicalName, before: undefined, value: connectorId } as const]
      : []),
  ];
}

/**
 * The settings files whose entries go: they are surely for nothing any more that has the reference or uses it, and all of
 * their environments have the connection that they had, in a file of the solution that gets it.
 */
function departures(
  mapped: readonly Mapped[],
  arrivals: ReadonlyMap<FilePath, Arrival>,
  { scope: { reference, solutions, uses }, sources, targets }: Movement,
  index: WorkspaceIndex,
): FilePath[] {
  const left = [...solutions.filter((each) => !sources.includes(each)), ...targets, ...uses.map((use) => use.solution)];
  const isOver = (target: SettingsTarget): boolean =>
    target.isComplete && target.solutions.length > 0 && !isFor(target, left);
  let gone = index
    .settings()
    .map(({ file }) => file)
    .filter((file) => entriesIn(file, reference.logicalName, index).length > 0)
    .filter((file) => {
      const settingsTargets = index
        .environments()
        .flatMap(({ files }) => files.filter((target) => target.file === file));
      return settingsTargets.length > 0 && settingsTargets.every(isOver);
    });
  for (;;) {
    // What stays for one environment may lie over what another one has.
    const torn = mapped.find(({ there, inForce, targetFiles }) => {
      const after = mappingsAfter(there, gone, arrivals, inForce.logicalName, index);
      return (
        there.files.some(({ file }) => gone.includes(file)) &&
        (!after.some(({ file }) => targetFiles.includes(file)) ||
          inForceOf(after)?.mapping.connectionId !== inForce.connectionId)
      );
    });
    if (!torn) {
      return gone;
    }
    const { files } = torn.there;
    gone = gone.filter((file) => !files.some((each) => each.file === file));
  }
}

/** What entries said that their environments do not have any more. */
function lossNotes(
  file: FilePath,
  gone: readonly FilePath[],
  mapped: readonly Mapped[],
  arrivals: ReadonlyMap<FilePath, Arrival>,
  { scope: { reference } }: Movement,
  index: WorkspaceIndex,
): RefactoringNote[] {
  const { logicalName } = reference;
  const kept = mapped
    .filter(({ there }) => there.files.some((each) => each.file === file))
    .flatMap(({ there }) => inForceOf(mappingsAfter(there, gone, arrivals, logicalName, index)) ?? []);
  return entriesIn(file, logicalName, index).flatMap((entry): RefactoringNote[] => {
    const losses = kept.map((each) => ({ ...each, lost: lostMembers(entry, each.mapping) }));
    const [least] = losses.toSorted((a, b) => a.lost.length - b.lost.length);
    if (!least || least.lost.length === 0) {
      return [];
    }
    return [
      {
        kind: 'entryMoved',
        reference: logicalName,
        file,
        members: least.lost,
        kept: { file: least.file, connectionId: least.mapping.connectionId },
      },
    ];
  });
}

/** A file of several environments may get what one of them has, and another one not. */
function refusalsOf(
  environments: readonly EnvironmentSettings[],
  arrivals: readonly Arrival[],
  byFile: ReadonlyMap<FilePath, Arrival>,
  { scope: { reference }, targets }: Movement,
  index: WorkspaceIndex,
): Refusal[] {
  const { logicalName } = reference;
  const torn = arrivals.filter(({ file, after }) => !sameMapping(byFile.get(file)?.after, after));
  const changed = environments.flatMap((there) => {
    const { name, files } = there.environment;
    const value = there.reference(logicalName)?.value ?? '';
    const own = mappingsAfter(there, [], byFile, logicalName, index).filter((each) =>
      files.some((target) => target.file === each.file && isFor(target, targets)),
    );
    const { file, mapping } = inForceOf(own) ?? {};
    return file !== undefined && byFile.has(file) && mapping?.connectionId !== value
      ? [{ file, environment: name }]
      : [];
  });
  return [...torn, ...changed].map(({ file, environment }) => sharedFileRefusal(file, environment, logicalName));
}

/** What the files of an environment say in the end, in their order. */
function mappingsAfter(
  { files }: EnvironmentSettings,
  gone: readonly FilePath[],
  arrivals: ReadonlyMap<FilePath, Arrival>,
  logicalName: string,
  index: WorkspaceIndex,
): { readonly file: FilePath; readonly mapping: ReferenceMapping }[] {
  return files.flatMap(({ file }) => {
    const entries = gone.includes(file) ? [] : entriesIn(file, logicalName, index);
    const mapping = arrivals.get(file)?.after ?? entries[0];
    return mapping ? [{ file, mapping }] : [];
  });
}

function inForceOf<T extends { readonly mapping: ReferenceMapping }>(mappings: readonly T[]): T | undefined {
  return layerInForce(mappings, ({ mapping }) => mapping.connectionId) ?? mappings.at(-1);
}

function sameMapping(a: ReferenceMapping | undefined, b: ReferenceMapping): boolean {
  const said = (each: ReferenceMapping | undefined): string =>
    JSON.stringify([each?.connectionId, each?.connectorId, each?.others]);
  return said(a) === said(b);
}

function entriesIn(file: FilePath, logicalName: string, index: WorkspaceIndex): ReferenceSetting[] {
  const settings = index.settingsIn(file);
  return settings ? entriesOf(settings, logicalName) : [];
}

function isFor({ solutions }: SettingsTarget, some: readonly Solution[]): boolean {
  return some.some(({ root }) => solutions.includes(root));
}
