import isEqual from 'fast-deep-equal';
import type { FilePath } from '../model/filePath';
import { nameKey } from '../model/names';
import type { FlowMetadata } from '../readers/components/flowMetadata';
import type { SolutionRoot } from '../readers/layouts/solutionRoot';
import { MultiMap, setOrDelete } from './multiMap';

/**
 * Where the metadata of the flows of a solution is: in a file beside each flow, or in `customizations.xml`. Flow files are
 * identified by the lower-case path.
 */
export class MetadataOfFlows {
  readonly #root: Pick<SolutionRoot, 'root' | 'layout'>;
  readonly #inline = new Map<string, FlowMetadata>();
  readonly #files = new MultiMap<string, FilePath>();
  #isInlineReadable: boolean;

  constructor(root: Pick<SolutionRoot, 'root' | 'layout'>) {
    this.#root = root;
    this.#isInlineReadable = root.layout !== 'export';
  }

  /** Notes that a metadata file (`<flow>.json.data.xml`) exists or not. @returns The key of the flow file. */
  noteFile(file: FilePath, exists: boolean): string {
    const key = nameKey(file.slice(0, -'.data.xml'.length));
    this.#files[exists ? 'add' : 'delete'](key, file);
    return key;
  }

  /**
   * Stores the metadata in `customizations.xml`.
   * @param flows Undefined while that file is broken or was not read.
   * @returns The keys of the flow files whose metadata changed, or `all`.
   */
  setInline(flows: readonly FlowMetadata[] | undefined): readonly string[] | 'all' {
    const after = new Map((flows ?? []).map((flow) => [nameKey(`${this.#root.root}/${flow.jsonFile}`), flow]));
    const keys = new Set([...this.#inline.keys(), ...after.keys()]);
    const different = [...keys].filter((key) => !isEqual(this.#inline.get(key), after.get(key)));
    different.forEach((key) => {
      setOrDelete(this.#inline, key, after.get(key));
    });
    // Only an export has flow metadata in `customizations.xml`. In other layouts, a broken `customizations.xml` does
    // not change what is known about the state of flows.
    const isReadable = this.#root.layout !== 'export' || flows !== undefined;
    const isOther = isReadable !== this.#isInlineReadable;
    this.#isInlineReadable = isReadable;
    return isOther ? 'all' : different;
  }

  /** Whether a flow has metadata, which may be broken. */
  has(file: FilePath): boolean {
    return this.#files.get(nameKey(file)).size > 0 || this.#inline.has(nameKey(file));
  }

  /**
   * Returns the metadata of a flow; undefined if it was not found. In that case, `readable` is false if the file that
   * should contain the metadata is broken or was not read, so that the state of the flow (turned on or off) is not
   * known.
   * @param factsOf Returns the facts of a metadata file; undefined while the file is broken.
   */
  of(
    file: FilePath,
    factsOf: (metadataFile: FilePath) => FlowMetadata | undefined,
  ): { metadata: FlowMetadata | undefined; readable: boolean } {
    // Names of metadata files can differ only in case. Without sorting, the order in which the files were added would
    // decide which file is used.
    const separate = [...this.#files.get(nameKey(file))].sort().map(factsOf);
    const metadata = separate.find((facts) => facts !== undefined) ?? this.#inline.get(nameKey(file));
    return { metadata, readable: separate.length === 0 && this.#isInlineReadable };
  }
}
