import type { ComponentFacts, ComponentKind } from '../readers/components/allComponents';
import { componentReaders } from '../readers/components/allComponents';
import { largestSettingsFile } from '../readers/components/deploymentSettings';
import type { FilePath } from '../model/filePath';
import { damagedText, unreadableFile } from '../readers/fileProblems';
import type { FileProblem, ReadResult } from '../readers/readResult';
import { decodedAtOnce, type DecodedText, decodeText, decodeTextYielding } from '../text/decodeText';
import type { YieldToHost } from '../text/yieldToHost';
import type { FileContent, FileTree } from './fileTree';

/** What a component's file says; facts are undefined for a broken one. */
export interface ReadComponent<Kind extends ComponentKind = ComponentKind> {
  readonly facts: ComponentFacts[Kind] | undefined;
  readonly problems: readonly FileProblem[];
}

type Awaitable<Value> = Value | Promise<Value>;

/** Finishes reading a file; undefined when the file is gone. A promise only where something has to be waited for. */
export type FinishReading<Kind extends ComponentKind> = () => Awaitable<ReadComponent<Kind> | undefined>;

/** Where the engine has its components from. */
export interface ComponentSource {
  /** How many files are begun before the first of them is finished. */
  readonly readAhead: number;
  /** Begins to read a file of which it is known what it is. */
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

/** Reads what a file holds, at once unless it is large; undefined when there is no file. */
export function readComponent<Kind extends ComponentKind>(
  kind: Kind,
  content: FileContent,
  yieldToHost: YieldToHost,
): Awaitable<ReadComponent<Kind> | undefined> {
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

/** Reads a text that an editor holds. */
export function readComponentText<Kind extends ComponentKind>(
  kind: Kind,
  text: string,
  yieldToHost: YieldToHost,
): Awaitable<ReadComponent<Kind>> {
  return readDecoded(kind, { text, damaged: false }, yieldToHost);
}

function readDecoded<Kind extends ComponentKind>(
  kind: Kind,
  { text, damaged }: Pick<DecodedText, 'text' | 'damaged'>,
  yieldToHost: YieldToHost,
): Awaitable<ReadComponent<Kind>> {
  const withProblems = (result: ReadResult<ComponentFacts[Kind]>): ReadComponent<Kind> => ({
    facts: result.facts,
    problems: [
      ...(damaged ? [damagedText(text)] : []),
      ...(result.problem ? [result.problem] : (result.remarks ?? [])),
    ],
  });
  const read = componentReaders[kind](text, yieldToHost);
  return read instanceof Promise ? read.then(withProblems) : withProblems(read);
}
