import type { FilePath } from '../model/filePath';
import type { ComponentFacts, ComponentKind } from '../readers/components/allComponents';
import { compareTexts } from '../text/order';

/** A file of a solution component, and the facts that were found in the file. */
export interface FileFacts<Kind extends ComponentKind> {
  readonly file: FilePath;
  readonly facts: ComponentFacts[Kind];
}

/** The facts that were read from the files of one solution, by the kinds of the files. */
export class ReadFacts {
  readonly #files = new Map<ComponentKind, Map<FilePath, unknown>>();

  /** The files of a kind that were read, with their facts: undefined for a broken file. */
  files(kind: ComponentKind): Map<FilePath, unknown> {
    let files = this.#files.get(kind);
    if (!files) {
      files = new Map();
      this.#files.set(kind, files);
    }
    return files;
  }

  /** The facts of a file; undefined if the file is broken, was not read or does not exist. */
  facts<Kind extends ComponentKind>(file: FilePath, kind: Kind): ComponentFacts[Kind] | undefined {
    return this.files(kind).get(file) as ComponentFacts[Kind] | undefined;
  }

  /** The facts of a file; undefined facts if the file is broken, and no facts if it was not read yet. */
  versions<Kind extends ComponentKind>(file: FilePath, kind: Kind): (ComponentFacts[Kind] | undefined)[] {
    return this.files(kind).has(file) ? [this.facts(file, kind)] : [];
  }

  /** All files of a kind whose facts are known, sorted by path. */
  all<Kind extends ComponentKind>(kind: Kind): FileFacts<Kind>[] {
    return [...this.files(kind)]
      .filter((entry): entry is [FilePath, ComponentFacts[Kind]] => entry[1] !== undefined)
      .map(([file, facts]) => ({ file, facts }))
      .sort((a, b) => compareTexts(a.file, b.file));
  }

  /** The files of some kinds that are broken, sorted by path. */
  brokenFiles(kinds: readonly ComponentKind[]): FilePath[] {
    return kinds
      .flatMap((kind) => [...this.files(kind)])
      .flatMap(([file, facts]) => (facts === undefined ? [file] : []))
      .sort();
  }
}
