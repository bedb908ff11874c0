import * as vscode from 'vscode';

/** Files in memory, as a slow remote file system has them: reads wait while they are held. */
export class HeldFileSystem implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #waiting: (() => void)[] = [];
  #held = false;

  /** @param files By path, which begins with `/`. */
  constructor(files: ReadonlyMap<string, Uint8Array>) {
    this.#files = files;
  }

  hold(): void {
    this.#held = true;
  }

  release(): void {
    this.#held = false;
    this.#waiting.splice(0).forEach((go) => {
      go();
    });
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const bytes = this.#files.get(path);
    const isDirectory = [...this.#files.keys()].some((file) => file.startsWith(`${path.replace(/\/$/, '')}/`));
    if (!bytes && !isDirectory) throw vscode.FileSystemError.FileNotFound(path);
    const type = bytes ? vscode.FileType.File : vscode.FileType.Directory;
    return { type, ctime: 0, mtime: 0, size: bytes?.length ?? 0 };
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const start = `${path.replace(/\/$/, '')}/`;
    const below = [...this.#files.keys()]
      .filter((file) => file.startsWith(start))
      .map((file) => file.slice(start.length));
    return [...new Map(below.map((rest) => [rest.split('/')[0]!, rest.includes('/')]))].map(([name, isDirectory]) => [
      name,
      isDirectory ? vscode.FileType.Directory : vscode.FileType.File,
    ]);
  }

  async readFile({ path }: vscode.Uri): Promise<Uint8Array> {
    const bytes = this.#files.get(path);
    if (!bytes) throw vscode.FileSystemError.FileNotFound(path);
    if (this.#held) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return bytes;
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  createDirectory(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  writeFile(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): never {
    throw vscode.FileSystemError.NoPermissions();
  }
}
