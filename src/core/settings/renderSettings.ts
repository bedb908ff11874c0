import type { SettingsListName } from '../model/deploymentSettings';
import { nameKey } from '../model/names';
import { members } from '../readers/parseJson';
import { listed } from '../text/listed';
import { bareConnectionId, bareIdAdvice, isBareConnectionId } from './bareConnectionId';
import { layerInForce, saysNothing } from './layerInForce';
import type { PipelineVariables } from './pipelineVariables';
import type { Tokens } from '../text/tokens';

/** A settings file, to be laid over those before it. */
export interface SettingsLayer {
  /** How messages call it. */
  readonly name: string;
  readonly text: string;
}

/** The one file that an import gets. */
export interface RenderedSettings {
  /** JSON in the form of `pac`; of no use where there are problems. */
  readonly text: string;
  /** What was left out, in sentences. */
  readonly remarks: readonly string[];
  /** What keeps the file from being used, in sentences: broken files, entries without a name, tokens without a value, ids that are none. */
  readonly problems: readonly string[];
}

type Json = Record<string, unknown>;

/** The members of an entry that name it and that give its value. */
const lists: Readonly<Record<SettingsListName, { readonly name: string; readonly value: string }>> = {
  EnvironmentVariables: { name: 'SchemaName', value: 'Value' },
  ConnectionReferences: { name: 'LogicalName', value: 'ConnectionId' },
};

/** What one file says about a name, without its empty members. */
interface LayeredEntry {
  readonly layer: string;
  readonly members: Json;
}

type EntryLayers = readonly [LayeredEntry, ...LayeredEntry[]];

/**
 * The effective settings of an environment: later files lie over earlier ones, member by member of each entry, and an empty
 * one hides none. Tokens are replaced. Empty members of entries, and entries without a value, are left out: an empty value of
 * a variable would fail the import. All other members stay.
 */
export function renderSettings(
  layers: readonly SettingsLayer[],
  tokens: Tokens,
  variables: PipelineVariables,
): RenderedSettings {
  const renderer = new Renderer(tokens, variables);
  for (const layer of layers) {
    renderer.add(layer);
  }
  return renderer.result();
}

