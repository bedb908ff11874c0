import type { Engine } from '../engine/engine';
import { archiveOf } from '../model/archivePath';
import type { FilePath } from '../model/filePath';
import type { Range } from '../text/lineIndex';
import type { YieldToHost } from '../text/yieldToHost';
import type { Mention } from './mention';
import { mentionsIn } from './mentionsIn';
import { findTarget, type MentionTarget } from './mentionTarget';
import { ScannedText } from './scannedText';
import { indexFor, mentionFileKind } from './mentionFiles';
import { type IsCancelled, SharedWork } from './sharedWork';
import { solutionContaining } from './solutionContaining';
import { writtenEntries } from './writtenEntries';

/** The place of a mention. */
export interface MentionLocation {
  readonly file: FilePath;
  readonly range: Range;
  readonly role: Mention['role'];
}

export interface NavigatorOptions {
  readonly engine: Engine;
  /** Longer texts are not scanned, in UTF-16 code units. */
  readonly longestText: number;
  /** Called between files and within long files. Return a promise to let other work run. */
  readonly yieldToHost?: YieldToHost;
}

/** The size of the cache: the text in the user's editor, and a text with a definition for it. */
const cachedTexts = 2;

/** A text whose scan for mentions is running or finished. */
interface CachedScan {
  readonly text: string;
  readonly scan: SharedWork<ScannedText>;
}

const notCancelled = (): boolean => false;

/**
 * Finds the mentions, definitions and references of names in the current texts, unsaved texts included. Never throws. After a
 * request was cancelled, its result is empty. Several requests for one text share one scan.
 */
export class Navigator {
  readonly #engine: Engine;
  readonly #longestText: number;
  readonly #yieldToHost: YieldToHost;
  readonly #cache = new Map<FilePath, CachedScan>();

  constructor({ engine, longestText, yieldToHost = () => undefined }: NavigatorOptions) {
    this.#engine = engine;
    this.#longestText = longestText;
    this.#yieldToHost = yieldToHost;
  }

  /** Whether a file can contain mentions, by its kind. */
  canContainMentions(file: FilePath): boolean {
    return mentionFileKind(file, this.#engine) !== undefined;
  }

  /** Returns the mentions in a file, in order. @param text The current text of the file. */
  async mentions(file: FilePath, text: string, isCancelled = notCancelled): Promise<readonly Mention[]> {
    return (await this.#scan(file, text, isCancelled))?.mentions ?? [];
  }

  /** Returns the mention that contains an offset, in UTF-16 code units, or that ends there. */
  async mentionAt(
    file: FilePath,
    text: string,
    offset: number,
    isCancelled = notCancelled,
  ): Promise<Mention | undefined> {
    return (await this.#scan(file, text, isCancelled))?.mentionAt(offset);
  }

  /** Whether a solution defines the target of a mention. Reads only the index, no file. */
  isDefined(mention: Mention, file: FilePath): boolean {
    return findTarget(mention, file, indexFor(file, this.#engine)).definitions.length > 0;
  }

  /**
   * Returns the definitions of a mention's target: those in the file's own solution, else those on disk, else those in
   * zips. For the use of a connection key, that is the key's entry; for the entry, the connection reference that the entry
   * uses.
   */
  async definitions(mention: Mention, file: FilePath, isCancelled = notCancelled): Promise<MentionLocation[]> {
    const reference = await this.#boundReference(mention, file);
    if (reference !== undefined) {
      return this.definitions({ ...mention, kind: 'reference', name: reference, role: 'use' }, file, isCancelled);
    }
    const target = findTarget(mention, file, indexFor(file, this.#engine));
    const root = solutionContaining(file, this.#engine)?.root;
    const ownDefinitions = target.definitions.filter((definition) => definition.root === root);
    const onDisk = target.definitions.filter((definition) => archiveOf(definition.file) === undefined);
    const chosen = [ownDefinitions, onDisk, target.definitions].find((definitions) => definitions.length > 0) ?? [];
    const locations: MentionLocation[] = [];
    for (const definition of new Set(chosen.map((each) => each.file))) {
      // A connector's definition has a GUID and a name. Without the comparison of kinds, both would be returned.
      const found = await this.#locations(
        definition,
        (other) => other.role === 'definition' && other.kind === mention.kind && target.matches(other),
        isCancelled,
      );
      // A flow's file does not contain the flow's GUID, for example: then the start of the file is returned. A connection key
      // without an entry has no definition.
      locations.push(...(found.length > 0 || mention.kind === 'connectionKey' ? found : [startOf(definition)]));
    }
    return isCancelled() ? [] : locations;
  }

  /** Returns the logical name of the reference that a connection entry uses; undefined for any other mention. */
  async #boundReference({ kind, role, name }: Mention, file: FilePath): Promise<string | undefined> {
    if (kind !== 'connectionKey' || role !== 'definition') {
      return undefined;
    }
    const text = (await this.#engine.readText(file))?.text ?? '';
    return writtenEntries(text).find(({ key }) => key === name)?.reference;
  }

  /**
   * Returns every mention of the same target in the workspace, definitions included.
   * @param isCancelled Called between files and within long files.
   */
  async references(mention: Mention, file: FilePath, isCancelled = notCancelled): Promise<MentionLocation[]> {
    const index = indexFor(file, this.#engine);
    const target = findTarget(mention, file, index);
    const locations: MentionLocation[] = [];
    for (const other of [...target.filesToSearch()].sort()) {
      await this.#yieldToHost();
      if (isCancelled()) {
        return [];
      }
      locations.push(...(await this.#locations(other, (each) => target.matches(each), isCancelled, target)));
    }
    return locations;
  }

  async #locations(
    file: FilePath,
    wanted: (mention: Mention) => boolean,
    isCancelled: IsCancelled,
    target?: MentionTarget,
  ): Promise<MentionLocation[]> {
    const text = (await this.#engine.readText(file))?.text ?? '';
    if (target && !target.mayOccurIn(text)) {
      return [];
    }
    const scanned = await this.#scan(file, text, isCancelled);
    if (!scanned) {
      return [];
    }
    const locations: MentionLocation[] = [];
    for (const mention of scanned.mentions.filter(wanted)) {
      locations.push({ file, range: await scanned.range(mention, this.#yieldToHost), role: mention.role });
    }
    return locations;
  }

  /** Returns the mentions in a text, from the cache if possible; undefined after the request was cancelled. */
  async #scan(file: FilePath, text: string, isCancelled: IsCancelled): Promise<ScannedText | undefined> {
    const cached = this.#cache.get(file);
    if (cached?.text === text && !cached.scan.isAbandoned) {
      cached.scan.join(isCancelled);
      return cached.scan.result();
    }
    const kind = mentionFileKind(file, this.#engine);
    if (kind === undefined || text.length > this.#longestText || isCancelled()) {
      return undefined;
    }
    const scanText = async (yieldToHost: YieldToHost): Promise<ScannedText> =>
      new ScannedText(text, await mentionsIn(text, kind, yieldToHost));
    const scan = new SharedWork(scanText, this.#yieldToHost, isCancelled);
    // Deleting the key first moves it to the end of the map, so that the oldest scan is the first key.
    this.#cache.delete(file);
    this.#cache.set(file, { text, scan });
    [...this.#cache.keys()].slice(0, -cachedTexts).forEach((oldest) => this.#cache.delete(oldest));
    return scan.result();
  }
}

/** Returns the start of a file as the place of a definition. */
function startOf(file: FilePath): MentionLocation {
  const start = { line: 0, column: 0 };
  return { file, range: { start, end: start }, role: 'definition' };
}
