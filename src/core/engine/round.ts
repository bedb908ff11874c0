import type { FilePath } from '../model/filePath';
import type { SubjectId } from './checker';
import type { SolutionState } from './solutionState';
import type { Fact } from './workspaceGraph';

/** What has been said since the last round. */
export interface Pending {
  /** Paths to be looked up: whole folders, files, directories that came. */
  readonly changed: Set<FilePath>;
  readonly deleted: Set<FilePath>;
  /** Files whose text changed in an editor. */
  readonly edited: Set<FilePath>;
}

/** What a round has found out so far. */
export interface Round {
  /** Whether reading was stopped or failed before: then it counts for nothing that a file says what it said. */
  readonly afresh: boolean;
  /** Facts that are others now. */
  readonly facts: Set<Fact>;
  /** Subjects to be checked whatever the facts. */
  readonly subjects: Set<SubjectId>;
  /** Flows to be built again. */
  readonly flows: Set<FilePath>;
  /** Solutions to be taken up by the graph again. */
  readonly stale: Set<SolutionState>;
  /** Settings files that came, went or changed. */
  readonly settings: Set<FilePath>;
  /** Files and solutions to be named in the change. */
  readonly files: Set<FilePath>;
  readonly solutions: Set<FilePath>;
}

export function nothingPending(): Pending {
  return { changed: new Set(), deleted: new Set(), edited: new Set() };
}

export function newRound(afresh: boolean): Round {
  return {
    afresh,
    facts: new Set(),
    subjects: new Set(),
    flows: new Set(),
    stale: new Set(),
    settings: new Set(),
    files: new Set(),
    solutions: new Set(),
  };
}
