import { usesByFlow } from '../dependencies/uses';
import type { FilePath } from '../model/filePath';
import type { Flow } from '../model/flow';
import { sortUses, type Use, type UseKey, useKey } from '../model/use';
import type { UsedKind } from '../model/useSource';
import type { Fact } from './facts';
import { useKeysOf } from './flowFacts';
import { MultiMap } from './multiMap';
import { forEachDifference, type SolutionContribution } from './solutionContribution';

/** What flows, apps, agents and desktop flows use, by the used components. */
export class UseIndex {
  readonly #flows: ReadonlyMap<FilePath, Flow>;
  /** The files of all users. The uses themselves are kept only for components that are not cloud flows. */
  readonly #users = new MultiMap<UseKey, FilePath>();
  readonly #componentUses = new MultiMap<UseKey, Use>();

  /** @param flows All flows by their files. The uses of a flow are found in the flow when somebody asks for them. */
  constructor(flows: ReadonlyMap<FilePath, Flow>) {
    this.#flows = flows;
  }

  usersOf(kind: UsedKind, name: string): ReadonlySet<FilePath> {
    return this.#users.get(useKey(kind, name));
  }

  usesOf(kind: UsedKind, name: string): Use[] {
    const key = useKey(kind, name);
    const byFlows = [...this.#users.get(key)]
      .flatMap((file) => this.#flows.get(file) ?? [])
      .flatMap(usesByFlow)
      .filter((use) => useKey(use.kind, use.name) === key);
    return sortUses([...byFlows, ...this.#componentUses.get(key)]);
  }

  componentUsesOf(kind: UsedKind, name: string): Use[] {
    return sortUses(this.#componentUses.get(useKey(kind, name)));
  }

  /**
   * Notes what a flow uses after the flow was added, replaced or removed.
   * @returns The facts that change.
   */
  setFlow(file: FilePath, before: Flow | undefined, after: Flow | undefined): Fact[] {
    const keysBefore = useKeysOf(before);
    const keysAfter = useKeysOf(after);
    const removed = [...keysBefore].filter((key) => !keysAfter.has(key));
    const added = [...keysAfter].filter((key) => !keysBefore.has(key));
    removed.forEach((key) => {
      this.#users.delete(key, file);
    });
    added.forEach((key) => {
      this.#users.add(key, file);
    });
    // Whether a flow can be read decides whether its uses are reported at the flow.
    const isSameReadable = before?.readable === after?.readable;
    const changed = isSameReadable ? [...removed, ...added] : new Set([...keysBefore, ...keysAfter]);
    return [...changed].map((key) => ({ kind: 'users', key }));
  }

  /**
   * Replaces the uses by the components of one solution that are not cloud flows.
   * @param before The contribution of the solution before the change.
   * @returns The facts that change.
   */
  update(before: SolutionContribution, after: SolutionContribution): Fact[] {
    const facts: Fact[] = [];
    forEachDifference(before.uses, after.uses, (use, action) => {
      const key = useKey(use.kind, use.name);
      this.#componentUses[action](key, use);
      facts.push({ kind: 'users', key });
      // A file may name a component several times, so it stays a user until all of these uses are gone.
      const isUser = this.#isNamedIn(use.file, key);
      this.#users[isUser ? 'add' : 'delete'](key, use.file);
    });
    return facts;
  }

  #isNamedIn(file: FilePath, key: UseKey): boolean {
    for (const use of this.#componentUses.get(key)) {
      if (use.file === file) {
        return true;
      }
    }
    return false;
  }
}
