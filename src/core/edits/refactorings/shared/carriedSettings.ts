import { EnvironmentSettings } from '../../../settings/environmentSettings';
import { effectiveLayer } from '../../../settings/effectiveLayer';
import type { ReferenceSetting } from '../../../model/deploymentSettings';
import type { FilePath } from '../../../model/filePath';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { EditOperation, SetConnection } from '../../operations/editOperation';
import type { Refusal } from './refactoring';
import { entriesOf, type ScopedSettings } from './settingsOfScope';
import { sharedFileRefusal } from './sharedFileRefusal';

/** The changes of settings files when one reference replaces others, as after a merge or rename. */
export interface CarriedSettings {
  readonly operations: readonly EditOperation[];
  /** Files whose connection of a removed reference applied in an environment that now has another connection. */
  readonly changed: readonly FilePath[];
  readonly refusals: readonly Refusal[];
}

/** The settings files with entries for a removed reference. */
type Source = readonly ScopedSettings[];

/** What happens in one environment. */
interface Outcome {
  readonly name: string;
  readonly files: readonly FilePath[];
  /**
   * The removed reference whose entries become entries of the target; undefined if the target has a connection already.
   */
  readonly chosen: Source | undefined;
  /** The connection of the target after the edit; empty if there is none. */
  readonly value: string;
}

/**
 * Moves the entries of removed references to the reference that replaces them. For each environment, with later files
 * overriding earlier ones, the target keeps its connection if it has one. Otherwise it gets the connection of the first
 * removed reference that has one.
 * @param sources The entries of each removed reference.
 * @param target Logical name of the reference that replaces them.
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

/** Gives an entry without a connection the connection of a removed entry, and the other members that it lacks. */
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
 * The removed reference whose entry in a file becomes the entry of the target. Prefers one with a connection if
 * environments of the file choose differently.
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

/** The first entry of a reference in a file. If a file has several entries for one name, deployment uses the first. */
function firstIn(source: Source | undefined, file: FilePath): ReferenceSetting | undefined {
  return source && entriesIn(source, file)[0];
}

function entriesIn(source: Source, file: FilePath): readonly ReferenceSetting[] {
  return source.find(({ settings }) => settings.file === file)?.entries ?? [];
}
