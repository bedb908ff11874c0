import { configFileName } from '../../src/core/config/workspaceConfig';
import type { Engine } from '../../src/core/engine/engine';
import { newEngine } from './newEngine';
import { defaultFolderSettings, type FolderSettings } from '../../src/core/engine/folderState';
import { baseName, directoryOf, type FilePath, folderOf, isBelow } from '../../src/core/model/filePath';
import { decodeText, encodeText } from '../../src/core/text/decodeText';
import { ArchiveFileTree } from '../../src/platform/zip/archiveFileTree';
import type { Random } from './random';
import { EngineFollower } from './engineFollower';
import { DelayedFileTree } from './delayedFileTree';
import { MemoryFileTree } from './memoryFileTree';
import { randomBytes, randomConfig, type RandomFile, randomFiles, randomMalformed, randomZip } from './randomSolution';
import type { WorkspaceState } from './simpleReader/workspaceState';

const folders = ['repo', 'other', 'solo'];
/**
 * The usual roots of solutions. One root is inside another, one is a directory of the YAML layout, and one is a
 * workspace folder.
 */
const roots = ['repo/A', 'repo/B', 'repo/A/nested', 'other/C', 'other/C/solutions/D', 'solo'];
/** Directories to which solutions are moved. */
const otherRoots = ['repo/deep/er', 'repo/a', 'other/c', 'other/C/solutions/E'];
const zips = ['repo/D.zip', 'repo/A/E.ZIP', 'other/F.zip', 'repo/G.txt'];
const branches = ['main', 'feature', 'release'];
const excludes = ['B', 'D.zip', 'A/nested/', '**/Workflows', '!A/nested/**'];

type Files = ReadonlyMap<FilePath, Uint8Array>;

/**
 * A workspace that changes at random: files on the disk, open editors, settings. The engine receives the events that a
 * real host sends. Events of editors come at once. Events of the disk come later, in any order, even while the engine
 * works; one event can stand for a whole directory, and events can be repeated or wrong.
 */
export class ChangingWorkspace {
  readonly engine: Engine;
  readonly follower: EngineFollower;
  readonly log: string[] = [];
  readonly #random: Random;
  readonly #files: readonly RandomFile[];
  readonly #tree = new MemoryFileTree();
  readonly #delayed: DelayedFileTree;
  readonly #documents = new Map<FilePath, string>();
  readonly #settings = new Map<string, FolderSettings>(folders.map((folder) => [folder, defaultFolderSettings]));
  readonly #branches = new Map<string, Files>();
  #branch = branches[0]!;
  #pendingEvents: (() => void)[] = [];

