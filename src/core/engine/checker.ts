import isEqual from 'fast-deep-equal';
import { archiveOf } from '../model/archivePath';
import { type FilePath, folderOf } from '../model/filePath';
import { checksOf } from '../rules/allRules';
import type { Finding } from '../model/finding';
import type { RuleScope, RuleSubjects } from '../rules/rule';
import { shownRoot } from '../model/solutionIdentity';
import type { FactIndex, OutOfReach } from '../model/workspaceIndex';
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
    // A file by itself is checked when it is read, and not again when more is known of its solution.
    const outOfReach = (file: FilePath): OutOfReach | undefined =>
      scope !== 'file'
        ? noted.outOfReach(file)
        : archiveOf(file) === undefined
          ? undefined
          : { kind: 'zip', name: undefined, source: undefined };
    const elsewhere = (file: FilePath): string => {
      const found = outOfReach(file);
      return found ? nextStep(found) : '';
    };
    for (const [rule, check] of checksOf(scope)) {
      const usual = rule.defaultSeverity === 'off' ? 'hint' : rule.defaultSeverity;
      subjects.forEach((subject) => {
        check(subject, noted, ({ severity = usual, message, ...rest }) =>
          findings.push({ ruleId: rule.id, severity, message: message + elsewhere(rest.file), ...rest }),
        );
      });
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
    const changed = !isEqual(before, findings);
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
function nextStep({ kind, source }: OutOfReach): string {
  const what = kind === 'zip' ? 'in a zip, which is not edited' : 'in a managed export, which is built and not edited';
  const where = source ? `in its source, ${shownRoot(source)}` : 'where the solution was exported from';
  return ` This is ${what}: repair it ${where}, and export it again.`;
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
    isUsedByFlow: (name) => {
      facts.add(factOf.users(name));
      return index.isUsedByFlow(name);
    },
    usersGap: () => {
      facts.add(factOf.usersGap);
      return index.usersGap();
    },
    flowsWithId: (id) => {
      facts.add(factOf.flowsWithId(id));
      return index.flowsWithId(id);
    },
    outOfReach: (file) => {
      // Where a file lies is known when it is checked; which other solutions there are changes.
      const found = index.outOfReach(file);
      if (found?.name !== undefined) {
        facts.add(factOf.solutionsNamed(found.name));
      }
      return found;
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
    settingsIn: (file) => {
      facts.add(factOf.deployments);
      return index.settingsIn(file);
    },
    environments: () => {
      facts.add(factOf.deployments);
      return index.environments();
    },
  };
}
