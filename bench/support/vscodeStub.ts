/**
 * A stub of the module `vscode` for plain Node. It has the members that the editor's classes need, and keeps diagnostics as
 * VS Code does. Every other member is a function that does nothing ({@link withTheRest}).
 */
import { posix } from 'node:path';

type Listener<Value> = (value: Value) => unknown;

export class EventEmitter<Value> {
  readonly #listeners = new Set<Listener<Value>>();

  readonly event = (listener: Listener<Value>) => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  fire(value: Value): void {
    this.#listeners.forEach((listener) => listener(value));
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

export class Uri {
  readonly scheme: string;
  readonly path: string;

  constructor(scheme: string, path: string) {
    this.scheme = scheme;
    this.path = path;
  }

  static file(path: string): Uri {
    return new Uri('file', path);
  }

  static joinPath(uri: Uri, ...segments: string[]): Uri {
    return new Uri(uri.scheme, posix.join(uri.path, ...segments));
  }

  get fsPath(): string {
    return this.path;
  }

  toString(): string {
    return `${this.scheme}://${this.path}`;
  }
}

export class Position {
  readonly line: number;
  readonly character: number;

  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;

  constructor(startLine: number, startCharacter: number, endLine: number, endCharacter: number) {
    this.start = new Position(startLine, startCharacter);
    this.end = new Position(endLine, endCharacter);
  }
}

export class Location {
  readonly uri: Uri;
  readonly range: Range;

  constructor(uri: Uri, range: Range) {
    this.uri = uri;
    this.range = range;
  }
}

export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2, Hint: 3 };
export const DiagnosticTag = { Unnecessary: 1, Deprecated: 2 };

export class Diagnostic {
  readonly range: Range;
  readonly message: string;
  readonly severity: number;
  source: string | undefined;
  code: unknown;
  relatedInformation: DiagnosticRelatedInformation[] | undefined;

  constructor(range: Range, message: string, severity: number) {
    this.range = range;
    this.message = message;
    this.severity = severity;
  }
}

export class DiagnosticRelatedInformation {
  readonly location: Location;
  readonly message: string;

  constructor(location: Location, message: string) {
    this.location = location;
    this.message = message;
  }
}

export class FileSystemError extends Error {}
export const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 };

/** Published diagnostics by URI. */
export const diagnostics = new Map<string, readonly Diagnostic[]>();
const published = new EventEmitter<Uri>();
/** Fires at each `set` and `delete`. */
export const onDidPublish = published.event;

export const languages = {
  createDiagnosticCollection: () => ({
    set: (uri: Uri, items: readonly Diagnostic[]): void => {
      diagnostics.set(uri.toString(), items);
      published.fire(uri);
    },
    delete: (uri: Uri): void => {
      diagnostics.delete(uri.toString());
      published.fire(uri);
    },
    dispose: (): void => undefined,
  }),
  registerCodeActionsProvider: nothingToDispose,
};

export interface TextDocument {
  readonly uri: Uri;
  readonly isDirty: boolean;
  readonly isClosed: boolean;
  getText(): string;
}

/** Fire it to report a changed text to the editor's classes. */
export const textChanges = new EventEmitter<{ document: TextDocument }>();
const never = new EventEmitter<never>().event;

export const workspace = {
  workspaceFolders: [] as { uri: Uri; name: string; index: number }[],
  textDocuments: [] as TextDocument[],
  getWorkspaceFolder: (uri: Uri) =>
    workspace.workspaceFolders.find((folder) => uri.path.startsWith(`${folder.uri.path}/`)),
  getConfiguration: () => ({ get: () => undefined }),
  createFileSystemWatcher: () => ({
    onDidCreate: never,
    onDidChange: never,
    onDidDelete: never,
    dispose: (): void => undefined,
  }),
  onDidChangeTextDocument: textChanges.event,
  onDidSaveTextDocument: never,
  onDidCloseTextDocument: never,
  onDidChangeWorkspaceFolders: never,
  onDidChangeConfiguration: never,
  registerTextDocumentContentProvider: nothingToDispose,
};

export const window = {
  createOutputChannel: () => ({
    error: (...words: unknown[]): void => {
      throw new Error(words.map(String).join(' '));
    },
    info: (): void => undefined,
    dispose: (): void => undefined,
  }),
  createTreeView: () => ({ badge: undefined as unknown, dispose: (): void => undefined }),
  withProgress: (_options: unknown, task: () => Promise<unknown>) => task(),
};

export const commands = {
  executeCommand: () => Promise.resolve(),
  registerCommand: nothingToDispose,
};

export const l10n = { t: (message: string) => message };

function nothingToDispose() {
  return { dispose: (): void => undefined };
}

/** A value that can be called, constructed and asked for any member, and does nothing. */
function anything(): unknown {
  return new Proxy(nothingToDispose, {
    get: (_target, name) => (name === 'then' || typeof name === 'symbol' ? undefined : anything()),
    apply: () => anything(),
    construct: () => anything() as object,
  });
}

/**
 * A module, or a part of one, in which every missing member is a function that does nothing. Bundles register features that
 * aren't measured, and these need some value.
 *
 * @param names Members that it has itself, as VS Code's API has hundreds: a bundle copies those.
 */
export function withTheRest(part: object, names: readonly string[] = []): object {
  const rest: object = new Proxy({}, { get: (_target, name) => (typeof name === 'symbol' ? undefined : anything()) });
  const stub = Object.create(rest) as Record<string, unknown>;
  names.forEach((name) => (stub[name] = anything()));
  for (const [name, value] of Object.entries(part) as [string, unknown][]) {
    stub[name] = Object.getPrototypeOf(value) === Object.prototype ? withTheRest(value as object) : value;
  }
  return stub;
}
