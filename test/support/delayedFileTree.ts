import type { PathFilter } from '../../src/core/config/pathFilter';
import type { FileContent, FileTree, Listing } from '../../src/core/engine/fileTree';
import type { FilePath } from '../../src/core/model/filePath';
import type { Random } from './random';

/**
 * Delays listings and reads of another tree, and answers them in any order. An answer shows the files
 * either at the time of the request or at the time of the answer.
 */
export class DelayedFileTree implements FileTree {
  readonly #files: FileTree;
  readonly #random: Random;
  readonly #waiting: (() => void)[] = [];
  /** Whether answers are delayed. */
  isDelaying = true;

  constructor(files: FileTree, random: Random) {
    this.#files = files;
    this.#random = random;
  }

  list(path: FilePath, excluded: PathFilter): Promise<Listing> {
    return this.#delay(() => this.#files.list(path, excluded));
  }

  read(file: FilePath): Promise<FileContent> {
    return this.#delay(async () => this.#files.read(file));
  }

  /** Delays the engine at some of its yields, so that other events happen meanwhile. */
  yieldToHost(): Promise<void> | undefined {
    return this.#random.oneIn(20) ? this.#delay(() => Promise.resolve()) : undefined;
  }

  /** Answers some of the waiting requests. @returns False when no request is waiting. */
  release(): boolean {
    const waiting = this.#waiting.length > 0;
    for (let count = 1 + this.#random.below(8); count > 0 && this.#waiting.length > 0; count--) {
      this.#waiting.splice(this.#random.below(this.#waiting.length), 1)[0]!();
    }
    return waiting;
  }

  async #delay<Result>(look: () => Promise<Result>): Promise<Result> {
    if (!this.isDelaying) {
      return look();
    }
    const early = this.#random.oneIn(2) ? look() : undefined;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return early ?? look();
  }
}
