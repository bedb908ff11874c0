import { EnvironmentSettings } from '../../../settings/environmentSettings';
import { effectiveLayer } from '../../../settings/effectiveLayer';
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
  /** Notes about values that are lost because entries are removed from settings files. */
  readonly notes: readonly RefactoringNote[];
  readonly refusals: readonly Refusal[];
}

/** A target environment whose settings files have an entry for the reference that is copied or moved. */
interface Mapped {
  readonly settings: EnvironmentSettings;
  /**
   * The entry that applies in the environment before the edit, merged from all its settings files: later files override
   * earlier ones.
   */
  readonly inForce: ReferenceMapping;
  /** The readable settings files of the environment that are for the target solution, which gets the reference. */
  readonly targetFiles: readonly FilePath[];
}

/** An entry to add to a settings file, or an existing entry whose missing values are added. */
interface Arrival {
  readonly file: FilePath;
  readonly environment: string;
  /** The entry before the edit; undefined for an entry to add. */
  readonly before: ReferenceMapping | undefined;
  readonly after: ReferenceMapping;
}

interface Movement {
  readonly scope: ReferenceScope;
  readonly sources: readonly Solution[];
  readonly targets: readonly Solution[];
  /** Whether the reference is moved, so that the source solutions lose it. */
  readonly moves: boolean;
}

/**
 * Computes the operations that add entries for a copied or moved reference to the settings files of the target
 * solution, so that each environment keeps its connection. An added entry has the values that applied in the
 * environment before. A move also removes entries from a file if none of the file's solutions defines or uses the
 * reference any more, and each environment keeps its connection without these entries.
 */
export function settingsAfterCopy(movement: Movement, index: WorkspaceIndex): SettingsAfterCopy {
  const { logicalName } = movement.scope.reference;
  const environments = index.environments().map((environment) => new EnvironmentSettings(environment, index));
  const mapped = environments.flatMap((settings) => mappedIn(settings, movement, index));
  const arrivals = mapped.flatMap((each) => arrivalIn(each, movement, index));
  const byFile = new Map(arrivals.map((arrival) => [arrival.file, arrival]));
  const cleared = movement.moves ? filesToClear(mapped, byFile, movement, index) : [];
  return {
    operations: [
      ...[...byFile.values()].flatMap(arrivalOperations),
      ...cleared.flatMap((file) =>
        entriesIn(file, logicalName, index).map(({ logicalName: name, pointer }): EditOperation => ({
          kind: 'removeSetting',
          file,
          list: 'ConnectionReferences',
          name,
          pointer,
        })),
      ),
    ],
    notes: cleared.flatMap((file) => lossNotes(file, cleared, mapped, byFile, movement, index)),
    refusals: refusalsOf(environments, arrivals, byFile, movement, index),
  };
}

function mappedIn(
  settings: EnvironmentSettings,
  { scope: { reference }, targets }: Movement,
  index: WorkspaceIndex,
): Mapped[] {
  const { logicalName } = reference;
  const setting = settings.reference(logicalName);
  if (!setting) {
    return [];
  }
  const { value, connectorId } = setting;
  const entries = setting.files.flatMap((file) => entriesIn(file, logicalName, index).slice(0, 1));
  // Other members of an entry, such as the owner, describe the connection of this entry. Members that describe another
  // connection must not be added.
  const others = new Map(
    [
      ...entries.filter(({ connectionId }) => connectionId === ''),
      ...entries.filter(({ connectionId }) => connectionId === value),
    ].flatMap((entry) => entry.others ?? []),
  );
  const targetFiles = settings.environment.files.filter((target) => isFor(target, targets)).map(({ file }) => file);
  return [
    {
      settings,
      inForce: { logicalName, connectionId: value, connectorId, others: [...others] },
      targetFiles: targetFiles.filter((file) => settings.files.some((each) => each.file === file)),
    },
  ];
}

/**
 * The entry that is added for the target solution in an environment, or the existing entry whose missing values are
 * added. Empty if the environment needs no such change, or lacks a settings file for the target solution. Only a move
 * adds values to an existing entry, because the values of the removed entries would be lost otherwise.
 */
