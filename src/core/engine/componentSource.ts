import type { ComponentFacts, ComponentKind } from '../readers/components/allComponents';
import { componentReaders } from '../readers/components/allComponents';
import type { FilePath } from '../model/filePath';
import { damagedText, unreadableFile } from '../readers/fileProblems';
import type { FileProblem, ReadResult } from '../readers/readResult';
import { decodedAtOnce, type DecodedText, decodeText, decodeTextYielding } from '../text/decodeText';
import type { YieldToHost } from '../text/yieldToHost';
import { type FileContent, type FileTree, largerThan, largestFile } from './fileTree';

/**
 * The result of reading a component file. `facts` is undefined if the file can't be opened, or can't be parsed and no
 * facts were found in its text; `problems` are the faults found in it.
 */
export interface ComponentResult<Kind extends ComponentKind = ComponentKind> {
  readonly facts: ComponentFacts[Kind] | undefined;
  readonly problems: readonly FileProblem[];
}

type Awaitable<Value> = Value | Promise<Value>;

/**
 * Returns the result of a read that `begin` started or prepared; undefined if the file does not exist. The result may
 * be a promise.
 */
export type FinishReading<Kind extends ComponentKind> = () => Awaitable<ComponentResult<Kind> | undefined>;

/**
 * How the engine reads component files. One implementation reads in the thread of the engine, another one in several
 * threads.
 */
export interface ComponentSource {
  /** For how many files the engine calls `begin` before it asks for the first result. */
  readonly readAhead: number;
  /**
   * Starts or prepares the read of a file. @param kind Decides how the file is parsed. @returns A function that returns
   * the result.
   */
  readonly begin: <Kind extends ComponentKind>(file: FilePath, kind: Kind) => FinishReading<Kind>;
}

/** Reads and parses component files in the thread of the engine. */
export class FileComponentSource implements ComponentSource {
  readonly readAhead = 32;
  readonly #files: FileTree;
  readonly #yieldToHost: YieldToHost;

  constructor(files: FileTree, yieldToHost: YieldToHost) {
    this.#files = files;
    this.#yieldToHost = yieldToHost;
  }

  begin<Kind extends ComponentKind>(file: FilePath, kind: Kind): FinishReading<Kind> {
    const content = this.#files.read(file);
    return async () => readComponent(kind, await content, this.#yieldToHost);
  }
}

/**
 * Parses the content of a component file. Returns a promise only for a large file and for a kind whose reader is
 * asynchronous, because waiting for thousands of promises is slow. Returns undefined if the file does not exist.
 */
export function readComponent<Kind extends ComponentKind>(
  kind: Kind,
  content: FileContent,
  yieldToHost: YieldToHost,
): Awaitable<ComponentResult<Kind> | undefined> {
  switch (content.kind) {
    case 'missing':
      return undefined;
    case 'unreadable':
      return { facts: undefined, problems: [unreadableFile(content.reason)] };
    case 'bytes':
      if (content.bytes.length > largestFile) {
        return { facts: undefined, problems: [unreadableFile(largerThan(largestFile))] };
      }
      return content.bytes.length <= decodedAtOnce
        ? readDecoded(kind, decodeText(content.bytes), yieldToHost)
        : decodeTextYielding(content.bytes, yieldToHost).then((decoded) => readDecoded(kind, decoded, yieldToHost));
  }
}

/** Parses the unsaved text that an editor has of a component file. */
export function readComponentText<Kind extends ComponentKind>(
  kind: Kind,
  text: string,
  yieldToHost: YieldToHost,
): Awaitable<ComponentResult<Kind>> {
  return readDecoded(kind, { text, damaged: false }, yieldToHost);
}

function readDecoded<Kind extends ComponentKind>(
  kind: Kind,
  { text, damaged }: Pick<DecodedText, 'text' | 'damaged'>,
  yieldToHost: YieldToHost,
): Awaitable<ComponentResult<Kind>> {
  const withProblems = (result: ReadResult<ComponentFacts[Kind]>): ComponentResult<Kind> => ({
    facts: result.facts,
    problems: [
      ...(damaged ? [damagedText(text)] : []),
      ...(result.problem ? [result.problem] : (result.remarks ?? [])),
    ],
  });
  const read = componentReaders[kind](text, yieldToHost);
  return read instanceof Promise ? read.then(withProblems) : withProblems(read);
}
