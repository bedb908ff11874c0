import isEqual from 'fast-deep-equal';
import { archiveOf } from '../model/archivePath';
import type { FilePath } from '../model/filePath';
import type { FileProblem } from '../readers/readResult';
import { checksOf } from '../rules/allRules';
import type { Finding } from '../model/finding';
import type { RuleScope, RuleSubjects } from '../rules/rule';
import { shownRoot } from '../model/solutionIdentity';
import type { FactIndex, OutOfReach } from '../model/workspaceIndex';
import { type Fact, type FactKey, FactSet } from './facts';
import { MultiMap } from './multiMap';
import { recordingIndex } from './recordingIndex';
import type { IndexScope, Subject } from './subjects';
import { unique } from '../text/unique';

interface CheckedSubject<Scope extends RuleScope> extends Subject<Scope> {
  findings: readonly Finding[];
  /** What the findings rest on. */
  facts: ReadonlySet<FactKey>;
}

const noFacts: ReadonlySet<FactKey> = new Set();

/** Runs rules over subjects, keeps what they find, and remembers on which facts each verdict rests. */
export class Checker {
  readonly #index: FactIndex;
  readonly #recordingIndex: FactIndex;
  /** What the check that is running has asked for. */
  #asked = new FactSet();
  readonly #subjects: { readonly [Scope in RuleScope]: Map<FilePath, CheckedSubject<Scope>> } = {
    file: new Map(),
    solution: new Map(),
    flow: new Map(),
    settings: new Map(),
  };
  readonly #subjectsWithFindingsIn = new MultiMap<FilePath, CheckedSubject<RuleScope>>();
  readonly #filesRelatedTo = new MultiMap<FilePath, FilePath>();
  readonly #subjectsOn = new MultiMap<FactKey, CheckedSubject<IndexScope>>();

  constructor(index: FactIndex) {
    this.#index = index;
    this.#recordingIndex = recordingIndex(index, (fact: Fact) => {
      this.#asked.add(fact);
    });
  }

  /**
   * Runs the rules of a scope over a subject.
   * @param values What the rules look at; empty when the subject is gone.
   * @returns The files whose findings changed.
   */
  check<Scope extends IndexScope>({ scope, path }: Subject<Scope>, values: readonly RuleSubjects[Scope][]): FilePath[] {
    this.#asked = new FactSet();
    const findings = findingsOf(scope, values, this.#recordingIndex, (file) => this.#recordingIndex.outOfReach(file));
    const subject = this.#subject(scope, path);
    this.#setFacts(subject, this.#asked.keys);
    return this.#setFindings(subject, findings);
  }

  /**
   * Runs the rules about a file by itself, which ask the index nothing: they are not run again when more is known of the
   * file's solution.
   * @param problems Empty when the file is gone.
   * @returns The files whose findings changed.
   */
  checkFile(file: FilePath, problems: readonly FileProblem[]): FilePath[] {
    const values = problems.map((problem) => ({ file, problem }));
    return this.#setFindings(this.#subject('file', file), findingsOf('file', values, this.#index, outOfReachInZip));
  }

  /** Takes back what was said about a subject. @returns The files whose findings changed. */
  forget(subject: Subject): FilePath[] {
    return this.check(subject, []);
  }

  findingsIn(file: FilePath): Finding[] {
    return [...this.#subjectsWithFindingsIn.get(file)].flatMap(({ findings }) =>
      findings.filter((finding) => finding.file === file),
    );
  }

  /** The files that have findings. */
  files(): Iterable<FilePath> {
    return this.#subjectsWithFindingsIn.keys();
  }

  /** Files whose findings point at something in this file. */
  filesRelatedTo(file: FilePath): ReadonlySet<FilePath> {
    return this.#filesRelatedTo.get(file);
  }

  /** The subjects whose findings rest on one of these facts; one that rests on several may come several times. */
  subjectsOn(facts: FactSet): Subject[] {
    return [...facts.keys].flatMap((fact) => [...this.#subjectsOn.get(fact)]);
  }

  #subject<Scope extends RuleScope>(scope: Scope, path: FilePath): CheckedSubject<Scope> {
    return this.#subjects[scope].get(path) ?? { scope, path, findings: [], facts: noFacts };
  }

  #setFacts(subject: CheckedSubject<IndexScope>, facts: ReadonlySet<FactKey>): void {
    subject.facts.forEach((fact) => {
      this.#subjectsOn.delete(fact, subject);
    });
    facts.forEach((fact) => {
      this.#subjectsOn.add(fact, subject);
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

function findingsOf<Scope extends RuleScope>(
  scope: Scope,
  values: readonly RuleSubjects[Scope][],
  index: FactIndex,
  outOfReach: (file: FilePath) => OutOfReach | undefined,
): Finding[] {
  const findings: Finding[] = [];
  const editingHint = (file: FilePath): string => {
    const found = outOfReach(file);
    return found ? nextStep(found) : '';
  };
  for (const [rule, check] of checksOf(scope)) {
    const usual = rule.defaultSeverity === 'off' ? 'hint' : rule.defaultSeverity;
    values.forEach((value) => {
      check(value, index, ({ severity = usual, message, related, ...rest }) =>
        findings.push({
          ruleId: rule.id,
          severity,
          messageId: message.id,
          message: message.text + editingHint(rest.file),
          related: related.map((place) => ({ ...place, message: place.message.text })),
          ...rest,
        }),
      );
    });
  }
  // A settings file of several environments says most things about each of them.
  return values.length > 1 ? unique(findings) : findings;
}

function outOfReachInZip(file: FilePath): OutOfReach | undefined {
  return archiveOf(file) === undefined ? undefined : { kind: 'zip', name: undefined, source: undefined };
}

/** What rules say about the next step is meant for source that can be edited. */
function nextStep({ kind, source }: OutOfReach): string {
  const what = kind === 'zip' ? 'in a zip, which is not edited' : 'in a managed export, which is built and not edited';
  const where = source ? `in its source, ${shownRoot(source)}` : 'where the solution was exported from';
  return ` This is ${what}: repair it ${where}, and export it again.`;
}
