import { EnvironmentSettings } from '../../../settings/environmentSettings';
import { effectiveLayer } from '../../../settings/effectiveLayer';
import type { ReferenceSetting } from '../../../model/deploymentSettings';
import type { FilePath } from '../../../model/filePath';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { EditOperation } from '../../operations/editOperation';
import type { SetConnection } from '../../operations/settingsOperation';
import type { Refusal } from './refactoring';
import { entriesOf, type ScopedSettings } from './settingsOfScope';
import { sharedFileRefusal } from './sharedFileRefusal';

/** The changes of settings files when one connection reference replaces others, as after a merge or rename. */
export interface CarriedSettings {
  readonly operations: readonly EditOperation[];
  /**
   * Settings files whose connection for a removed reference applied in an environment in which the reference that is
   * kept has another connection after the edit.
   */
  readonly changed: readonly FilePath[];
  readonly refusals: readonly Refusal[];
}

/** The settings files that have entries for one removed reference. */
type Source = readonly ScopedSettings[];

/**
 * The effect of the edit on one target environment. The target is the reference that replaces the removed references.
 */
interface Outcome {
  readonly name: string;
  readonly files: readonly FilePath[];
  /**
   * The removed reference whose entries in the environment's files become entries of the target. Undefined if the
   * target already has a connection, or none of the removed references has an entry.
   */
  readonly chosen: Source | undefined;
  /** The connection of the target after the edit; empty if the target has none. */
  readonly value: string;
}

/**
 * Computes the operations that move settings entries of removed references to the target, which is the reference that
 * replaces them. In each environment, the target keeps its connection if it has one; otherwise it gets the connection
 * of the first removed reference that has one. A settings file of several environments is refused if these environments
 * need different connections.
 * @param sources For each removed reference, the settings files with its entries.
 * @param target Logical name of the target.
 */
export function carriedSettings(sources: readonly Source[], target: string, index: WorkspaceIndex): CarriedSettings {
  const outcomes = outcomesOf(sources, target, index);
  const settings = new Map(sources.flat().map((each) => [each.settings.file, each.settings]));
  const carried = new Map([...settings.keys()].map((file) => [file, chosenIn(file, outcomes)]));
  const ownValue = (file: FilePath): string => {
    const settings = index.settingsIn(file);
    return (settings && entriesOf(settings, target)[0]?.connectionId) ?? '';
  };
  const valueAfter = (file: FilePath): string =>
    ownValue(file) || (firstIn(carried.get(file), file)?.connectionId ?? '');
  return {
    operations: [...settings.values()].flatMap((each) => {
      const { file } = each;
      const [kept] = entriesOf(each, target);
      const chosen = carried.get(file);
      const removed = firstIn(chosen, file);
      return [
        ...(kept && ownValue(file) === '' && removed && removed.connectionId !== ''
          ? [fillEntry(file, target, kept, removed)]
          : []),
        ...sources.flatMap((source) =>
          entriesIn(source, file).map(({ logicalName, pointer }): EditOperation =>
            !kept && source === chosen
              ? { kind: 'renameSetting', file, logicalName, pointer, to: target }
              : { kind: 'removeSetting', file, list: 'ConnectionReferences', name: logicalName, pointer },
          ),
        ),
      ];
    }),
    changed: [
      ...new Set(
        outcomes.flatMap(({ files, value }) =>
          sources.flatMap((source) => {
            const file = effectiveLayer(files, (each) => valueIn(source, each));
            return value !== '' && file !== undefined && valueIn(source, file) !== value ? [file] : [];
          }),
        ),
      ),
    ],
    refusals: outcomes.flatMap(({ name, files, value }) => {
      const file = effectiveLayer(files, valueAfter);
      return file === undefined || valueAfter(file) === value ? [] : [sharedFileRefusal(file, name, target)];
    }),
  };
}

/**
 * The operation that gives an entry of the target without a connection the connection of a removed entry, and those
 * other members of the removed entry that the target's entry lacks.
 * @param kept The entry of the target.
 */
function fillEntry(file: FilePath, target: string, kept: ReferenceSetting, removed: ReferenceSetting): SetConnection {
  const { connectionId, connectorId = '', others = [] } = removed;
  const present = new Map([['ConnectorId', kept.connectorId ?? ''], ...(kept.others ?? [])]);
  const lacking = [['ConnectorId', connectorId] as const, ...others].filter(
    ([member, value]) => value !== '' && (present.get(member) ?? '') === '',
  );
  return {
    kind: 'setConnection',
    file,
    logicalName: target,
    before: '',
    value: connectionId,
    ...(lacking.length > 0 && { others: lacking }),
  };
}

function outcomesOf(sources: readonly Source[], target: string, index: WorkspaceIndex): Outcome[] {
  return index.environments().map((environment) => {
    const settings = new EnvironmentSettings(environment, index);
    const files = settings.files.map(({ file }) => file);
    const own = settings.reference(target)?.value ?? '';
    const mapped = (source: Source): FilePath | undefined => effectiveLayer(files, (file) => valueIn(source, file));
    const chosen =
      own === ''
        ? (sources.find((source) => mapped(source) !== undefined) ??
          sources.find((source) => files.some((file) => entriesIn(source, file).length > 0)))
        : undefined;
    const from = chosen && mapped(chosen);
    return {
      name: environment.name,
      files,
      chosen,
      value: chosen && from !== undefined ? valueIn(chosen, from) : own,
    };
  });
}

/**
 * The removed reference whose entry in a settings file becomes the entry of the target; undefined if there is none. If
 * the environments that use the file choose different references, one with a connection in this file is preferred.
 */
function chosenIn(file: FilePath, outcomes: readonly Outcome[]): Source | undefined {
  const candidates = outcomes
    .filter(({ files }) => files.includes(file))
    .flatMap((outcome) => (firstIn(outcome.chosen, file) ? [outcome.chosen] : []));
  return candidates.find((source) => source && valueIn(source, file) !== '') ?? candidates[0];
}

function valueIn(source: Source, file: FilePath): string {
  return firstIn(source, file)?.connectionId ?? '';
}

/**
 * The first entry of a removed reference in a settings file; undefined if the file has none. Only the first entry
 * counts, because `pac` uses the first of several entries with one name.
 */
function firstIn(source: Source | undefined, file: FilePath): ReferenceSetting | undefined {
  return source && entriesIn(source, file)[0];
}

function entriesIn(source: Source, file: FilePath): readonly ReferenceSetting[] {
  return source.find(({ settings }) => settings.file === file)?.entries ?? [];
}
