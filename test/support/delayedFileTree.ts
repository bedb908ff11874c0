import type { PathFilter } from '../../src/core/config/pathFilter';
import type { FileContent, FileTree } from '../../src/core/engine/fileTree';
import type { FilePath } from '../../src/core/model/filePath';
import type { Random } from './random';

/** Files whose reads come late and in any order, with what was there when they were asked for, or came. */
export class DelayedFileTree implements FileTree {
  readonly #files: FileTree;
  readonly #random: Random;
  readonly #waiting: (() => void)[] = [];
  /** False: everything comes at once. */
  late = true;

  constructor(files: FileTree, random: Random) {
    this.#files = files;
    this.#random = random;
  }

  list(path: FilePath, excluded: PathFilter): Promise<FilePath[]> {
    return this.#late(() => this.#files.list(path, excluded));
  }

  read(file: FilePath): Promise<FileContent> {
    return this.#late(async () => this.#files.read(file));
  }

  /** Also waits its turn: what pauses, so that something happens meanwhile. */
  yieldToHost(): Promise<void> | undefined {
    return this.#random.oneIn(20) ? this.#late(() => Promise.resolve()) : undefined;
  }

  /** Lets some of what is waited for come. @returns False when nothing is. */
  release(): boolean {
    const waiting = this.#waiting.length > 0;
    for (let count = 1 + this.#random.below(8); count > 0 && this.#waiting.length > 0; count--) {
      this.#waiting.splice(this.#random.below(this.#waiting.length), 1)[0]!();
    }
    return waiting;
  }

  async #late<Result>(look: () => Promise<Result>): Promise<Result> {
    if (!this.late) {
      return look();
    }
    const early = this.#random.oneIn(2) ? look() : undefined;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return early ?? look();
  }
}
