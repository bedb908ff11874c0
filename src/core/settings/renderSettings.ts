import type { SettingsListName } from '../model/deploymentSettings';
import { nameKey } from '../model/names';
import { members } from '../readers/parseJson';
import { bareConnectionId, isBareConnectionId } from './bareConnectionId';
import { effectiveLayer, isUnset } from './effectiveLayer';
import type { PipelineVariables } from './pipelineVariables';
import { isPlaceholderId } from './placeholderId';
import type { Tokens } from '../text/tokens';

/** One of the settings files that are merged into the file for an import. */
export interface SettingsLayer {
  /** The name of the file in {@link RenderRemark} and {@link RenderProblem}. */
  readonly name: string;
  readonly text: string;
}

/**
 * The settings file for an import: the environment's settings files merged into one, with tokens (placeholders for
 * pipeline variables) replaced.
 */
export interface RenderedSettings {
  /** JSON for `pac`, with LF line ends. It must not be used unless `problems` is empty. */
  readonly text: string;
  /** The content of `text`. */
  readonly json: Readonly<Record<SettingsListName, readonly Json[]>> & Json;
  /** The names of the entries that were left out because they are not wanted, in the order of the files. */
  readonly unwanted: readonly string[];
  /** The entries that were left out of the text. */
  readonly remarks: readonly RenderRemark[];
  /** The reasons why the text must not be used. */
  readonly problems: readonly RenderProblem[];
}

/**
 * An entry that was left out of the rendered file. `sameTwice`: a settings file contains the same entry twice, so one
 * is enough. `noValue`: the entry has no value, or only a placeholder, in any file. `layer` is the name of the (first)
 * settings file with the entry.
 */
export interface RenderRemark {
  readonly kind: 'sameTwice' | 'noValue';
  readonly layer: string;
  readonly list: SettingsListName;
  readonly name: string;
}

export type RenderProblem =
  | { readonly kind: 'noObject'; readonly layer: string }
  | { readonly kind: 'noList'; readonly layer: string; readonly list: SettingsListName }
  | {
      readonly kind: 'noName';
      readonly layer: string;
      readonly list: SettingsListName;
      /** The position of the entry in its list, from 1. */
      readonly position: number;
      /** The member that is missing: `SchemaName` or `LogicalName`. */
      readonly member: string;
    }
  | {
      readonly kind: 'differentTwice';
      readonly layer: string;
      readonly list: SettingsListName;
      readonly name: string;
    }
  | { readonly kind: 'noText'; readonly place: RenderPlace }
  | {
      readonly kind: 'malformedId';
      readonly place: RenderPlace;
      readonly id: string;
      /** The part of `id` that is the bare connection id; undefined when it is not certain which part that is. */
      readonly bareId: string | undefined;
    }
  | {
      readonly kind: 'malformedReplacedId';
      readonly place: RenderPlace;
      /**
       * The value before its tokens were replaced. The value after that must not be shown, because a variable can
       * contain a secret by mistake, and messages are written to the logs of pipelines.
       */
      readonly source: string;
      readonly variables: readonly string[];
    }
  | {
      readonly kind: 'unresolved';
      readonly place: RenderPlace;
      readonly source: string;
      /** The names of the pipeline variables whose tokens are in the text `source` and that have no value. */
      readonly variables: readonly string[];
      /** The items of `variables` that are set to an empty value, each with the name of the source that sets it. */
      readonly empty: readonly { readonly variable: string; readonly source: string }[];
    };

/**
 * The place of a value in a settings file: a member of an entry, or a member of the file besides `EnvironmentVariables`
 * and `ConnectionReferences`.
 */
export interface RenderPlace {
  readonly layer: string;
  /** The logical name or schema name of the entry; undefined for a member of the file. */
  readonly entry: string | undefined;
  readonly member: string;
}

type Json = Record<string, unknown>;

/** For each list, the members that contain the name and the value of an entry. */
const lists: Readonly<Record<SettingsListName, { readonly name: string; readonly value: string }>> = {
  EnvironmentVariables: { name: 'SchemaName', value: 'Value' },
  ConnectionReferences: { name: 'LogicalName', value: 'ConnectionId' },
};

/** The entry of one settings file for a reference or variable, without empty members. */
interface LayeredEntry {
  readonly layer: string;
  readonly members: Json;
}

