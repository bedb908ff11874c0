import type { Engine } from '../engine/engine';
import { archiveOf } from '../model/archivePath';
import type { FilePath } from '../model/filePath';
import type { Range } from '../text/lineIndex';
import type { Pause } from '../text/pause';
import type { Mention } from './mention';
import { mentionsIn } from './mentionsIn';
import { meaningOf, type Meaning } from './meaning';
import { NamedText } from './namedText';
import { indexFor, namingFileKind } from './namingFiles';
import { solutionAround } from './solutionAround';

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
  readonly pause?: Pause;
}

/** How many texts are kept with the names in them: the one in front of the user, and one that it points into. */
const keptTexts = 2;

/**
 * Knows what the names in the files of solutions stand for, where that is defined, and where else it is named: in the
 * present texts, unsaved ones included. Never throws.
 */
export class Navigator {
  readonly #engine: Engine;
  readonly #longestText: number;
  readonly #pause: Pause;
  readonly #kept = new Map<FilePath, NamedText>();

  constructor({ engine, longestText, pause = () => undefined }: NavigatorOptions) {
    this.#engine = engine;
    this.#longestText = longestText;
    this.#pause = pause;
  }

  /** Whether a file is one that names what others know. */
  concerns(file: FilePath): boolean {
    return namingFileKind(file, this.#engine) !== undefined;
  }

  /** The names in a file, in order. @param text Its present text. */
  async mentions(file: FilePath, text: string): Promise<readonly Mention[]> {
    return (await this.#named(file, text)).mentions;
  }

  /** The name at an offset, in UTF-16 code units, or that ends there. */
  async mentionAt(file: FilePath, text: string, offset: number): Promise<Mention | undefined> {
    return (await this.#named(file, text)).at(offset);
  }

  /** Whether some solution defines what is named; no file is read for it. */
  isDefined(mention: Mention, file: FilePath): boolean {
    return meaningOf(mention, file, indexFor(file, this.#engine)).definitions.length > 0;
  }

  /**
   * Where what is named is defined: by the solution of the file where that does, else by others, by those in zips only where
   * no other does. A connection key that is used leads to its entry, and the entry to the reference that it is bound to.
   */
  async definitions(mention: Mention, file: FilePath): Promise<MentionLocation[]> {
    const index = indexFor(file, this.#engine);
    const meaning = meaningOf(mention, file, index);
    const target = mention.role === 'definition' ? meaning.leadsTo : undefined;
    if (target !== undefined) {
      return this.definitions({ ...mention, kind: 'reference', name: target, role: 'use' }, file);
    }
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
      );
      locations.push(...(found.length > 0 ? found : [startOf(definition)]));
    }
    return locations;
  }

  /**
   * Every place that names the same, definitions included, over all files of the workspace.
   * @param isCancelled Asked between files.
   */
  async references(mention: Mention, file: FilePath, isCancelled = () => false): Promise<MentionLocation[]> {
    const index = indexFor(file, this.#engine);
    const meaning = meaningOf(mention, file, index);
    const locations: MentionLocation[] = [];
    for (const other of [...meaning.files()].sort()) {
      await this.#pause();
      if (isCancelled()) {
        return [];
      }
      locations.push(...(await this.#locations(other, (each) => meaning.covers(each), meaning)));
    }
    return locations;
  }

  async #locations(
    file: FilePath,
    wanted: (mention: Mention) => boolean,
    meaning?: Meaning,
  ): Promise<MentionLocation[]> {
    const text = (await this.#engine.readText(file))?.text ?? '';
    if (meaning && !meaning.mayBeIn(text)) {
      return [];
    }
    const named = await this.#named(file, text);
    const locations: MentionLocation[] = [];
    for (const mention of named.mentions.filter(wanted)) {
      locations.push({ file, range: await named.range(mention, this.#pause), role: mention.role });
    }
    return locations;
  }

  async #named(file: FilePath, text: string): Promise<NamedText> {
    const kept = this.#kept.get(file);
    if (kept?.text === text) {
      return kept;
    }
    const kind = namingFileKind(file, this.#engine);
    if (kind === undefined || text.length > this.#longestText) {
      return new NamedText('', []);
    }
    const named = new NamedText(text, await mentionsIn(text, kind, this.#pause));
    this.#kept.delete(file);
    this.#kept.set(file, named);
    [...this.#kept.keys()].slice(0, -keptTexts).forEach((old) => this.#kept.delete(old));
    return named;
  }
}

function startOf(file: FilePath): MentionLocation {
  const start = { line: 0, column: 0 };
  return { file, range: { start, end: start }, role: 'definition' };
}