function arrivalIn(
  { settings: { environment }, inForce, targetFiles }: Mapped,
  { moves }: Movement,
  index: WorkspaceIndex,
): Arrival[] {
  const isOwn = (file: FilePath): boolean =>
    index.environments().filter(({ files }) => files.some((each) => each.file === file)).length === 1;
  const existing = targetFiles.flatMap((file) =>
    entriesIn(file, inForce.logicalName, index)
      .slice(0, 1)
      .map((entry) => ({ file, entry })),
  );
  const kept = effectiveLayer(existing, ({ entry }) => entry.connectionId) ?? existing.at(-1);
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
 * The settings files whose entries for a moved reference are removed. A file is one of them only if, after the move,
 * none of its solutions defines or uses the reference. Each of its environments must also still map the reference to the
 * same connection, by an entry in a file of the target solution.
 */
function filesToClear(
  mapped: readonly Mapped[],
  arrivals: ReadonlyMap<FilePath, Arrival>,
  { scope: { reference, solutions, uses }, sources, targets }: Movement,
  index: WorkspaceIndex,
): FilePath[] {
  const stillUsing = [
    ...solutions.filter((each) => !sources.includes(each)),
    ...targets,
    ...uses.map((use) => use.solution),
  ];
  const isNoLongerFor = (target: SettingsTarget): boolean =>
    target.isComplete && target.solutions.length > 0 && !isFor(target, stillUsing);
  let cleared = index
    .settings()
    .map(({ file }) => file)
    .filter((file) => entriesIn(file, reference.logicalName, index).length > 0)
    .filter((file) => {
      const settingsTargets = index
        .environments()
        .flatMap(({ files }) => files.filter((target) => target.file === file));
      return settingsTargets.length > 0 && settingsTargets.every(isNoLongerFor);
    });
  for (;;) {
    // If an environment would lose its connection, the entries in its files are kept. Kept entries can change which
    // entry applies in another environment, so this is repeated until all environments keep their connections.
    const damaged = mapped.find(({ settings, inForce, targetFiles }) => {
      const after = mappingsAfter(settings, cleared, arrivals, inForce.logicalName, index);
      return (
        settings.files.some(({ file }) => cleared.includes(file)) &&
        (!after.some(({ file }) => targetFiles.includes(file)) ||
          inForceOf(after)?.mapping.connectionId !== inForce.connectionId)
      );
    });
    if (!damaged) {
      return cleared;
    }
    const { files } = damaged.settings;
    cleared = cleared.filter((file) => !files.some((each) => each.file === file));
  }
}

/**
 * Notes about values of the entries that a move removes from a settings file. There is no note about an entry if all
 * values of the entry still apply in an environment of the file after the move.
 */
function lossNotes(
  file: FilePath,
  cleared: readonly FilePath[],
  mapped: readonly Mapped[],
  arrivals: ReadonlyMap<FilePath, Arrival>,
  { scope: { reference } }: Movement,
  index: WorkspaceIndex,
): RefactoringNote[] {
  const { logicalName } = reference;
  const kept = mapped
    .filter(({ settings }) => settings.files.some((each) => each.file === file))
    .flatMap(({ settings }) => inForceOf(mappingsAfter(settings, cleared, arrivals, logicalName, index)) ?? []);
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

/** Refuses to add an entry to a settings file of several environments if the entry would be wrong for one of them. */
function refusalsOf(
  environments: readonly EnvironmentSettings[],
  arrivals: readonly Arrival[],
  byFile: ReadonlyMap<FilePath, Arrival>,
  { scope: { reference }, targets }: Movement,
  index: WorkspaceIndex,
): Refusal[] {
  const { logicalName } = reference;
  const differing = arrivals.filter(({ file, after }) => !sameMapping(byFile.get(file)?.after, after));
  const changed = environments.flatMap((settings) => {
    const { name, files } = settings.environment;
    const value = settings.reference(logicalName)?.value ?? '';
    const inTargetFiles = mappingsAfter(settings, [], byFile, logicalName, index).filter((each) =>
      files.some((target) => target.file === each.file && isFor(target, targets)),
    );
    const { file, mapping } = inForceOf(inTargetFiles) ?? {};
    return file !== undefined && byFile.has(file) && mapping?.connectionId !== value
      ? [{ file, environment: name }]
      : [];
  });
  return [...differing, ...changed].map(({ file, environment }) => sharedFileRefusal(file, environment, logicalName));
}

/**
 * The entries for a reference in the settings files of an environment as they are after the edit, in the order in which
 * the files are merged.
 */
function mappingsAfter(
  { files }: EnvironmentSettings,
  cleared: readonly FilePath[],
  arrivals: ReadonlyMap<FilePath, Arrival>,
  logicalName: string,
  index: WorkspaceIndex,
): { readonly file: FilePath; readonly mapping: ReferenceMapping }[] {
  return files.flatMap(({ file }) => {
    const entries = cleared.includes(file) ? [] : entriesIn(file, logicalName, index);
    const mapping = arrivals.get(file)?.after ?? entries[0];
    return mapping ? [{ file, mapping }] : [];
  });
}

function inForceOf<T extends { readonly mapping: ReferenceMapping }>(mappings: readonly T[]): T | undefined {
  return effectiveLayer(mappings, ({ mapping }) => mapping.connectionId) ?? mappings.at(-1);
}

function sameMapping(a: ReferenceMapping | undefined, b: ReferenceMapping): boolean {
  const valuesOf = (each: ReferenceMapping | undefined): string =>
    JSON.stringify([each?.connectionId, each?.connectorId, each?.others]);
  return valuesOf(a) === valuesOf(b);
}

function entriesIn(file: FilePath, logicalName: string, index: WorkspaceIndex): ReferenceSetting[] {
  const settings = index.settingsIn(file);
  return settings ? entriesOf(settings, logicalName) : [];
}

function isFor({ solutions }: SettingsTarget, some: readonly Solution[]): boolean {
  return some.some(({ root }) => solutions.includes(root));
}
