import type { Engine } from '../engine/engine';
import { archiveOf } from '../model/archivePath';
import type { FilePath } from '../model/filePath';
import type { Range } from '../text/lineIndex';
import type { YieldToHost } from '../text/yieldToHost';
import type { Mention } from './mention';
import { mentionsIn } from './mentionsIn';
import { meaningOf, type Meaning } from './meaning';
import { NamedText } from './namedText';
import { indexFor, namingFileKind } from './namingFiles';
import { type IsCancelled, SharedWork } from './sharedWork';
import { solutionAround } from './solutionAround';
import { writtenEntries } from './writtenEntries';

/** Where a name stands. */
export interface MentionLocation {
  readonly file: FilePath;
  readonly range: Range;
  readonly role: Mention['role'];
}

export interface NavigatorOptions {
  readonly engine: Engine;
  /** Longer texts are not looked at, in UTF-16 code units. */
  readonly longestText: number;
  /** Called between files, and within long ones. */
  readonly yieldToHost?: YieldToHost;
}

/** How many texts are kept with the names in them: the one in front of the user, and one that it points into. */
const keptTexts = 2;

/** A text that is being looked through for names, or was. */
interface KeptText {
  readonly text: string;
  readonly named: SharedWork<NamedText>;
}

const notCancelled = (): boolean => false;

/**
 * Knows what the names in the files of solutions stand for, where that is defined, and where else it is named: in the
 * present texts, unsaved ones included. Never throws. Whoever does not want an answer any more gets an empty one; a text that is
 * asked about several times at once is looked through once, for all.
 */
export class Navigator {
  readonly #engine: Engine;
  readonly #longestText: number;
  readonly #yieldToHost: YieldToHost;
  readonly #kept = new Map<FilePath, KeptText>();

  constructor({ engine, longestText, yieldToHost = () => undefined }: NavigatorOptions) {
    this.#engine = engine;
    this.#longestText = longestText;
    this.#yieldToHost = yieldToHost;
  }

  /** Whether a file is one that names what others know. */
  concerns(file: FilePath): boolean {
    return namingFileKind(file, this.#engine) !== undefined;
  }

  /** The names in a file, in order. @param text Its present text. */
  async mentions(file: FilePath, text: string, isCancelled = notCancelled): Promise<readonly Mention[]> {
    return (await this.#named(file, text, isCancelled))?.mentions ?? [];
  }

  /** The name at an offset, in UTF-16 code units, or that ends there. */
  async mentionAt(
    file: FilePath,
    text: string,
    offset: number,
    isCancelled = notCancelled,
  ): Promise<Mention | undefined> {
    return (await this.#named(file, text, isCancelled))?.at(offset);
  }

  /** Whether some solution defines what is named; no file is read for it. */
  isDefined(mention: Mention, file: FilePath): boolean {
    return meaningOf(mention, file, indexFor(file, this.#engine)).definitions.length > 0;
  }

  /**
   * Where what is named is defined: by the solution of the file where that does, else by others, by those in zips only where
   * no other does. A connection key that is used leads to its entry, and the entry to the reference that it is bound to.
   */
  async definitions(mention: Mention, file: FilePath, isCancelled = notCancelled): Promise<MentionLocation[]> {
    const target = await this.#boundReference(mention, file);
    if (target !== undefined) {
      return this.definitions({ ...mention, kind: 'reference', name: target, role: 'use' }, file, isCancelled);
    }
    const meaning = meaningOf(mention, file, indexFor(file, this.#engine));
    const root = solutionAround(file, this.#engine)?.root;
    const own = meaning.definitions.filter((definition) => definition.root === root);
    const outside = meaning.definitions.filter((definition) => archiveOf(definition.file) === undefined);
    const chosen = [own, outside, meaning.definitions].find((definitions) => definitions.length > 0) ?? [];
    const locations: MentionLocation[] = [];
    for (const definition of new Set(chosen.map((each) => each.file))) {
      // A connector is defined by GUID and by name: the one that was asked by is shown.
      const found = await this.#locations(
        definition,
        (other) => other.role === 'definition' && other.kind === mention.kind && meaning.covers(other),
        isCancelled,
      );
      // Some files define what they do not name. A key is nothing beside its entry.
      locations.push(...(found.length > 0 || mention.kind === 'connectionKey' ? found : [startOf(definition)]));
    }
    return isCancelled() ? [] : locations;
  }

  /** The logical name of the reference that a connection entry is bound to; undefined for all else. */
  async #boundReference({ kind, role, name }: Mention, file: FilePath): Promise<string | undefined> {
    if (kind !== 'connectionKey' || role !== 'definition') {
      return undefined;
    }
    const text = (await this.#engine.readText(file))?.text ?? '';
    return writtenEntries(text).find(({ key }) => key === name)?.reference;
  }

  /**
   * Every place that names the same, definitions included, over all files of the workspace.
   * @param isCancelled Asked between files, and within long ones.
   */
  async references(mention: Mention, file: FilePath, isCancelled = notCancelled): Promise<MentionLocation[]> {
    const index = indexFor(file, this.#engine);
    const meaning = meaningOf(mention, file, index);
    const locations: MentionLocation[] = [];
    for (const other of [...meaning.files()].sort()) {
      await this.#yieldToHost();
      if (isCancelled()) {
        return [];
      }
      locations.push(...(await this.#locations(other, (each) => meaning.covers(each), isCancelled, meaning)));
    }
    return locations;
  }

  async #locations(
    file: FilePath,
    wanted: (mention: Mention) => boolean,
    isCancelled: IsCancelled,
    meaning?: Meaning,
  ): Promise<MentionLocation[]> {
    const text = (await this.#engine.readText(file))?.text ?? '';
    if (meaning && !meaning.mayBeIn(text)) {
      return [];
    }
    const named = await this.#named(file, text, isCancelled);
    if (!named) {
      return [];
    }
    const locations: MentionLocation[] = [];
    for (const mention of named.mentions.filter(wanted)) {
      locations.push({ file, range: await named.range(mention, this.#yieldToHost), role: mention.role });
    }
    return locations;
  }

  /** Undefined when nobody wants it any more. */
  async #named(file: FilePath, text: string, isCancelled: IsCancelled): Promise<NamedText | undefined> {
    const kept = this.#kept.get(file);
    if (kept?.text === text && !kept.named.isGivenUp) {
      kept.named.join(isCancelled);
      return kept.named.result();
    }
    const kind = namingFileKind(file, this.#engine);
    if (kind === undefined || text.length > this.#longestText || isCancelled()) {
      return undefined;
    }
    const look = async (yieldToHost: YieldToHost): Promise<NamedText> =>
      new NamedText(text, await mentionsIn(text, kind, yieldToHost));
    const named = new SharedWork(look, this.#yieldToHost, isCancelled);
    this.#kept.delete(file);
    this.#kept.set(file, { text, named });
    [...this.#kept.keys()].slice(0, -keptTexts).forEach((old) => this.#kept.delete(old));
    return named.result();
  }
}

function startOf(file: FilePath): MentionLocation {
  const start = { line: 0, column: 0 };
  return { file, range: { start, end: start }, role: 'definition' };
}
