import isEqual from 'fast-deep-equal';
import { isOlderCopy } from '../dependencies/solutionCopies';
import { archiveOf } from '../model/archivePath';
import type { FilePath } from '../model/filePath';
import type { FileProblem } from '../readers/readResult';
import type { Finding, Severity } from '../model/finding';
import type { Judge } from '../rules/judge';
import type { Check, Rule, RuleScope, RuleSubjects } from '../rules/rule';
import { shownRoot } from '../model/solutionIdentity';
import type { FactIndex, EditBlocker } from '../model/workspaceIndex';
import { type Fact, type FactKey, FactSet } from './facts';
import { MultiMap } from './multiMap';
import { recordingIndex } from './recordingIndex';
import type { IndexScope, Subject } from './subjects';
import { unique } from '../text/unique';
import { forEachYielding, type YieldToHost } from '../text/yieldToHost';

interface CheckedSubject<Scope extends RuleScope> extends Subject<Scope> {
  findings: readonly Finding[];
  /**
   * The facts about the workspace that the rules read for this solution, flow or settings file. When one of these facts
   * changes, the findings may be wrong, so the rules run again.
   */
  facts: ReadonlySet<FactKey>;
}

/**
 * Returns what the rules check at a path, such as a flow with its solution and faults; several elements for a settings file
 * that several target environments use; none if there is nothing to check, such as after the subject was removed.
 */
export type ValuesOf<Scope extends RuleScope> = (
  path: FilePath,
  index: FactIndex,
) => readonly RuleSubjects[Scope][] | Promise<readonly RuleSubjects[Scope][]>;

const noFacts: ReadonlySet<FactKey> = new Set();

/**
 * Runs the rules over subjects (solutions, flows, settings files and single files) and stores the findings. It also
 * records the facts about the workspace that the rules read for each subject, so that after a change only the subjects
 * that read a changed fact are checked again.
 */
export class Checker {
  readonly #index: FactIndex;
  readonly #recordingIndex: FactIndex;
  /** The facts about the workspace that the rules of the running check have read so far. */
  #recordedFacts = new FactSet();
  readonly #subjects: { readonly [Scope in RuleScope]: Map<FilePath, CheckedSubject<Scope>> } = {
    file: new Map(),
    solution: new Map(),
    flow: new Map(),
    codeApp: new Map(),
    settings: new Map(),
  };
  readonly #subjectsWithFindingsIn = new MultiMap<FilePath, CheckedSubject<RuleScope>>();
  readonly #filesRelatedTo = new MultiMap<FilePath, FilePath>();
  readonly #subjectsByFact = new MultiMap<FactKey, CheckedSubject<IndexScope>>();

  constructor(index: FactIndex) {
    this.#index = index;
    this.#recordingIndex = recordingIndex(index, (fact: Fact) => {
      this.#recordedFacts.add(fact);
    });
  }

  /**
   * Runs the rules over a solution, flow or settings file, and replaces its earlier findings. Several calls must not run at
   * the same time.
   * @param valuesOf What it asks the given index counts as asked by the rules.
   * @param yieldToHost Called between the rules: a solution can have thousands of components.
   * @returns The files whose findings may have changed.
   */
  async check<Scope extends IndexScope>(
    { scope, path }: Subject<Scope>,
    judge: Judge,
    valuesOf: ValuesOf<Scope>,
    yieldToHost: YieldToHost,
  ): Promise<FilePath[]> {
    this.#recordedFacts = new FactSet();
    const index = this.#recordingIndex;
    const collected = new Collected<Scope>(await valuesOf(path, index), index, (file) => index.editBlocker(file));
    await forEachYielding(judge.checksOf(scope), yieldToHost, ([rule, check]) => {
      collected.run(rule, check);
    });
    const subject = this.#subject(scope, path);
    this.#setFacts(subject, this.#recordedFacts.keys);
    return this.#setFindings(subject, collected.findings());
  }

  /**
   * Runs the rules that need only one file, such as the rule for invalid JSON, and replaces the file's earlier findings
   * of these rules. The facts that these rules read are not recorded, so a changed fact never runs them again.
   * @param problems The faults of the file; empty to remove the findings, such as after the file was removed.
   * @returns The files whose findings may have changed.
   */
  checkFile(file: FilePath, judge: Judge, problems: readonly FileProblem[]): FilePath[] {
    const values = problems.map((problem) => ({ file, problem }));
    const collected = new Collected<'file'>(values, this.#index, editBlockerInZip);
    judge.checksOf('file').forEach(([rule, check]) => {
      collected.run(rule, check);
    });
    return this.#setFindings(this.#subject('file', file), collected.findings());
  }

  /** Removes the findings of a solution, flow or settings file. @returns The files whose findings changed. */
  removeFindings({ scope, path }: Subject): FilePath[] {
    const subject = this.#subject(scope, path);
    this.#setFacts(subject, noFacts);
    return this.#setFindings(subject, []);
  }

  findingsIn(file: FilePath): Finding[] {
    return [...this.#subjectsWithFindingsIn.get(file)].flatMap(({ findings }) =>
      findings.filter((finding) => finding.file === file),
    );
  }

  /** The files with at least one finding, including findings that the configuration ignores or turns off. */
  files(): Iterable<FilePath> {
    return this.#subjectsWithFindingsIn.keys();
  }

  /**
   * The files with a finding that has a related place in the given file. When the text of the given file changes, these
   * related places can move.
   */
  filesRelatedTo(file: FilePath): ReadonlySet<FilePath> {
    return this.#filesRelatedTo.get(file);
  }

  /**
   * Returns the subjects whose rules read one of the given facts. A subject whose rules read several of the facts is
   * returned several times.
   */
  subjectsBasedOn(facts: FactSet): Subject[] {
    return [...facts.keys].flatMap((fact) => [...this.#subjectsByFact.get(fact)]);
  }

  #subject<Scope extends RuleScope>(scope: Scope, path: FilePath): CheckedSubject<Scope> {
    return this.#subjects[scope].get(path) ?? { scope, path, findings: [], facts: noFacts };
  }

  #setFacts(subject: CheckedSubject<IndexScope>, facts: ReadonlySet<FactKey>): void {
    const before = subject.facts;
    before.forEach((fact) => {
      if (!facts.has(fact)) {
        this.#subjectsByFact.delete(fact, subject);
      }
    });
    facts.forEach((fact) => {
      if (!before.has(fact)) {
        this.#subjectsByFact.add(fact, subject);
      }
    });
    subject.facts = facts;
  }

  #setFindings<Scope extends RuleScope>(subject: CheckedSubject<Scope>, findings: readonly Finding[]): FilePath[] {
    const before = subject.findings;
    for (const { file, related } of before) {
      this.#subjectsWithFindingsIn.delete(file, subject);
      related.forEach((place) => {
        this.#filesRelatedTo.delete(place.file, file);
      });
    }
    for (const { file, related } of findings) {
      this.#subjectsWithFindingsIn.add(file, subject);
      related.forEach((place) => {
        this.#filesRelatedTo.add(place.file, file);
      });
    }
    subject.findings = findings;
    if (findings.length + subject.facts.size > 0) {
      this.#subjects[subject.scope].set(subject.path, subject);
    } else {
      this.#subjects[subject.scope].delete(subject.path);
    }
    return isEqual(before, findings) ? [] : [...new Set([...before, ...findings].map(({ file }) => file))];
  }
}

