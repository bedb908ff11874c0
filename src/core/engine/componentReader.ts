import type { FilePath } from '../model/filePath';
import type { ComponentKind } from '../readers/components/allComponents';
import { forEachYielding, type YieldToHost } from '../text/yieldToHost';
import { type ComponentSource, type FinishReading, type ComponentResult, readComponentText } from './componentSource';
import type { ComponentFile } from './componentFile';
import type { CurrentTexts } from './currentTexts';

export interface ComponentReaderParts {
  readonly components: ComponentSource;
  readonly texts: CurrentTexts;
  /** Called for a file that was listed but does not exist any more when it is read. */
  readonly onMissing: (file: FilePath) => void;
  /** Whether the user stopped the reading. If so, the remaining files are not read. */
  readonly isStopping: () => boolean;
  /**
   * Called before each batch of files, with the number of files read so far and of all files to read. One batch can
   * contain all files.
   */
  readonly progress: (read: number, toRead: number) => void;
  readonly yieldToHost: YieldToHost;
}

/** Called after a file was read, with the result of reading it. */
export type OnRead = (file: FilePath, component: ComponentFile, read: ComponentResult) => void;

/**
 * Reads the current content of component files: the unsaved text if an editor has unsaved text of the file, else the
 * file on disk.
 */
export class ComponentReader {
  readonly #parts: ComponentReaderParts;

  constructor(parts: ComponentReaderParts) {
    this.#parts = parts;
  }

  /**
   * Reads files until the user stops the reading: first all files but those of flows, because a source with several
   * threads reads the flows meanwhile. `onRead` is called for each file that was read, but not for a file that does not
   * exist.
   */
  async read(files: ReadonlyMap<FilePath, ComponentFile>, onRead: OnRead): Promise<void> {
    const { components, texts, isStopping, progress, yieldToHost } = this.#parts;
    const isFlow = ([, { kind }]: readonly [FilePath, ComponentFile]): boolean => kind === 'flowDefinition';
    const all = [...files].sort((a, b) => Number(isFlow(a)) - Number(isFlow(b)));
    for (let start = 0; start < all.length && !isStopping(); start += components.readAhead) {
      const batch = all.slice(start, start + components.readAhead);
      progress(start, all.length);
      const finishers = batch.map(([file, { kind }]) =>
        texts.unsaved(file) === undefined ? components.begin(file, kind) : undefined,
      );
      await forEachYielding(batch.entries(), yieldToHost, async ([at, [file, component]]) => {
        const read = isStopping() ? undefined : await this.#finish(file, component.kind, finishers[at]);
        if (read) {
          onRead(file, component, read);
        }
      });
    }
  }

  /**
   * Waits until a file is read from disk, and returns its parsed content, or that of its unsaved text if an editor has
   * one. Returns undefined if the file does not exist, or if its unsaved text was just saved or reverted.
   * @param finish Waits for the file on disk; undefined if the disk was not read because an editor had unsaved text of
   * the file.
   */
  async #finish<Kind extends ComponentKind>(
    file: FilePath,
    kind: Kind,
    finish: FinishReading<Kind> | undefined,
  ): Promise<ComponentResult<Kind> | undefined> {
    const read = await finish?.();
    // The user may have edited the file while it was read from disk. The content on disk is out of date in that case,
    // so the unsaved text is parsed instead.
    const unsaved = this.#parts.texts.unsaved(file);
    if (unsaved !== undefined) {
      return readComponentText(kind, unsaved, this.#parts.yieldToHost);
    }
    // Without `finish`, the file was not read from disk, and the user has saved or reverted its unsaved text since
    // then. The file is not missing: the save or revert is already reported as a change, and the next round reads the
    // file.
    if (finish && !read) {
      this.#parts.onMissing(file);
    }
    return read;
  }
}
