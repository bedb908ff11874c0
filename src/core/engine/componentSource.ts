import type { ComponentFacts, ComponentKind } from '../readers/components/allComponents';
import { componentReaders } from '../readers/components/allComponents';
import type { FilePath } from '../model/filePath';
import type { FileProblem } from '../readers/readResult';
import { decodeTextInSlices } from '../text/decodeText';
import type { Pause } from '../text/pause';
import type { FileContent, FileTree } from './fileTree';

/** What a component's file says; facts are undefined for a broken one. */
export interface ReadComponent<Kind extends ComponentKind = ComponentKind> {
  readonly facts: ComponentFacts[Kind] | undefined;
  readonly problems: readonly FileProblem[];
}

/** Finishes reading a file; undefined when the file is gone. */
export type FinishReading<Kind extends ComponentKind> = () => Promise<ReadComponent<Kind> | undefined>;

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
  readonly #pause: Pause;

  constructor(files: FileTree, pause: Pause) {
    this.#files = files;
    this.#pause = pause;
  }

  begin<Kind extends ComponentKind>(file: FilePath, kind: Kind): FinishReading<Kind> {
    const content = this.#files.read(file);
    return async () => readComponent(kind, await content, this.#pause);
  }
}

/** Reads what a file holds; undefined when there is no file. */
export async function readComponent<Kind extends ComponentKind>(
  kind: Kind,
  content: FileContent,
  pause: Pause,
): Promise<ReadComponent<Kind> | undefined> {
  switch (content.kind) {
    case 'missing':
      return undefined;
    case 'unreadable':
      return { facts: undefined, problems: [unreadableFile(content.reason)] };
    case 'bytes': {
      const { text, damaged } = await decodeTextInSlices(content.bytes, pause);
      const { facts, problems } = await readComponentText(kind, text, pause);
      return { facts, problems: damaged ? [damagedText(text), ...problems] : problems };
    }
  }
}

export async function readComponentText<Kind extends ComponentKind>(
  kind: Kind,
  text: string,
  pause: Pause,
): Promise<ReadComponent<Kind>> {
  const { facts, problem } = await componentReaders[kind](text, pause);
  return { facts, problems: problem ? [problem] : [] };
}

export function unreadableFile(reason: string): FileProblem {
  return {
    ruleId: 'unreadable-file',
    message: `This file cannot be read: ${reason}. Nothing in it is checked.`,
    place: { kind: 'file' },
  };
}

export function damagedText(text: string): FileProblem {
  const at = Math.max(text.indexOf('\ufffd'), 0);
  return {
    ruleId: 'unreadable-file',
    message:
      'This file holds bytes that are no text in its encoding. Save it as UTF-8; until then Connref does not edit it.',
    place: { kind: 'span', start: at, end: at + 1 },
  };
}
