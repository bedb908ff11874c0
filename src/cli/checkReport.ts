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

/** What `connref check` tells, before it is printed in one of its formats. */
export interface CheckReport {
  readonly solutions: readonly ReportedSolution[];
  readonly summary: {
    /** Those that are read, and so checked. */
    readonly solutions: number;
    readonly flows: number;
    readonly connectionEntries: number;
    readonly connectionReferences: number;
    readonly customConnectors: number;
    /** How many findings each rule has. */
    readonly findings: Readonly<Record<string, number>>;
  };
  readonly findings: readonly ReportedFinding[];
  /** What the command is about, for the summary in words. */
  readonly checked: { readonly count: number; readonly noun: string };
  /** What looks like a solution and was not taken for one. */
  readonly leftOut: readonly LeftOut[];
}

export interface LeftOut {
  readonly path: string;
  readonly reason: string;
  /** Whether somebody who has solutions as well wants to hear of it. */
  readonly matters: boolean;
}

export interface ReportedSolution {
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** False in a layout of which only the names are: nothing in it is checked. */
  readonly read: boolean;
  readonly flows: number;
  readonly connectionReferences: number;
}

/** A finding as version 1 of the JSON output has it: lines and columns from 1, columns in UTF-16 code units. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** The root of the solution; empty for a file of no solution. */
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
 * @param shownPath How a path is shown to the user: relative to the working folder, with `/`.
 * @param about What is reported: everything, or what is wrong with settings files.
 */
export async function reportCheck(
  engine: Engine,
  shownPath: (path: FilePath) => string,
  about: CheckSubject = 'everything',
): Promise<CheckReport> {
  const findings: ReportedFinding[] = [];
  const locators = new Map<FilePath, Locator>();
  const isMeant = subjectFilter(engine, about);
  const isFileMeant = (file: FilePath): boolean => engine.findings(file).some(isMeant);
  for (const file of engine.filesWithFindings().filter(isFileMeant)) {
    for (const finding of await engine.locatedFindings(file, locators)) {
      if (isMeant(finding)) {
        findings.push(reported(finding, engine, shownPath));
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
      about === 'settings'
        ? { count: engine.index.settings().length, noun: 'settings file' }
        : { count: count(({ flows }) => [...flows.keys()]), noun: 'flow' },
    leftOut: engine.nearMisses().map((miss) => ({
      path: shownPath(nearMissPath(miss)),
      reason: nearMissWords(miss),
      // What has a finding is named by that.
      matters: mattersBesideSolutions(miss) && engine.findings(miss.file).length === 0,
    })),
  };
}

/** What a check is about: everything, or deployment settings files. */
export type CheckSubject = 'everything' | 'settings';

/**
 * Whether a finding is one of those that a check is about; what makes a settings file unreadable, or says in `.connref.json`
 * what it is for, is about it too.
 */
export function subjectFilter(
  engine: Engine,
  about: CheckSubject,
): (finding: Pick<Finding, 'file' | 'ruleId'>) => boolean {
  const files = new Set(engine.index.settings().map(({ file }) => file));
  return ({ file, ruleId }) =>
    about === 'everything' ||
    ruleId.startsWith('settings-') ||
    files.has(file) ||
    pathInFolder(file) === configFileName;
}

/** Whether a finding is at or over a severity. */
export function reaches(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(threshold);
}

function reported(finding: LocatedFinding, engine: Engine, shownPath: (path: FilePath) => string): ReportedFinding {
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
