import type { ComponentFacts, ComponentKind } from '../readers/components/allComponents';
import { componentReaders } from '../readers/components/allComponents';
import { largestSettingsFile } from '../readers/components/deploymentSettings';
import type { FilePath } from '../model/filePath';
import { damagedText, unreadableFile } from '../readers/fileProblems';
import type { FileProblem, ReadResult } from '../readers/readResult';
import { decodedAtOnce, type DecodedText, decodeText, decodeTextYielding } from '../text/decodeText';
import type { YieldToHost } from '../text/yieldToHost';
import type { FileContent, FileTree } from './fileTree';

/** The result of reading a component file. The facts are undefined if the file is broken. */
export interface ComponentResult<Kind extends ComponentKind = ComponentKind> {
  readonly facts: ComponentFacts[Kind] | undefined;
  readonly problems: readonly FileProblem[];
}

type Awaitable<Value> = Value | Promise<Value>;

/** Finishes reading a file. Returns undefined if the file does not exist, and a promise only if the read has to wait. */
export type FinishReading<Kind extends ComponentKind> = () => Awaitable<ComponentResult<Kind> | undefined>;

/** The port through which the engine reads component files: in this thread, or in several threads. */
export interface ComponentSource {
  /** How many files are read at the same time. */
  readonly readAhead: number;
  /** Starts to read a file whose component kind is known. */
  readonly begin: <Kind extends ComponentKind>(file: FilePath, kind: Kind) => FinishReading<Kind>;
}

/** Reads the files of a tree one after another, in this thread. */
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

/** Parses the content of a file, without a promise unless the file is large. Returns undefined if the file does not exist. */
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
      if (kind === 'deploymentSettings' && content.bytes.length > largestSettingsFile) {
        return { facts: 'other' as ComponentFacts[Kind], problems: [] };
      }
      return content.bytes.length <= decodedAtOnce
        ? readDecoded(kind, decodeText(content.bytes), yieldToHost)
        : decodeTextYielding(content.bytes, yieldToHost).then((decoded) => readDecoded(kind, decoded, yieldToHost));
  }
}

/** Parses the unsaved text of an editor. */
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
