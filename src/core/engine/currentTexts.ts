import { Locator } from '../locate/locator';
import { isArchiveName } from '../model/archivePath';
import { type FilePath, folderOf } from '../model/filePath';
import { type DecodedText, decodeTextYielding } from '../text/decodeText';
import type { YieldToHost } from '../text/yieldToHost';
import type { FileTree } from './fileTree';

/**
 * The current text of each file: the text that is tried during a trial, else the unsaved text if an editor has one, else
 * the text on disk.
 */
export class CurrentTexts {
  readonly #files: FileTree;
  readonly #yieldToHost: YieldToHost;
  readonly #unsaved = new Map<FilePath, string>();
  #tried: ReadonlyMap<FilePath, string> = new Map();

  constructor(files: FileTree, yieldToHost: YieldToHost) {
    this.#files = files;
    this.#yieldToHost = yieldToHost;
  }

  /**
   * Sets the unsaved text of a file. @param text Undefined after a save or revert: the text on disk is current then.
   */
  setUnsaved(file: FilePath, text: string | undefined): void {
    if (text === undefined) {
      this.#unsaved.delete(file);
    } else {
      this.#unsaved.set(file, text);
    }
  }

  /** Sets the texts of a trial. An empty map ends the trial. */
  setTried(texts: ReadonlyMap<FilePath, string>): void {
    this.#tried = texts;
  }

  /** Returns the tried or unsaved text of a file; undefined if the text on disk is current. */
  unsaved(file: FilePath): string | undefined {
    return this.#tried.get(file) ?? this.#unsaved.get(file);
  }

  /** Removes the unsaved texts of all files in a workspace folder. */
  forgetUnsaved(folder: string): void {
    [...this.#unsaved.keys()].filter((file) => folderOf(file) === folder).forEach((file) => this.#unsaved.delete(file));
  }

  /** Returns the current text of a file; undefined if the file can't be read or does not exist. */
  async read(file: FilePath): Promise<DecodedText | undefined> {
    const unsaved = this.unsaved(file);
    if (unsaved !== undefined) {
      return { text: unsaved, encoding: 'utf8', damaged: false };
    }
    const content = await this.#files.read(file);
    return content.kind === 'bytes' ? decodeTextYielding(content.bytes, this.#yieldToHost) : undefined;
  }

  /**
   * Returns a locator that finds places in the current text of a file. If the file has no readable text, every place is
   * at its start.
   */
  async locator(file: FilePath): Promise<Locator> {
    // A finding about a zip is about the whole zip, which has no text. The empty text places the finding on the first
    // line.
    const text = isArchiveName(file) ? undefined : (await this.read(file))?.text;
    return new Locator(text ?? '', this.#yieldToHost);
  }
}