class Renderer {
  readonly #tokens: Tokens;
  readonly #variables: PipelineVariables;
  readonly #problems: string[] = [];
  readonly #remarks: string[] = [];
  /** The members of the file besides its lists, and where each comes from. */
  readonly #others = new Map<string, { readonly layer: string; readonly value: unknown }>();
  readonly #entries: Readonly<Record<SettingsListName, Map<string, EntryLayers>>> = {
    EnvironmentVariables: new Map(),
    ConnectionReferences: new Map(),
  };

  constructor(tokens: Tokens, variables: PipelineVariables) {
    this.#tokens = tokens;
    this.#variables = variables;
  }

  add({ name: layer, text }: SettingsLayer): void {
    const json = parseObject(text);
    if (!json) {
      this.#problems.push(`${layer}: it is no valid JSON object.`);
      return;
    }
    for (const [key, value] of members(json)) {
      if (key !== 'EnvironmentVariables' && key !== 'ConnectionReferences') {
        this.#others.set(key, { layer, value });
      } else if (Array.isArray(value)) {
        this.#addEntries(key, value, layer);
      } else {
        this.#problems.push(`${layer}: ${key} is no list.`);
      }
    }
  }

  result(): RenderedSettings {
    const others = [...this.#others].map(([key, { layer, value }]) => [key, this.#replaced(value, `${layer}: ${key}`)]);
    const json = {
      EnvironmentVariables: this.#list('EnvironmentVariables'),
      ConnectionReferences: this.#list('ConnectionReferences'),
      ...(Object.fromEntries(others) as Json),
    };
    return { text: `${JSON.stringify(json, null, 2)}\n`, remarks: this.#remarks, problems: this.#problems };
  }

  #addEntries(list: SettingsListName, items: readonly unknown[], layer: string): void {
    const { name: nameMember, value: valueMember } = lists[list];
    const seen = new Map<string, Json>();
    for (const [at, item] of items.entries()) {
      const entry: Json = Object.fromEntries(members(item).filter(([, value]) => !saysNothing(value)));
      const name = entry[nameMember];
      if (typeof name !== 'string') {
        this.#problems.push(`${layer}: entry ${at + 1} of ${list} has no ${nameMember}.`);
        continue;
      }
      const first = seen.get(nameKey(name));
      if (first) {
        this.#addTwice(name, list, layer, saysSame(first, entry, valueMember));
        continue;
      }
      seen.set(nameKey(name), entry);
      const below = this.#entries[list].get(nameKey(name));
      const added = { layer, members: entry };
      this.#entries[list].set(nameKey(name), below ? [...below, added] : [added]);
    }
  }

  /** The rule settings-duplicate-entry calls both an error; where both say the same, either will do. */
  #addTwice(name: string, list: SettingsListName, layer: string, isSame: boolean): void {
    if (isSame) {
      this.#remarks.push(`${layer}: ${name} stands twice in ${list}, with the same value. It is written once.`);
    } else {
      this.#problems.push(`${layer}: ${name} stands twice in ${list}, with different values. Remove one of the two.`);
    }
  }

  #list(list: SettingsListName): Json[] {
    const { name: nameMember, value: valueMember } = lists[list];
    return [...this.#entries[list].values()].flatMap((layers) => {
      const entry = overlaid(layers);
      const { layer } = layerInForce(layers, (each) => each.members[valueMember]) ?? layers[0];
      const name = String(entry[nameMember]);
      const place = `${layer}: ${name}, ${valueMember}`;
      const known = this.#problems.length;
      const value = this.#replaced(entry[valueMember], place);
      if (saysNothing(value)) {
        this.#remarks.push(
          list === 'ConnectionReferences'
            ? `${layer}: ${name} has no connection, so its entry is left out: its flows stay off unless the environment has one.`
            : `${layer}: ${name} has no value, so its entry is left out.`,
        );
        return [];
      }
      if (typeof value !== 'string') {
        this.#problems.push(`${place}: it is no text.`);
      } else if (list === 'ConnectionReferences' && known === this.#problems.length) {
        this.#checkId(value, String(entry[valueMember]), place);
      }
      const replaced = Object.entries(entry)
        .map(([key, each]): [string, unknown] => [
          key,
          key === valueMember ? value : this.#replaced(each, `${layer}: ${name}, ${key}`),
        ])
        .filter(([, each]) => !saysNothing(each));
      return [Object.fromEntries(replaced)];
    });
  }

  /** As the rule settings-malformed-connection-id does, and what tokens stood for too. */
  #checkId(id: string, source: string, place: string): void {
    if (!isBareConnectionId(id, undefined)) {
      const names = this.#tokens.names(source);
      const isLiteral = names.length === 0;
      // What comes from a variable may be a secret that stands there by mistake: logs of pipelines show no part of it.
      const what = isLiteral ? `“${id}”` : `with the value of ${listed(names)}, ${source}`;
      const bare = isLiteral ? bareConnectionId(id, undefined) : undefined;
      this.#problems.push(
        `${place}: ${what} is not the bare id of a connection, so the import would fail. ${bareIdAdvice(bare)}`,
      );
    }
  }

  /** A value with tokens replaced in all texts in it, however deep. */
  #replaced(value: unknown, place: string): unknown {
    if (typeof value === 'string') {
      const { text, unresolved } = this.#tokens.substitute(value, (name) => this.#variables.value(name));
      if (unresolved.length > 0) {
        const empty = unresolved.flatMap((name) => {
          const source = this.#variables.emptyIn(name);
          return source === undefined ? [] : [`${source} gives ${name} an empty value`];
        });
        const why = empty.length === 0 ? '' : `: ${empty.join(', ')}`;
        this.#problems.push(`${place}: no value for ${unresolved.join(', ')} (${value})${why}.`);
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

/** Whether two entries of one name give the same value, and name the same connector where they name one. */
function saysSame(one: Json, other: Json, valueMember: string): boolean {
  const connectorOf = ({ ConnectorId: id }: Json): unknown => (typeof id === 'string' ? id.toLowerCase() : id);
  return one[valueMember] === other[valueMember] && connectorOf(one) === connectorOf(other);
}

/** Each member as the layer in force for it has it. */
function overlaid(layers: readonly LayeredEntry[]): Json {
  const keys = new Set(layers.flatMap((layer) => Object.keys(layer.members)));
  return Object.fromEntries(
    [...keys].map((key) => [key, layerInForce(layers, (layer) => layer.members[key])?.members[key]]),
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
