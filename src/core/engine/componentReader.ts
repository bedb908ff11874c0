import type { FilePath } from '../model/filePath';
import type { ComponentKind } from '../readers/components/allComponents';
import { forEachYielding, type YieldToHost } from '../text/yieldToHost';
import { type ComponentSource, type FinishReading, type ReadComponent, readComponentText } from './componentSource';
import type { ComponentFile } from './fileCatalog';
import type { PresentTexts } from './presentTexts';

export interface ComponentReaderParts {
  readonly components: ComponentSource;
  readonly texts: PresentTexts;
  /** Called for a file that was listed and is gone when it is read. */
  readonly onMissing: (file: FilePath) => void;
  /** Whether somebody wants the reading to end. */
  readonly isStopping: () => boolean;
  readonly progress: (read: number, toRead: number) => void;
  readonly yieldToHost: YieldToHost;
}

/** Called with what a file says. */
export type OnRead = (file: FilePath, component: ComponentFile, read: ReadComponent) => void;

/** Reads the present content of components: an editor's text where there is one, the disk's otherwise. */
export class ComponentReader {
  readonly #parts: ComponentReaderParts;

  constructor(parts: ComponentReaderParts) {
    this.#parts = parts;
  }

  /** Reads files in their order, until somebody wants the reading to end. Files that are gone are left out. */
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

  /** @param finish Undefined when an editor held the file's text when its reading began. */
  async #finish<Kind extends ComponentKind>(
    file: FilePath,
    kind: Kind,
    finish: FinishReading<Kind> | undefined,
  ): Promise<ReadComponent<Kind> | undefined> {
    const read = await finish?.();
    // The file may have been opened and edited while the disk was read: the editor's text wins.
    const unsaved = this.#parts.texts.unsaved(file);
    if (unsaved !== undefined) {
      return readComponentText(kind, unsaved, this.#parts.yieldToHost);
    }
    // Without a read from disk, the file was saved or reverted after the disk was skipped. That change is pending already,
    // and the next round reads the file.
    if (finish && !read) {
      this.#parts.onMissing(file);
    }
    return read;
  }
}
