import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { Random } from '../../support/random';
import { lawSeeds } from '../../support/seeds';
import { randomBytes, randomConfig, randomFiles, randomMalformed } from '../../support/randomSolution';
import { activated, closeAllTabs } from '../editors';
import { diskPath, uriOf } from '../files';
import { until } from '../waiting';
import { writeFiles } from '../writing';
import { branches, directories, roots, switchBranch } from './branches';
import { filesBelow, untilPublished } from './published';

// The long form of the tests, with its many seeds, changes more.
const fileOperations = Math.min(3 * lawSeeds().length, 170);
const solutionOperations = Math.min(lawSeeds().length, 30);
const largestBatch = 5;
const config = '.connref.json';
const places = [...roots, 'D', 'deep/E'];

/** The number that all choices come from: another one is another test. */
const seed = Number(process.env.CONNREF_SEED ?? 1);
const random = new Random(seed);
const solutionFiles = randomFiles(random);
const log: string[] = [];

describe('under stress, the Problems panel', () => {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const told = new Set<string>();
  for (const event of [watcher.onDidCreate, watcher.onDidChange]) {
    event((uri) => {
      told.add(vscode.workspace.asRelativePath(uri));
    });
  }

  before(activated);

  after(closeAllTabs);

  after(() => {
    watcher.dispose();
  });

  it(`says what a plain reader says, seed ${seed}`, async function () {
    this.timeout(240_000);
    await untilPublished();
    for (let done = 0; done < fileOperations;) {
      for (let batch = 1 + random.below(largestBatch); batch > 0; batch--, done++) {
        await changeFiles();
      }
      await compare();
    }
    await moveAndSwitch('main', 'feature');
    await moveAndSwitch('feature', 'release');
    for (let done = 0; done < solutionOperations; done++) {
      await changeSolutions();
      await compare();
    }
  });

  /** A watcher on Linux does not see into what was moved: only that much else is told shows that a branch was switched. */
  async function moveAndSwitch(from: string, to: string): Promise<void> {
    switchTo(from);
    await compare();
    remove('A');
    move('B', 'A');
    await compare();
    // Whatever is still told of the move is taken up before something else is.
    write(config, Buffer.from('{'));
    await compare();
    remove(config);
    await compare();
    switchTo(to);
    await compare();
  }

  async function compare(): Promise<void> {
    await untilPublished().catch((error: unknown) => {
      throw new Error(`after ${log.length} operations, the last ${log.slice(-12).join('; ')}: ${String(error)}`);
    });
  }

  async function changeFiles(): Promise<void> {
    const root = random.one(roots);
    const { path, text } = random.one(solutionFiles);
    const file = `${root}/${path}`;
    const there = anyFile() ?? file;
    const directory = `${root}/${random.one(innermost(directories))}`;
    // What stands here twice happens twice as often.
    await random.one<() => unknown>([
      () => write(file, randomBytes(random, text())),
      () => write(file, randomBytes(random, text())),
      () => write(there, randomBytes(random, randomMalformed(random))),
      () => remove(there),
      () => move(there, file),
      () => remove(directory),
      () => createDirectory(directory),
      () => createDirectory(directory),
      () => moveDirectory(directory, `${random.one(roots)}/${random.one(innermost(directories))}`),
      () => restore(root),
      () => write(config, randomBytes(random, randomConfig(random, ['B', '**/Workflows', '!A/nested/**']))),
      () => remove(config),
      () => switchTo(random.one(branches)),
      () => edit(there, text()),
      () => edit(there, randomMalformed(random)),
      () => edit(there, text()),
      save,
      save,
      revert,
      close,
    ])();
  }

  /** Directories with all that is in them: of these, the outermost is all that is told. */
  async function changeSolutions(): Promise<void> {
    const root = random.one(places);
    const file = anyFile() ?? config;
    await random.one<() => unknown>([
      () => remove(root),
      () => move(root, random.one(places)),
      () => move(root, random.one(places)),
      () => copy(random.one(places), root),
      () => copy(random.one(places), root),
      () => edit(file, random.one(solutionFiles).text()),
      save,
      revert,
    ])();
  }

  async function createDirectory(directory: string): Promise<void> {
    if (mayCome(directory)) {
      log.push(`create ${directory}`);
      told.delete(directory);
      mkdirSync(diskPath(directory));
      await untilTold(directory);
    }
  }

  async function moveDirectory(from: string, to: string): Promise<void> {
    if (mayCome(to)) {
      told.delete(to);
      move(from, to);
      if (existsSync(diskPath(to))) {
        await untilTold(to);
      }
    }
  }

  /** A new directory is watched once it was told. */
  async function untilTold(path: string): Promise<void> {
    await until(`an event for ${path}`, [watcher.onDidCreate, watcher.onDidChange], () => told.has(path));
  }
});