/** The findings that rules report for some values. */
class Collected<Scope extends RuleScope> {
  readonly #findings: Finding[] = [];
  readonly #values: readonly RuleSubjects[Scope][];
  readonly #index: FactIndex;
  readonly #editBlocker: (file: FilePath) => EditBlocker | undefined;

  constructor(
    values: readonly RuleSubjects[Scope][],
    index: FactIndex,
    editBlocker: (file: FilePath) => EditBlocker | undefined,
  ) {
    this.#values = values;
    this.#index = index;
    this.#editBlocker = editBlocker;
  }

  /** Runs one check of a rule. */
  run(rule: Rule, check: Check<Scope>): void {
    const index = this.#index;
    const defaultSeverity = rule.defaultSeverity === 'off' ? 'hint' : rule.defaultSeverity;
    this.#values.forEach((value) => {
      check(value, index, ({ severity = defaultSeverity, message, related, ...rest }) =>
        this.#findings.push({
          ruleId: rule.id,
          severity: isOverInformation(severity) && isOfOlderCopy(value, index) ? 'information' : severity,
          messageId: message.id,
          message: rule.asksForNoEdit ? message.text : message.text + this.#hintFor(rest.file),
          related: related.map((place) => ({ ...place, message: place.message.text })),
          ...rest,
        }),
      );
    });
  }

  findings(): Finding[] {
    // A settings file that several target environments use is checked once for each of them. Without `unique`, a finding
    // that does not depend on the environment would appear once for each environment.
    return this.#values.length > 1 ? unique(this.#findings) : this.#findings;
  }

  #hintFor(file: FilePath): string {
    const blocker = this.#editBlocker(file);
    return blocker ? editingHint(blocker) : '';
  }
}

function isOverInformation(severity: Severity): boolean {
  return severity === 'error' || severity === 'warning';
}

/**
 * Whether what rules check is in an older copy of a solution. Its source is judged instead, so its findings are
 * information at most: otherwise an archive beside the source would make a check fail.
 */
function isOfOlderCopy(value: RuleSubjects[RuleScope], index: FactIndex): boolean {
  return 'solution' in value && isOlderCopy(value.solution, index);
}

function editBlockerInZip(file: FilePath): EditBlocker | undefined {
  return archiveOf(file) === undefined ? undefined : { kind: 'zip', name: undefined, source: undefined };
}

/**
 * Returns the sentence that ends the message of a finding in a zip or a managed export. Without this sentence, the
 * message would ask the user to edit a file that can't be edited.
 */
function editingHint({ kind, source }: EditBlocker): string {
  const container = kind === 'zip' ? 'a zip' : 'a managed export';
  const place = source ? `in its source, ${shownRoot(source)}` : 'in the environment that it was exported from';
  return ` This file is in ${container}, so it can't be edited. Fix the solution ${place}, and export the solution again.`;
}
