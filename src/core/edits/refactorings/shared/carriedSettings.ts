import { EnvironmentSettings } from '../../../settings/environmentSettings';
import { layerInForce } from '../../../settings/layerInForce';
import type { ReferenceSetting } from '../../../model/deploymentSettings';
import type { FilePath } from '../../../model/filePath';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { EditOperation, SetConnection } from '../../operations/editOperation';
import type { Refusal } from './refactoring';
import { entriesOf, type ScopedSettings } from './settingsOfScope';
import { sharedFileRefusal } from './sharedFileRefusal';

/** What becomes of the settings of references whose place another one takes. */
export interface CarriedSettings {
  readonly operations: readonly EditOperation[];
  /** Files whose connection of one that goes was in force in an environment that has another one from then on. */
  readonly changed: readonly FilePath[];
  readonly refusals: readonly Refusal[];
}

/** The settings files that map a reference which goes. */
type Source = readonly ScopedSettings[];

/** An environment, with the reference whose entries are carried over in it: none where the one that stays is mapped. */
interface Outcome {
  readonly name: string;
  readonly files: readonly FilePath[];
  readonly chosen: Source | undefined;
  /** The connection that the one that stays is to have: empty where none is known. */
  readonly value: string;
}

/**
 * Lets a reference have the settings of others, environment by environment, whose files are laid over one another: what it
 * has itself counts, and else what the first of the others has.
 */
export function carriedSettings(sources: readonly Source[], target: string, index: WorkspaceIndex): CarriedSettings {
  const outcomes = outcomesOf(sources, target, index);
  const settings = new Map(sources.flat().map((each) => [each.settings.file, each.settings]));
  const carried = new Map([...settings.keys()].map((file) => [file, carriedIn(file, outcomes)]));
  const ownValue = (file: FilePath): string => {
    const there = index.settingsIn(file);
    return (there && entriesOf(there, target)[0]?.connectionId) ?? '';
  };
  const valueAfter = (file: FilePath): string =>
    ownValue(file) || (firstIn(carried.get(file), file)?.connectionId ?? '');
  return {
    operations: [...settings.values()].flatMap((each) => {
      const { file } = each;
      const [kept] = entriesOf(each, target);
      const chosen = carried.get(file);
      const going = firstIn(chosen, file);
      return [
        ...(kept && ownValue(file) === '' && going && going.connectionId !== ''
          ? [completed(file, target, kept, going)]
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
            const file = layerInForce(files, (each) => valueIn(source, each));
            return value !== '' && file !== undefined && valueIn(source, file) !== value ? [file] : [];
          }),
        ),
      ),
    ],
    refusals: outcomes.flatMap(({ name, files, value }) => {
      const file = layerInForce(files, valueAfter);
      return file === undefined || valueAfter(file) === value ? [] : [sharedFileRefusal(file, name, target)];
    }),
  };
}

/** An entry that was prepared for a connection gets it, with what belongs to it and is not there yet. */
function completed(file: FilePath, target: string, kept: ReferenceSetting, going: ReferenceSetting): SetConnection {
  const { connectionId, connectorId = '', others = [] } = going;
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
    const there = new EnvironmentSettings(environment, index);
    const files = there.files.map(({ file }) => file);
    const own = there.reference(target)?.value ?? '';
    const mapped = (source: Source): FilePath | undefined => layerInForce(files, (file) => valueIn(source, file));
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

/** The reference whose entry in a file is carried over. */
function carriedIn(file: FilePath, outcomes: readonly Outcome[]): Source | undefined {
  const chosen = outcomes
    .filter(({ files }) => files.includes(file))
    .flatMap((outcome) => (firstIn(outcome.chosen, file) ? [outcome.chosen] : []));
  return chosen.find((source) => source && valueIn(source, file) !== '') ?? chosen[0];
}

function valueIn(source: Source, file: FilePath): string {
  return firstIn(source, file)?.connectionId ?? '';
}

/** Of a name that stands twice in a file the first entry counts. */
function firstIn(source: Source | undefined, file: FilePath): ReferenceSetting | undefined {
  return source && entriesIn(source, file)[0];
}

function entriesIn(source: Source, file: FilePath): readonly ReferenceSetting[] {
  return source.find(({ settings }) => settings.file === file)?.entries ?? [];
}
