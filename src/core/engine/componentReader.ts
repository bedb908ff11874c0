import type { FilePath } from '../model/filePath';
import type { ComponentKind } from '../readers/components/allComponents';
import { forEachYielding, type YieldToHost } from '../text/yieldToHost';
import { type ComponentSource, type FinishReading, type ComponentResult, readComponentText } from './componentSource';
import type { ComponentFile } from './fileCatalog';
import type { CurrentTexts } from './currentTexts';

export interface ComponentReaderParts {
  readonly components: ComponentSource;
  readonly texts: CurrentTexts;
  /** Called when a file was listed but does not exist any more when it is read. */
  readonly onMissing: (file: FilePath) => void;
  /** Whether the user stopped the reading: then the remaining files are not read. */
  readonly isStopping: () => boolean;
  readonly progress: (read: number, toRead: number) => void;
  readonly yieldToHost: YieldToHost;
}

/** Called with the result of reading one file. */
export type OnRead = (file: FilePath, component: ComponentFile, read: ComponentResult) => void;

/** Reads the current content of component files: the unsaved text if an editor has one, else the file on disk. */
export class ComponentReader {
  readonly #parts: ComponentReaderParts;

  constructor(parts: ComponentReaderParts) {
    this.#parts = parts;
  }

  /** Reads files in the given order, until the user stops the reading. `onRead` is not called for missing files. */
  async read(files: ReadonlyMap<FilePath, ComponentFile>, onRead: OnRead): Promise<void> {
    const { components, texts, isStopping, progress, yieldToHost } = this.#parts;
    const all = [...files];
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

  /** @param finish Undefined if the disk was skipped because an editor had unsaved text of the file. */
  async #finish<Kind extends ComponentKind>(
    file: FilePath,
    kind: Kind,
    finish: FinishReading<Kind> | undefined,
  ): Promise<ComponentResult<Kind> | undefined> {
    const read = await finish?.();
    // The user may have edited the file while the disk was read. The content on disk would be out of date, so the unsaved
    // text wins.
    const unsaved = this.#parts.texts.unsaved(file);
    if (unsaved !== undefined) {
      return readComponentText(kind, unsaved, this.#parts.yieldToHost);
    }
    // Without `finish`, the disk was skipped, and the user has saved or reverted the file since then. The file is not missing:
    // the save is a pending change already, and the next round reads the file.
    if (finish && !read) {
      this.#parts.onMissing(file);
    }
    return read;
  }
}
