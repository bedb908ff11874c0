import { configFileName } from '../core/config/workspaceConfig';
import type { Engine } from '../core/engine/engine';
import type { LocatedFinding } from '../core/engine/locateFindings';
import type { Locator } from '../core/locate/locator';
import { type FilePath, pathInFolder } from '../core/model/filePath';
import type { Solution } from '../core/model/solution';
import { canParse } from '../core/model/solutionIdentity';
import { type Finding, type Severity, severities } from '../core/model/finding';
import { mattersBesideSolutions, nearMissPath } from '../core/readers/layouts/nearMisses';
import { nearMissWords } from '../core/words/nearMissWords';
import { compareTexts } from '../core/text/order';

/** The result of `connref check`, before it is printed as text or JSON. */
export interface CheckReport {
  readonly solutions: readonly ReportedSolution[];
  readonly summary: {
    /** How many solutions are read and therefore checked. */
    readonly solutions: number;
    readonly flows: number;
    readonly connectionEntries: number;
    readonly connectionReferences: number;
    readonly customConnectors: number;
    /** The number of findings of each rule, by the id of the rule. */
    readonly findings: Readonly<Record<string, number>>;
  };
  readonly findings: readonly ReportedFinding[];
  /**
   * The number and kind of the things that were checked, such as 3 and `flow`, for the summary line of the text format.
   */
  readonly checked: { readonly count: number; readonly noun: string };
  /** Paths of files and folders that look like a part of a solution but are not read as one, with the reason. */
  readonly skipped: readonly SkippedPath[];
}

export interface SkippedPath {
  readonly path: string;
  readonly reason: string;
  /** Whether the path is printed even when solutions were found. */
  readonly matters: boolean;
}

export interface ReportedSolution {
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /**
   * False for a solution in the YAML layout of Dataverse Git integration: Connref reads only the names of its
   * components and does not check them.
   */
  readonly read: boolean;
  readonly flows: number;
  readonly connectionReferences: number;
}

/**
 * A finding as it is written in version 1 of the JSON output. Lines and columns start at 1; columns count UTF-16 code
 * units.
 */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** The root folder of the solution that contains the file; empty when the file belongs to no solution. */
  readonly solution: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  readonly data: Readonly<Record<string, string>>;
}

/**
 * Collects the solutions, findings and skipped paths of a check.
 * @param shownPath Converts a path to the form that is printed: relative to the working folder, with `/`.
 * @param subject What is reported: all findings, or only those about settings files.
 */
export async function reportCheck(
  engine: Engine,
  shownPath: (path: FilePath) => string,
  subject: CheckSubject = 'everything',
): Promise<CheckReport> {
  const findings: ReportedFinding[] = [];
  const locators = new Map<FilePath, Locator>();
  const isReported = subjectFilter(engine, subject);
  const isFileReported = (file: FilePath): boolean => engine.findings(file).some(isReported);
  for (const file of engine.filesWithFindings().filter(isFileReported)) {
    for (const finding of await engine.locatedFindings(file, locators)) {
      if (isReported(finding)) {
        findings.push(toReportedFinding(finding, engine, shownPath));
      }
    }
  }
  findings.sort(
    (a, b) => compareTexts(a.path, b.path) || a.line - b.line || a.column - b.column || compareTexts(a.rule, b.rule),
  );
  const solutions = engine.index.solutions();
  const count = (items: (solution: Solution) => readonly unknown[]): number =>
    solutions.reduce((sum, solution) => sum + items(solution).length, 0);
  return {
    solutions: solutions.map((solution) => ({
      path: shownPath(solution.root),
      name: solution.manifest?.uniqueName ?? '',
      version: solution.manifest?.version ?? '',
      read: canParse(solution),
      flows: solution.flows.size,
      connectionReferences: solution.connectionReferences.length,
    })),
    summary: {
      solutions: solutions.filter(canParse).length,
      flows: count(({ flows }) => [...flows.keys()]),
      connectionEntries: count(({ flows }) => [...flows.values()].flatMap(({ entries }) => entries)),
      connectionReferences: count(({ connectionReferences }) => connectionReferences),
      customConnectors: count(({ customConnectors }) => customConnectors),
      findings: countByRule(findings),
    },
    findings,
    checked:
      subject === 'settings'
        ? { count: engine.index.settings().length, noun: 'settings file' }
        : { count: count(({ flows }) => [...flows.keys()]), noun: 'flow' },
    skipped: engine.nearMisses().map((miss) => ({
      path: shownPath(nearMissPath(miss)),
      reason: nearMissWords(miss),
      // If the file has a finding, the finding already shows the path. A second line would repeat it.
      matters: mattersBesideSolutions(miss) && engine.findings(miss.file).length === 0,
    })),
  };
}

/** What a check reports: all findings, or only those about deployment settings files. */
export type CheckSubject = 'everything' | 'settings';

/**
 * Makes a filter that is true for the findings that a check reports. `connref settings check` also reports why a
 * settings file, or a part of the workspace that may contain one, cannot be read, and findings in `.connref.json`, because
 * that file says which settings files belong to which environment.
 */
export function subjectFilter(
  engine: Engine,
  subject: CheckSubject,
): (finding: Pick<Finding, 'file' | 'ruleId'>) => boolean {
  const files = new Set(engine.index.settings().map(({ file }) => file));
  const gaps = new Set(engine.index.gaps().map(({ path }) => path));
  return ({ file, ruleId }) =>
    subject === 'everything' ||
    ruleId.startsWith('settings-') ||
    files.has(file) ||
    gaps.has(file) ||
    pathInFolder(file) === configFileName;
}

/** Whether a severity is the same as a threshold or higher. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(threshold);
}

function toReportedFinding(
  finding: LocatedFinding,
  engine: Engine,
  shownPath: (path: FilePath) => string,
): ReportedFinding {
  const { start, end } = finding.range;
  const root = engine.index.solutionOf(finding.file)?.root;
  return {
    rule: finding.ruleId,
    severity: finding.severity,
    solution: root === undefined ? '' : shownPath(root),
    path: shownPath(finding.file),
    line: start.line + 1,
    column: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
    message: finding.message,
    data: finding.data,
  };
}

function countByRule(findings: readonly ReportedFinding[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const rule of findings.map((finding) => finding.rule).sort()) {
    counts[rule] = (counts[rule] ?? 0) + 1;
  }
  return counts;
}