function anyFile(): string | undefined {
  const files = filesBelow(diskPath('')).filter((file) => !file.endsWith('/.keep'));
  return files.length === 0 ? undefined : random.one(files);
}

/** Directories with no others in them. */
function innermost(paths: readonly string[]): string[] {
  return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`)));
}

function write(file: string, bytes: Uint8Array): void {
  if (mayBeFile(file)) {
    log.push(`write ${file}`);
    writeFiles(diskPath(''), [[file, bytes]]);
  }
}

function remove(path: string): void {
  log.push(`delete ${path}`);
  rmSync(diskPath(path), { recursive: true, force: true });
}

/** A file over another one, or a directory to where nothing is. */
function move(from: string, to: string): void {
  if (from !== to && existsSync(diskPath(from)) && !to.startsWith(`${from}/`) && (mayBeFile(to) || mayCome(to))) {
    log.push(`move ${from} ${to}`);
    renameSync(diskPath(from), diskPath(to));
  }
}

function copy(from: string, to: string): void {
  if (existsSync(diskPath(from)) && !to.startsWith(`${from}/`) && mayCome(to)) {
    log.push(`copy ${from} ${to}`);
    cpSync(diskPath(from), diskPath(to), { recursive: true });
  }
}

function restore(root: string): void {
  log.push(`restore ${root}`);
  for (const { path, text } of solutionFiles) {
    write(`${root}/${path}`, randomBytes(random, text()));
  }
}

function switchTo(branch: string): void {
  log.push(`switch to ${branch}`);
  switchBranch(diskPath(''), branch, random);
}

/** Replaces the text of a file in its document, and leaves it unsaved. */
async function edit(file: string, text: string): Promise<void> {
  const document = await opened(file);
  if (document) {
    log.push(`edit ${file}`);
    const change = new vscode.WorkspaceEdit();
    change.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
    await vscode.workspace.applyEdit(change);
  }
}

/** A document of what is no text, or gone, is not given. */
async function opened(file: string): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uriOf(file));
  } catch {
    return undefined;
  }
}

async function save(): Promise<void> {
  const document = dirtyDocument();
  if (document && mayBeFile(vscode.workspace.asRelativePath(document.uri))) {
    log.push(`save ${vscode.workspace.asRelativePath(document.uri)}`);
    // VS Code refuses where the disk is newer.
    if (!(await document.save())) {
      await inEditor(document, 'workbench.action.files.revert');
    }
  }
}

async function revert(): Promise<void> {
  const document = dirtyDocument();
  if (document) {
    log.push(`revert ${vscode.workspace.asRelativePath(document.uri)}`);
    await inEditor(document, 'workbench.action.files.revert');
  }
}

async function close(): Promise<void> {
  const document = dirtyDocument();
  if (document) {
    log.push(`close ${vscode.workspace.asRelativePath(document.uri)}`);
    await inEditor(document, 'workbench.action.revertAndCloseActiveEditor');
  }
}

async function inEditor(document: vscode.TextDocument, command: string): Promise<void> {
  await vscode.window.showTextDocument(document, { preview: false });
  await vscode.commands.executeCommand(command);
}

function dirtyDocument(): vscode.TextDocument | undefined {
  const dirty = vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty);
  return dirty.length === 0 ? undefined : random.one(dirty);
}

/** Its directory is there, and it is none. */
function mayBeFile(path: string): boolean {
  const target = diskPath(path);
  return existsSync(dirname(target)) && !(existsSync(target) && statSync(target).isDirectory());
}

/** Its directory is there, and it is not. */
function mayCome(path: string): boolean {
  return existsSync(dirname(diskPath(path))) && !existsSync(diskPath(path));
}