  /** @param flowCount The largest number of flows in a solution. */
  constructor(random: Random, flowCount?: number) {
    this.#random = random;
    this.#files = randomFiles(random, flowCount);
    this.#delayed = new DelayedFileTree(this.#tree, random);
    this.engine = newEngine({
      files: new ArchiveFileTree(this.#delayed),
      yieldToHost: () => this.#delayed.yieldToHost(),
    });
    this.follower = new EngineFollower(this.engine);
    this.#randomTree().forEach((bytes, file) => {
      this.#tree.write(file, bytes);
    });
    folders.forEach((folder) => this.engine.setFolder(folder));
  }

  /** The whole workspace at this moment, for a reader that reads everything again. */
  state(): WorkspaceState {
    return {
      files: this.#tree.contents(),
      unreadable: this.#tree.unreadable(),
      unsaved: new Map([...this.#documents].filter(([file]) => this.#settings.has(folderOf(file)))),
      settings: new Map(this.#settings),
    };
  }

  /** Changes the workspace at random. Events of the disk are sent later, by {@link settle}. */
  change(): void {
    this.#change(this.#operation());
  }

  /** Replaces most files of the disk at once. */
  switchBranch(): void {
    const other = branches.filter((branch) => branch !== this.#branch);
    this.#change(() => this.#switchBranch(this.#random.one(other)));
  }

  /**
   * Lets the engine work until it knows the whole workspace, and sends the pending events meanwhile.
   * @param changes The number of further random changes while the engine works.
   */
  async settle(changes = 0): Promise<void> {
    let left = changes;
    let done: boolean;
    this.#delayed.isDelaying = true;
    do {
      done = true;
      const round = { over: false };
      const settling = this.engine.settle().then(() => {
        round.over = true;
      });
      for (let turns = 0; !round.over || !this.follower.idle; turns++) {
        this.#delayed.release();
        if (this.#pendingEvents.length > 0 && this.#random.oneIn(3)) {
          this.#pendingEvents.shift()!();
          done = false;
        } else if (left > 0 && this.#random.oneIn(4)) {
          left--;
          this.change();
          done = false;
        } else if (turns > 20_000) {
          throw new Error('The engine waits for an event that is never sent.');
        }
        await new Promise((resolve) => setImmediate(resolve));
      }
      await settling;
      while (this.#pendingEvents.length > 0 && !this.#random.oneIn(8)) {
        this.#pendingEvents.shift()!();
        done = false;
      }
    } while (!done || this.#pendingEvents.length > 0);
    this.#delayed.isDelaying = false;
  }

  #change(operation: () => void): void {
    const before = this.#tree.contents();
    operation();
    this.#noteDisk(before, this.#tree.contents());
  }

  #operation(): () => void {
    const random = this.#random;
    const root = random.one([...roots, ...roots, ...otherRoots]);
    const { path, text } = random.one(this.#files);
    const file = `${root}/${path}`;
    const files = this.#tree.paths();
    // Findings in other files have related places in these files, so they are changed more often.
    const definitions = files.filter((each) => /customizations\.xml$/i.test(each));
    const there = random.one(random.oneIn(4) && definitions.length > 0 ? definitions : [...files, file]);
    const folder = random.one(folders);
    // An operation that is listed twice is drawn twice as often.
    return random.one([
      () => this.#write(file, randomBytes(random, text())),
      () => this.#write(file, randomBytes(random, text())),
      () => this.#write(file, randomBytes(random, text())),
      () => this.#write(there, randomBytes(random, randomMalformed(random))),
      () => this.#edit(file, text()),
      () => this.#edit(file, text()),
      () => this.#edit(there, randomMalformed(random)),
      () => this.#write(there, this.#shifted(there)),
      () => this.#edit(there, decodeText(this.#shifted(there)).text),
      () => this.#save(),
      () => this.#save(),
      () => this.#revert(),
      () => this.#delete(there),
      () => this.#delete(directoryOf(there)!),
      () => this.#delete(random.one([root, `${root}/Workflows`, `${root}/Other`])),
      () => this.#move(root, random.one([...roots, ...otherRoots])),
      () => this.#move(there, file),
      () => this.#move(there, `${directoryOf(there)!}/${otherCase(baseName(there))}`),
      () => this.#move(directoryOf(there)!, otherCaseOfLast(directoryOf(there)!)),
      () => this.#copy(there, otherCaseOfLast(there)),
      () => this.#replaceDirectory(directoryOf(there)!),
      () => this.#write(random.one(zips), randomZip(random)),
      () => this.#move(random.one(zips), random.one(zips)),
      () => this.#makeUnreadable(there),
      () => this.#write(`${folder}/${configFileName}`, randomBytes(random, randomConfig(random, excludes))),
      () => this.#edit(`${folder}/${configFileName}`, randomConfig(random, excludes)),
      () => this.#changeSettings(folder),
      () => this.#toggleFolder(folder),
      () => this.#restore(root),
      () => this.#switchBranch(random.one(branches)),
    ]);
  }

  #write(file: FilePath, bytes: Uint8Array): void {
    if (this.#mayBeFile(file)) {
      this.log.push(`write ${file}`);
      this.#tree.write(file, bytes);
    }
  }

  /** The text of a file with one more line, so that findings move to other lines. */
  #shifted(file: FilePath): Uint8Array {
    const text = this.#documents.get(file) ?? (this.#tree.has(file) ? this.#tree.text(file) : '');
    return encodeText(text.replace('\n', '\n\n'), 'utf8');
  }

  /**
   * Edits a document without saving it. Documents outside the workspace folders are not edited, because hosts do not
   * report them.
   */
  #edit(file: FilePath, text: string): void {
    if (this.#settings.has(folderOf(file))) {
      this.log.push(`edit ${file}`);
      this.#documents.set(file, text);
      this.engine.setUnsaved(file, text);
    }
  }

  #save(): void {
    const file = this.#dirtyDocument();
    if (file !== undefined && this.#mayBeFile(file)) {
      this.log.push(`save ${file}`);
      this.#tree.write(file, this.#documents.get(file)!);
      this.#documents.delete(file);
      this.engine.setUnsaved(file, undefined);
    }
  }

  #revert(): void {
    const file = this.#dirtyDocument();
    if (file !== undefined) {
      this.log.push(`revert ${file}`);
      this.#documents.delete(file);
      this.engine.setUnsaved(file, undefined);
    }
  }

  #dirtyDocument(): FilePath | undefined {
    const files = [...this.#documents.keys()].filter((file) => this.#settings.has(folderOf(file)));
    return files.length === 0 ? undefined : this.#random.one(files);
  }

  #delete(path: FilePath): void {
    this.log.push(`delete ${path}`);
    this.#tree.delete(path);
  }

  #move(from: FilePath, to: FilePath): void {
    const inFolder = from.includes('/') && to.includes('/');
    if (inFolder && from !== to && !isBelow(to, from) && !isBelow(from, to) && this.#mayBeFile(to)) {
      this.log.push(`move ${from} ${to}`);
      this.#tree.delete(to);
      this.#tree.rename(from, to);
    }
  }

  #copy(from: FilePath, to: FilePath): void {
    if (this.#tree.has(from) && this.#mayBeFile(to)) {
      this.log.push(`copy ${from} ${to}`);
      this.#tree.write(to, this.#tree.bytes(from));
    }
  }

  /** Deletes a directory and creates a file with the same path. */
  #replaceDirectory(directory: FilePath): void {
    if (directory.includes('/')) {
      this.log.push(`replace ${directory} by a file`);
      this.#tree.delete(directory);
      this.#tree.write(directory, 'A file, not a directory.');
    }
  }

  #makeUnreadable(file: FilePath): void {
    this.log.push(`toggle whether ${file} can be read`);
    if (this.#tree.unreadable().has(file)) {
      this.#tree.makeReadable(file);
    } else {
      this.#tree.makeUnreadable(file);
    }
    this.#pendingEvents.push(() => this.engine.noteChanged(file));
  }

  #changeSettings(folder: string): void {
    if (this.#settings.has(folder)) {
      this.log.push(`settings of ${folder}`);
      const random = this.#random;
      const settings = {
        rules: new Map(
          random.some([
            ['raw-connection', random.one(['hint', 'off'] as const)],
            ['several-references-per-connector', random.one(['hint', 'warning'] as const)],
          ] as const),
        ),
        exclude: random.oneIn(4) ? [random.one(excludes)] : [],
        checkZips: random.oneIn(2),
      };
      this.#settings.set(folder, settings);
      this.engine.setFolder(folder, settings);
    }
  }

  #toggleFolder(folder: string): void {
    if (this.#settings.has(folder)) {
      this.log.push(`remove folder ${folder}`);
      this.#settings.delete(folder);
      this.engine.removeFolder(folder);
      if (this.#random.oneIn(2)) {
        return;
      }
    }
    this.log.push(`add folder ${folder}`);
    this.#settings.set(folder, defaultFolderSettings);
    this.engine.setFolder(folder);
    this.#documents.forEach((text, file) => {
      if (folderOf(file) === folder) {
        this.engine.setUnsaved(file, text);
      }
    });
  }

  /** Deletes a solution and writes all its files again. */
  #restore(root: FilePath): void {
    this.log.push(`restore ${root}`);
    this.#tree.delete(root);
    if (this.#mayBeFile(`${root}/x`)) {
      this.#files.forEach(({ path, text }) => {
        this.#tree.write(`${root}/${path}`, text());
      });
    }
  }

  /** Replaces the files on the disk, as Git does: some files stay unchanged, most are added, changed or deleted. */
  #switchBranch(branch: string): void {
    this.log.push(`switch to ${branch}`);
    const before = this.#tree.contents();
    this.#branches.set(this.#branch, before);
    const after = this.#branches.get(branch) ?? this.#randomTree(before);
    this.#branch = branch;
    [...before.keys()].filter((file) => !after.has(file)).forEach((file) => this.#tree.delete(file));
    after.forEach((bytes, file) => {
      this.#tree.write(file, bytes);
    });
  }

  #randomTree(before: Files = new Map()): Map<FilePath, Uint8Array> {
    const random = this.#random;
    const files = new Map<FilePath, Uint8Array>();
    for (const root of roots.filter(() => !random.oneIn(5))) {
      for (const { path, text } of this.#files.filter(() => !random.oneIn(4))) {
        const file = `${root}/${path}`;
        files.set(file, (random.oneIn(3) ? before.get(file) : undefined) ?? randomBytes(random, text()));
      }
    }
    for (const zip of zips.filter(() => random.oneIn(2))) {
      files.set(zip, randomZip(random));
    }
    return files;
  }

  /**
   * Whether a file can exist at a path: no directory has this path, and no file has the path of one of its directories.
   */
  #mayBeFile(path: FilePath): boolean {
    return this.#tree.paths().every((file) => !isBelow(file, path) && !isBelow(path, file));
  }

  /** Prepares the events that a file watcher sends after a change on the disk. */
  #noteDisk(before: Files, after: Files): void {
    const random = this.#random;
    const paths = new Set<FilePath>();
    const changed = [...after].filter(([file, bytes]) => before.get(file) !== bytes).map(([file]) => file);
    const gone = [...before.keys()].filter((file) => !after.has(file));
    const directoriesBefore = directoriesOf(before.keys());
    const directoriesAfter = directoriesOf(after.keys());
    // A watcher may report only an added or deleted directory. Then it sends no events for the files in the directory.
    const named = random.some([...directoriesBefore, ...directoriesAfter]).filter((path) => path.includes('/'));
    const come = new Set(named.filter((path) => !directoriesBefore.has(path)));
    const went = new Set(named.filter((path) => !directoriesAfter.has(path)));
    changed.forEach((file) => paths.add(outermost(file, come)));
    gone.forEach((file) => paths.add(outermost(file, went)));
    const events = [...paths].map((path) => this.#event(path, after.has(path) || directoriesAfter.has(path)));
    if (events.length > 0 && random.oneIn(3)) {
      events.push(random.one(events));
    }
    if (random.oneIn(3)) {
      const path = random.one([...after.keys(), ...directoriesAfter, 'repo/never/there.json']);
      events.push(this.#event(path, random.oneIn(2)));
    }
    this.#pendingEvents = random.shuffled([...this.#pendingEvents, ...events]);
  }

  #event(path: FilePath, there: boolean): () => void {
    return () => {
      if (there) {
        this.engine.noteChanged(path);
      } else {
        this.engine.noteDeleted(path);
      }
    };
  }
}

/** The outermost of some directories that contains a file; the file itself when none of them does. */
function outermost(file: FilePath, directories: ReadonlySet<FilePath>): FilePath {
  const above = [...directories].filter((directory) => isBelow(file, directory));
  return above.sort((a, b) => a.length - b.length)[0] ?? file;
}

function directoriesOf(files: Iterable<FilePath>): Set<FilePath> {
  const directories = new Set<FilePath>();
  for (const file of files) {
    for (let directory = directoryOf(file); directory !== undefined; directory = directoryOf(directory)) {
      directories.add(directory);
    }
  }
  return directories;
}

function otherCase(name: string): string {
  return name === name.toLowerCase() ? name.toUpperCase() : name.toLowerCase();
}

function otherCaseOfLast(path: FilePath): FilePath {
  const directory = directoryOf(path);
  return directory === undefined ? path : `${directory}/${otherCase(baseName(path))}`;
}