type IsWanted = (list: SettingsListName, name: string) => boolean;

type EntryLayers = readonly [LayeredEntry, ...LayeredEntry[]];

/**
 * Merges the settings files of an environment into the one file that an import uses, and replaces tokens by the values
 * of pipeline variables. For each member of an entry, the last file with a value wins ({@link effectiveLayer}); entries
 * without a value and empty members of entries are left out, because an empty value of an environment variable makes
 * the import fail. For any other member of the files, the last file with the member wins.
 * @param layers The files in the environment's order.
 * @param isWanted Whether entries with a name are merged. Nothing is wrong with other entries, whatever is in them.
 */
export function renderSettings(
  layers: readonly SettingsLayer[],
  tokens: Tokens,
  variables: PipelineVariables,
  isWanted: IsWanted = () => true,
): RenderedSettings {
  const renderer = new Renderer(tokens, variables, isWanted);
  for (const layer of layers) {
    renderer.add(layer);
  }
  return renderer.result();
}

class Renderer {
  readonly #tokens: Tokens;
  readonly #variables: PipelineVariables;
  readonly #isWanted: IsWanted;
  readonly #unwanted = new Map<string, string>();
  readonly #problems: RenderProblem[] = [];
  readonly #remarks: RenderRemark[] = [];
  /**
   * The members of the files besides `EnvironmentVariables` and `ConnectionReferences`, and the file that each member
   * comes from.
   */
  readonly #others = new Map<string, { readonly layer: string; readonly value: unknown }>();
  readonly #entries: Readonly<Record<SettingsListName, Map<string, EntryLayers>>> = {
    EnvironmentVariables: new Map(),
    ConnectionReferences: new Map(),
  };

  constructor(tokens: Tokens, variables: PipelineVariables, isWanted: IsWanted) {
    this.#tokens = tokens;
    this.#variables = variables;
    this.#isWanted = isWanted;
  }

  add({ name: layer, text }: SettingsLayer): void {
    const json = parseObject(text);
    if (!json) {
      this.#problems.push({ kind: 'noObject', layer });
      return;
    }
    for (const [key, value] of members(json)) {
      if (key !== 'EnvironmentVariables' && key !== 'ConnectionReferences') {
        this.#others.set(key, { layer, value });
      } else if (Array.isArray(value)) {
        this.#addEntries(key, value, layer);
      } else {
        this.#problems.push({ kind: 'noList', layer, list: key });
      }
    }
  }

  result(): RenderedSettings {
    const others = [...this.#others].map(([key, { layer, value }]) => [
      key,
      this.#replaced(value, { layer, entry: undefined, member: key }),
    ]);
    const json = {
      EnvironmentVariables: this.#list('EnvironmentVariables'),
      ConnectionReferences: this.#list('ConnectionReferences'),
      ...(Object.fromEntries(others) as Json),
    };
    return {
      text: `${JSON.stringify(json, null, 2)}\n`,
      json,
      unwanted: [...this.#unwanted.values()],
      remarks: this.#remarks,
      problems: this.#problems,
    };
  }

  #addEntries(list: SettingsListName, items: readonly unknown[], layer: string): void {
    const { name: nameMember, value: valueMember } = lists[list];
    const seen = new Map<string, Json>();
    for (const [at, item] of items.entries()) {
      const entry: Json = Object.fromEntries(
        members(item).filter(([key, value]) => !isUnset(value) && !this.#isPlaceholder(list, key, value)),
      );
      const name = entry[nameMember];
      if (typeof name !== 'string') {
        this.#problems.push({ kind: 'noName', layer, list, position: at + 1, member: nameMember });
        continue;
      }
      if (!this.#isWanted(list, name)) {
        this.#unwanted.set(`${list} ${nameKey(name)}`, name);
        continue;
      }
      const first = seen.get(nameKey(name));
      if (first) {
        this.#addTwice(name, list, layer, isSameEntry(first, entry, valueMember));
        continue;
      }
      seen.set(nameKey(name), entry);
      const below = this.#entries[list].get(nameKey(name));
      const added = { layer, members: entry };
      this.#entries[list].set(nameKey(name), below ? [...below, added] : [added]);
    }
  }

  /**
   * Whether a value only holds the place of a connection id, so that the entry has none. One that isn't a bare id, such as a
   * token without its end, is a mistake to mend.
   */
  #isPlaceholder(list: SettingsListName, key: string, value: unknown): boolean {
    return (
      list === 'ConnectionReferences' &&
      key === lists[list].value &&
      typeof value === 'string' &&
      isBareConnectionId(value, undefined) &&
      isPlaceholderId(value, this.#tokens)
    );
  }

  /**
   * Records that a file contains a second entry with the same name. Two equal entries are harmless, but of two
   * different entries it is not clear which one is right.
   */
  #addTwice(name: string, list: SettingsListName, layer: string, isSame: boolean): void {
    if (isSame) {
      this.#remarks.push({ kind: 'sameTwice', layer, list, name });
    } else {
      this.#problems.push({ kind: 'differentTwice', layer, list, name });
    }
  }

  #list(list: SettingsListName): Json[] {
    const { name: nameMember, value: valueMember } = lists[list];
    return [...this.#entries[list].values()].flatMap((layers) => {
      const entry = mergeMembers(layers);
      const { layer } = effectiveLayer(layers, (each) => each.members[valueMember]) ?? layers[0];
      const name = String(entry[nameMember]);
      const placeOf = (member: string): RenderPlace => ({ layer, entry: name, member });
      const place = placeOf(valueMember);
      const known = this.#problems.length;
      const value = this.#replaced(entry[valueMember], place);
      if (isUnset(value)) {
        this.#remarks.push({ kind: 'noValue', layer, list, name });
        return [];
      }
      if (typeof value !== 'string') {
        this.#problems.push({ kind: 'noText', place });
      } else if (list === 'ConnectionReferences' && known === this.#problems.length) {
        this.#checkId(value, String(entry[valueMember]), place);
      }
      const replaced = Object.entries(entry)
        .map(([key, each]): [string, unknown] => [
          key,
          key === valueMember ? value : this.#replaced(each, placeOf(key)),
        ])
        .filter(([, each]) => !isUnset(each));
      return [Object.fromEntries(replaced)];
    });
  }

  /**
   * Checks a connection id like the rule settings-malformed-connection-id does, but after the tokens in the id were
   * replaced.
   * @param source The id before its tokens were replaced.
   */
  #checkId(id: string, source: string, place: RenderPlace): void {
    if (!isBareConnectionId(id, undefined)) {
      const variables = this.#tokens.names(source);
      this.#problems.push(
        variables.length === 0
          ? { kind: 'malformedId', place, id, bareId: bareConnectionId(id, undefined) }
          : { kind: 'malformedReplacedId', place, source, variables },
      );
    }
  }

  /** Replaces the tokens in all texts of a JSON value, at any depth. */
  #replaced(value: unknown, place: RenderPlace): unknown {
    if (typeof value === 'string') {
      const { text, unresolved } = this.#tokens.substitute(value, (name) => this.#variables.value(name));
      if (unresolved.length > 0) {
        const empty = unresolved.flatMap((variable) => {
          const source = this.#variables.emptyIn(variable);
          return source === undefined ? [] : [{ variable, source }];
        });
        this.#problems.push({ kind: 'unresolved', place, source: value, variables: unresolved, empty });
      }
      return text;
    }
    if (Array.isArray(value)) {
      return value.map((each: unknown) => this.#replaced(each, place));
    }
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(members(value).map(([key, each]) => [key, this.#replaced(each, place)]))
      : value;
  }
}

/**
 * Whether two entries with the same name have the same value and the same connector.
 * @param valueMember The member that contains the value.
 */
function isSameEntry(one: Json, other: Json, valueMember: string): boolean {
  const connectorOf = ({ ConnectorId: id }: Json): unknown => (typeof id === 'string' ? id.toLowerCase() : id);
  return one[valueMember] === other[valueMember] && connectorOf(one) === connectorOf(other);
}

/** Merges the entries of several files for the same name: for each member, the last file with a value wins. */
function mergeMembers(layers: readonly LayeredEntry[]): Json {
  const keys = new Set(layers.flatMap((layer) => Object.keys(layer.members)));
  return Object.fromEntries(
    [...keys].map((key) => [key, effectiveLayer(layers, (layer) => layer.members[key])?.members[key]]),
  );
}

function parseObject(text: string): object | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : undefined;
  } catch {
    return undefined;
  }
}
