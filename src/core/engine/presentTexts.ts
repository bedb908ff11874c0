import { Locator } from '../locate/locator';
import { isArchiveName } from '../model/archivePath';
import { type FilePath, folderOf } from '../model/filePath';
import { type DecodedText, decodeTextYielding } from '../text/decodeText';
import type { YieldToHost } from '../text/yieldToHost';
import type { FileTree } from './fileTree';

/** What files hold now: where an editor holds unsaved text, that counts, and else the disk. */
export class PresentTexts {
  readonly #files: FileTree;
  readonly #yieldToHost: YieldToHost;
  readonly #unsaved = new Map<FilePath, string>();

  constructor(files: FileTree, yieldToHost: YieldToHost) {
    this.#files = files;
    this.#yieldToHost = yieldToHost;
  }

  /** @param text Undefined once the disk counts again. */
  setUnsaved(file: FilePath, text: string | undefined): void {
    if (text === undefined) {
      this.#unsaved.delete(file);
    } else {
      this.#unsaved.set(file, text);
    }
  }

  /** Undefined where the disk counts. */
  unsaved(file: FilePath): string | undefined {
    return this.#unsaved.get(file);
  }

  /** Forgets what is unsaved in a workspace folder. */
  forgetUnsaved(folder: string): void {
    [...this.#unsaved.keys()].filter((file) => folderOf(file) === folder).forEach((file) => this.#unsaved.delete(file));
  }

  /** Undefined when the file cannot be read. */
  async read(file: FilePath): Promise<DecodedText | undefined> {
    const unsaved = this.#unsaved.get(file);
    if (unsaved !== undefined) {
      return { text: unsaved, encoding: 'utf8', damaged: false };
    }
    const content = await this.#files.read(file);
    return content.kind === 'bytes' ? decodeTextYielding(content.bytes, this.#yieldToHost) : undefined;
  }

  async locator(file: FilePath): Promise<Locator> {
    // What is found in a zip itself is about all of it.
    const text = isArchiveName(file) ? undefined : (await this.read(file))?.text;
    return new Locator(text ?? '', this.#yieldToHost);
  }
}
