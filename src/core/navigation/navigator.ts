import type { Engine } from '../engine/engine';
import { archiveOf } from '../model/archivePath';
import type { FilePath } from '../model/filePath';
import { sameName } from '../model/names';
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

/**
 * The place of a mention in the workspace, or the start of a file that defines a component without mentioning its name.
 */
export interface MentionLocation {
  readonly file: FilePath;
  readonly range: Range;
  readonly role: Mention['role'];
}

export interface NavigatorOptions {
  readonly engine: Engine;
  /** The length limit in UTF-16 code units. Longer texts are not searched for mentions. */
  readonly longestText: number;
  /**
   * Called between files and within large files. A returned promise pauses the search, so that the host can do other
   * work.
   */
  readonly yieldToHost?: YieldToHost;
}

/**
 * How many texts are cached with their mentions. Two are enough for the text in the user's editor, and one text that
 * defines a name in that editor.
 */
const cachedTexts = 2;

/** A text, and the search for mentions in the text, which is running or finished. */
interface CachedScan {
  readonly text: string;
  readonly scan: SharedWork<ScannedText>;
}

const notCancelled = (): boolean => false;

/**
 * Finds the mentions (names of components) in a file, and the definitions and all mentions of the component that a
 * mention refers to. Reads the current texts, including unsaved ones, and never throws. Requests for the same text
 * share one search; a cancelled request may return an empty result.
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

  /** Whether a file of this kind, such as a flow or settings file, can contain mentions. */
  canContainMentions(file: FilePath): boolean {
    return mentionFileKind(file, this.#engine) !== undefined;
  }

  /**
   * Returns the mentions in a file; empty if the file can't contain mentions or is too long, or if the request was
   * cancelled. @param text The current text of the file.
   */
  async mentions(file: FilePath, text: string, isCancelled = notCancelled): Promise<readonly Mention[]> {
    return (await this.#scan(file, text, isCancelled))?.mentions ?? [];
  }

  /**
   * Returns the mention that contains an offset, in UTF-16 code units, or that ends at the offset; undefined if there
   * is none.
   */
  async mentionAt(
    file: FilePath,
    text: string,
    offset: number,
    isCancelled = notCancelled,
  ): Promise<Mention | undefined> {
    return (await this.#scan(file, text, isCancelled))?.mentionAt(offset);
  }

  /**
   * Whether a solution defines the component that a mention refers to. Uses only the index and reads no file, so this
   * is fast, but it is always true for a connection key, whose entry is only found in the text of the flow.
   */
  isDefined(mention: Mention, file: FilePath): boolean {
    return findTarget(mention, file, indexFor(file, this.#engine)).definitions.length > 0;
  }

  /**
   * Returns the definitions of the component that a mention refers to: only those in the solution of the file if there
   * are any, else those on disk, else those in zips. A use of a connection key leads to the connection entry with that
   * key, and the connection entry leads to the connection reference if it uses one.
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
      // The definition of a connector contains its GUID and its name, which both match the target. Without comparing
      // kinds, both places would be returned.
      const found = await this.#locations(
        definition,
        (other) => other.role === 'definition' && other.kind === mention.kind && target.matches(other),
        isCancelled,
      );
      // A file may define a component without mentioning the name, such as a flow's file without the flow's GUID. In
      // that case, the start of the file is returned. A connection key without a connection entry has no definition, so
      // nothing is returned.
      locations.push(...(found.length > 0 || mention.kind === 'connectionKey' ? found : [startOf(definition)]));
    }
    return isCancelled() ? [] : locations;
  }

  /**
   * Returns the logical name of the reference that a connection entry uses; undefined if the entry uses none, or if the
   * mention is not the key of an entry in `connectionReferences`.
   */
  async #boundReference({ kind, role, name }: Mention, file: FilePath): Promise<string | undefined> {
    if (kind !== 'connectionKey' || role !== 'definition') {
      return undefined;
    }
    const text = (await this.#engine.readText(file))?.text ?? '';
    return writtenEntries(text).find(({ key }) => sameName(key, name))?.reference;
  }

  /**
   * Returns every mention in the workspace that refers to the same component as the given mention, including
   * definitions. Texts that are too long are left out.
   * @param isCancelled Called between files and within long files; true ends the search, and the result is incomplete
   * then.
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

  /**
   * Returns the mentions in a text, from the cache if possible. Undefined if the file can't contain mentions, if the
   * text is too long, or if the search ended early because all requests for it were cancelled.
   */
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
    // Deleting the file from the map first moves it to the end, so that the map's first file is the one whose search is
    // the oldest.
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
