import type { Solution } from './solution';
import type { MissingDependency } from './solutionManifest';
import type { SolutionIdentity } from './solutionIdentity';
import type { UnreadReason } from './unreadReason';

/** What source files say about a component that `MissingDependencies` lists and that Connref does not read itself. */
export type ListedComponent =
  /** The solution that needs the component contains it by now. */
  | { readonly where: 'own' }
  /** Other solutions that contain the component, sorted by root. */
  | { readonly where: 'solutions'; readonly holders: readonly Solution[] }
  /** The name of the solution that contains it, with a version, as a list of missing dependencies gives it. */
  | { readonly where: 'listed'; readonly owner: string }
  /** A solution of the workspace, as a list gives it, that would list the component if it contained it. */
  | { readonly where: 'gone'; readonly owner: string; readonly unreadReason: UnreadReason | undefined }
  /** A part of every environment, such as a system table or one of its columns. */
  | { readonly where: 'platform' }
  /** A part of a Microsoft product, by its prefix. */
  | { readonly where: 'product' }
  /** Nothing explains the component. `unreadReason`: why a manifest was not read that may list it. */
  | { readonly where: 'nowhere'; readonly unreadReason: UnreadReason | undefined }
  /** A solution may contain it without a sign of it in the files that Connref reads. */
  | { readonly where: 'unknown' };

/** Looks up components that `MissingDependencies` list. */
export interface ComponentLookup {
  /** @param user The solution that needs the component. */
  find(dependency: MissingDependency, user: SolutionIdentity): ListedComponent;
  /**
   * The owner in the first row of any `MissingDependencies` that lists a component with its owner. Undefined if no row
   * does.
   * @param keys The names and ids of the component, as `guidKey` returns them.
   */
  ownerOf(kind: MissingDependency['kind'], keys: readonly string[]): string | undefined;
  /** The solutions that a list of missing dependencies means by a name. */
  solutionsListedAs(listing: string): readonly Solution[];
  /**
   * The solutions whose manifests list a process as their component, sorted by root.
   * @param key The GUID of the process, as `guidKey` returns it.
   */
  solutionsWithProcess(key: string): readonly Solution[];
}
