import { archiveOf } from '../model/archivePath';
import { type FilePath, folderOf } from '../model/filePath';
import { allRules } from '../rules/allRules';
import type { Finding } from '../model/finding';
import type { RuleScope, RuleSubjects } from '../rules/rule';
import type { FactIndex } from '../model/workspaceIndex';
import { MultiMap } from './multiMap';
import { type Fact, factOf } from './workspaceGraph';

/** Names what is checked as one piece: a file by itself, or the flow in it. */
export type SubjectId = `${RuleScope} ${FilePath}`;

/** Runs rules over subjects, keeps what they find, and remembers on which facts each verdict rests. */
export class Checker {
  readonly #findings = new Map<SubjectId, readonly Finding[]>();
  readonly #subjectsOfFile = new MultiMap<FilePath, SubjectId>();
  readonly #filesRelatedTo = new MultiMap<FilePath, FilePath>();
  readonly #factsOf = new Map<SubjectId, ReadonlySet<Fact>>();
  readonly #subjectsOn = new MultiMap<Fact, SubjectId>();

  /** Runs the rules of a scope over a subject. @returns The files whose findings changed. */
  check<Scope extends RuleScope>(
    scope: Scope,
    id: SubjectId,
    subjects: readonly RuleSubjects[Scope][],
    index: FactIndex,
  ): FilePath[] {
    const facts = new Set<Fact>();
    const noted = noteFacts(index, facts);
    const findings: Finding[] = [];
    for (const rule of allRules) {
      if (rule.scope === scope) {
        const check = rule.check as (
          subject: RuleSubjects[Scope],
          index: FactIndex,
          report: Parameters<typeof rule.check>[2],
        ) => void;
        subjects.forEach((subject) => {
          check(subject, noted, ({ severity = rule.defaultSeverity, message, ...rest }) =>
            findings.push({ ruleId: rule.id, severity, message: message + nextStepIn(rest.file), ...rest }),
          );
        });
      }
    }
    this.#rest(id, facts);
    // A settings file of several environments says most things about each of them.
    return this.#keep(id, subjects.length > 1 ? distinct(findings) : findings);
  }

  /** Forgets a subject that is gone. @returns The files whose findings changed. */
  forget(id: SubjectId): FilePath[] {
    this.#rest(id, new Set());
    return this.#keep(id, []);
  }

  findingsIn(file: FilePath): Finding[] {
    return [...this.#subjectsOfFile.get(file)].flatMap((id) =>
      (this.#findings.get(id) ?? []).filter((finding) => finding.file === file),
    );
  }

  files(): Iterable<FilePath> {
    return new Set([...this.#findings.values()].flatMap((findings) => findings.map(({ file }) => file)));
  }

  /** Files whose findings point at something in this file. */
  filesRelatedTo(file: FilePath): ReadonlySet<FilePath> {
    return this.#filesRelatedTo.get(file);
  }

  subjectsOn(facts: Iterable<Fact>): Set<SubjectId> {
    const subjects = new Set<SubjectId>();
    for (const fact of facts) {
      this.#subjectsOn.get(fact).forEach((id) => subjects.add(id));
    }
    return subjects;
  }

  #rest(id: SubjectId, facts: ReadonlySet<Fact>): void {
    this.#factsOf.get(id)?.forEach((fact) => {
      this.#subjectsOn.delete(fact, id);
    });
    facts.forEach((fact) => {
      this.#subjectsOn.add(fact, id);
    });
    if (facts.size > 0) {
      this.#factsOf.set(id, facts);
    } else {
      this.#factsOf.delete(id);
    }
  }

  #keep(id: SubjectId, findings: readonly Finding[]): FilePath[] {
    const before = this.#findings.get(id) ?? [];
    if (before.length === 0 && findings.length === 0) {
      return [];
    }
    const changed = JSON.stringify(before) !== JSON.stringify(findings);
    for (const { file, related } of before) {
      this.#subjectsOfFile.delete(file, id);
      related.forEach((place) => {
        this.#filesRelatedTo.delete(place.file, file);
      });
    }
    for (const { file, related } of findings) {
      this.#subjectsOfFile.add(file, id);
      related.forEach((place) => {
        this.#filesRelatedTo.add(place.file, file);
      });
    }
    if (findings.length > 0) {
      this.#findings.set(id, findings);
    } else {
      this.#findings.delete(id);
    }
    return changed ? [...new Set([...before, ...findings].map(({ file }) => file))] : [];
  }
}

function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

/** What rules say about the next step is meant for source that can be edited. */
function nextStepIn(file: FilePath): string {
  return archiveOf(file) === undefined
    ? ''
    : ' This is in a zip, which is not edited: repair it where the solution was exported from, and export it again.';
}

/** An index that writes down which facts were asked. */
function noteFacts(index: FactIndex, facts: Set<Fact>): FactIndex {
  return {
    definitionsOf: (name) => {
      facts.add(factOf.definitions(name));
      return index.definitionsOf(name);
    },
    usersOf: (name) => {
      facts.add(factOf.users(name));
      return index.usersOf(name);
    },
    connectorsWithId: (id) => {
      facts.add(factOf.connectorId(id));
      return index.connectorsWithId(id);
    },
    connectorsNamed: (name) => {
      facts.add(factOf.connectorName(name));
      return index.connectorsNamed(name);
    },
    isExternal: (file, name) => {
      facts.add(factOf.config(folderOf(file)));
      return index.isExternal(file, name);
    },
    gap: () => {
      facts.add(factOf.gap);
      return index.gap();
    },
    tokens: (file) => {
      facts.add(factOf.config(folderOf(file)));
      return index.tokens(file);
    },
    flow: (file) => {
      facts.add(factOf.flow(file));
      return index.flow(file);
    },
    solutions: () => {
      facts.add(factOf.solutions);
      return index.solutions();
    },
    settings: () => {
      facts.add(factOf.deployments);
      return index.settings();
    },
    environments: () => {
      facts.add(factOf.deployments);
      return index.environments();
    },
  };
}
