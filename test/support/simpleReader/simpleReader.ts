import { componentUses } from '../../../src/core/dependencies/componentUses';
import { flowFaults } from '../../../src/core/plan/faults/flowFaults';
import { judgeOfUses } from '../../../src/core/plan/faults/userFaults';
import { environmentFileProblem, environmentProblems } from '../../../src/core/settings/environmentProblems';
import { damagedSettingsTest } from '../../../src/core/settings/damagedSettings';
import { mapEnvironments } from '../../../src/core/settings/environments';
import { gapProblem } from '../../../src/core/readers/fileProblems';
import { isSettingsCandidate } from '../../../src/core/readers/layouts/settingsCandidate';
import { Locator } from '../../../src/core/locate/locator';
import { archiveOf, isArchiveName } from '../../../src/core/model/archivePath';
import { emptyConfig } from '../../../src/core/config/workspaceConfig';
import { type Gap, mayHideComponents } from '../../../src/core/model/gap';
import type { Finding, RelatedPlace, Severity } from '../../../src/core/model/finding';
import type { FilePath } from '../../../src/core/model/filePath';
import type { Solution } from '../../../src/core/model/solution';
import { shownRoot } from '../../../src/core/model/solutionIdentity';
import type { EditBlocker, WorkspaceIndex } from '../../../src/core/model/workspaceIndex';
import { componentReaders } from '../../../src/core/readers/components/allComponents';
import type { CodeApp } from '../../../src/core/model/project';
import { type CodeAppFacts, readCodeApp } from '../../../src/core/readers/components/codeApp';
import { isCodeAppFile } from '../../../src/core/readers/layouts/projectFiles';
import { findNearMisses, type NearMiss } from '../../../src/core/readers/layouts/nearMisses';
import type { FileProblem } from '../../../src/core/readers/readResult';
import { allRules } from '../../../src/core/rules/allRules';
import type { RuleScope, RuleSubjects } from '../../../src/core/rules/rule';
import type { Range } from '../../../src/core/text/lineIndex';
import { presentText } from './presentText';
import { applyConfig, includedFiles, isChecked, readFolderConfigs, type FolderConfig } from './folderConfigs';
import { simpleIndex } from './simpleIndex';
import { readSettings } from './settingsFile';
import { findComponent, findRoots } from './solutionRoots';
import { joinSolution, type ReadComponent } from './joinedSolution';
import { type UnzippedState, unzip } from './unzip';
import type { WorkspaceState } from './workspaceState';

/** A finding with its places in the present texts. */
export interface PlacedFinding extends Finding {
  readonly range: Range;
  /** The length of the file's text in UTF-16 code units. */
  readonly textLength: number;
  readonly related: readonly (RelatedPlace & { readonly range: Range })[];
}

/** The result of reading a workspace. */
export interface Reading {
  /** The index of the checked solutions. */
  readonly index: WorkspaceIndex;
  /** All solutions, sorted by root, checked or not. */
  readonly solutions: readonly Solution[];
  /** The index for the views of a solution. For a solution that is not checked, it contains all solutions. */
  readonly indexForDisplay: (solution: Solution) => WorkspaceIndex;
  /** Sorted by file and place. */
  readonly findings: readonly PlacedFinding[];
  readonly nearMisses: readonly NearMiss[];
}

/** The result of reading the text of one file. */
interface ReaderResult {
  readonly facts: unknown;
  readonly problem: FileProblem | undefined;
  readonly remarks?: readonly FileProblem[];
}

const nothingRead: ReaderResult = { facts: undefined, problem: undefined };

/**
 * Reads a whole workspace from the beginning, without caches and without following changes. Tests compare the engine
 * with this reader. It shares with the engine only the code that depends on one text (readers, rules, places), so that
 * a fault in the engine's incremental work makes a difference.
 */
export async function readWorkspace(zipped: WorkspaceState): Promise<Reading> {
  const state = await unzip(zipped);
  const configs = readFolderConfigs(state);
  const files = includedFiles(state.files.keys(), configs).sort();
  const roots = findRoots(files);
  const assigned = files.map((file) => ({ file, ...findComponent(file, roots) }));
  const components: (ReadComponent & { root: FilePath; problems: readonly FileProblem[] })[] = [];
  for (const { file, root, kind } of assigned) {
    const text = presentText(file, state);
    if (root !== undefined && kind !== undefined && text.kind !== 'missing') {
      const { facts, problem, remarks }: ReaderResult =
        text.kind === 'text' ? await componentReaders[kind](text.text, () => undefined) : nothingRead;
      components.push({
        root: root.root,
        file,
        kind,
        facts,
        problems: kind.startsWith('unread') ? [] : [...text.problems, ...(problem ? [problem] : (remarks ?? []))],
      });
    }
  }
  const maybeSettings = assigned
    .filter(({ kind }) => kind === undefined)
    .map(({ file, root }) => readSettings(file, root?.root, state))
    .filter((each) => each !== undefined);
  const countsThough = damagedSettingsTest(
    maybeSettings.flatMap((each) => (each.isDamaged ? [] : (each.settings?.file ?? []))),
    (name) => configs.find(({ folder }) => folder === name)?.config.environments ?? [],
  );
  const settings = maybeSettings.filter(({ isDamaged, file }) => !isDamaged || countsThough(file));
  const solutions = roots.map((root) =>
    joinSolution(
      root,
      components.filter((component) => component.root === root.root),
      isChecked(root.root, configs),
      (file) =>
        !state.files.has(file) && state.unreadable?.has(file) !== true && includedFiles([file], configs).length > 0,
    ),
  );
  const checked = solutions.filter((solution) => solution.checked);
  const all = settings.flatMap((each) => each.settings ?? []);
  const codeApps = assigned.flatMap(({ file, kind }) => (kind === undefined ? readCodeAppFile(file, state) : []));
  const nearMisses = findNearMisses(
    assigned.filter(({ kind }) => kind === undefined).map(({ file }) => file),
    (file) => findComponent(file, roots).root === undefined && !roots.some(({ root }) => root === `${file}!`),
    new Map([...state.archives].filter(([archive]) => files.includes(archive))),
  );
  const agentWorkspaces = nearMisses.flatMap(({ kind, file }) => (kind === 'agentWorkspace' ? [{ kind, file }] : []));
  const projects = [...codeApps.map(({ codeApp }) => codeApp), ...agentWorkspaces].sort((a, b) =>
    a.file < b.file ? -1 : 1,
  );
  const gaps = [
    ...assigned.flatMap(({ file, root, kind }) => (kind === undefined ? unreadJson(file, root?.root, state) : [])),
    ...brokenArchives(state, files, configs).flatMap(({ file, reason }): Gap[] =>
      reason === undefined ? [] : [{ path: file, kind: 'zip', reason }],
    ),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const { environments, strays } = mapEnvironments({
    settings: all,
    accelerator: settings.flatMap(({ accelerator }) => accelerator ?? []),
    solutions: checked,
    mayLackSolutions: gaps.some(mayHideComponents),
    configIn: (name) => configs.find(({ folder }) => folder === name)?.config ?? emptyConfig,
  });
  const index = simpleIndex(checked, all, environments, configs, projects, gaps);
  const overall = simpleIndex(solutions, all, environments, configs, projects, gaps);
  const findings = [
    ...[
      ...configs.map(({ folder, file, problems, config }) => ({
        file,
        problems: [
          ...problems,
          ...environmentProblems(
            folder,
            config.environments,
            settings.map(({ file }) => file),
            checked,
            gaps,
          ).map(environmentFileProblem),
        ],
      })),
      ...gaps.map((gap) => ({ file: gap.path, problems: [gapProblem(gap, false)] })),
      ...components.filter(({ root }) => checked.some((solution) => solution.root === root)),
      ...settings,
      ...codeApps.map(({ codeApp, problems }) => ({ file: codeApp.file, problems })),
    ].flatMap(({ file, problems }) =>
      check(
        'file',
        problems.map((problem) => ({ file, problem })),
        index,
      ),
    ),
    ...checked.flatMap((solution) =>
      [...solution.flows.values()].flatMap((flow) =>
        check('flow', [{ flow, solution, faults: flowFaults(flow, solution, index) }], index),
      ),
    ),
    ...checked.flatMap((solution) => {
      const uses = componentUses(solution);
      const faultOf = judgeOfUses(solution, index);
      const faults = uses.flatMap((used) => faultOf(used) ?? []);
      return check('solution', [{ solution, uses, faults }], index);
    }),
    ...codeApps.flatMap(({ codeApp }) => check('codeApp', [{ codeApp }], index)),
    ...all.flatMap((each) =>
      check(
        'settings',
        [...environments, ...strays].flatMap((environment) =>
          environment.files
            .filter(({ file }) => file === each.file)
            .map((target) => ({ settings: each, target, environment })),
        ),
        index,
      ),
    ),
  ];
  const shown = findings.map((finding) => applyConfig(finding, configs)).filter((finding) => finding !== undefined);
  return {
    index,
    solutions,
    indexForDisplay: (solution) => (solution.checked ? index : overall),
    findings: (await Promise.all(shown.map((finding) => placed(finding, state)))).sort(byFileAndPlace),
    nearMisses,
  };
}

/** A code app project, if the file is its configuration. */
function readCodeAppFile(file: FilePath, state: UnzippedState): { codeApp: CodeApp; problems: FileProblem[] }[] {
  const text = presentText(file, state);
  if (!isCodeAppFile(file) || text.kind === 'missing') {
    return [];
  }
  const { facts, problem }: ReaderResult & { facts: CodeAppFacts | undefined } =
    text.kind === 'text' ? readCodeApp(text.text) : { ...nothingRead, facts: undefined };
  const codeApp: CodeApp = {
    kind: 'codeApp',
    file,
    readable: facts !== undefined,
    displayName: facts?.displayName || file.split('/').at(-2)!,
    connections: facts?.connections ?? [],
  };
  return [{ codeApp, problems: [...text.problems, ...(problem ? [problem] : [])] }];
}

/** Zips that cannot be opened. They are reported, because each of them may contain a solution. */
function brokenArchives(
  { archives }: UnzippedState,
  files: readonly FilePath[],
  configs: readonly FolderConfig[],
): { file: FilePath; reason: string | undefined }[] {
  return [...archives]
    .filter(([file]) => files.includes(file) && isChecked(`${file}!`, configs))
    .map(([file, reason]) => ({ file, reason }));
}

/** A JSON file that may be a settings file, if it cannot be read. */
function unreadJson(file: FilePath, root: FilePath | undefined, state: UnzippedState): Gap[] {
  const text = isSettingsCandidate(file, root) && !isCodeAppFile(file) ? presentText(file, state) : undefined;
  const reason = text?.kind === 'unreadable' ? state.unreadable?.get(file) : undefined;
  return reason === undefined ? [] : [{ path: file, kind: 'json', reason }];
}

/** Runs every rule of a scope over some subjects. */
function check<Scope extends RuleScope>(
  scope: Scope,
  subjects: readonly RuleSubjects[Scope][],
  index: WorkspaceIndex,
): Finding[] {
  const findings: Finding[] = [];
  const ofScope = allRules.filter((rule) => rule.scope === scope);
  const besides = scope === 'solution' ? allRules.filter(({ checkSolution }) => checkSolution !== undefined) : [];
  for (const rule of [...ofScope, ...besides]) {
    const run = (rule.scope === scope ? rule.check : rule.checkSolution) as (
      subject: RuleSubjects[Scope],
      asked: WorkspaceIndex,
      report: Parameters<typeof rule.check>[2],
    ) => void;
    for (const subject of subjects) {
      const usual = rule.defaultSeverity === 'off' ? 'hint' : rule.defaultSeverity;
      run(subject, index, ({ severity = usual, message, related, ...rest }) =>
        findings.push({
          ruleId: rule.id,
          severity: severityIn(subject, severity, index),
          messageId: message.id,
          message:
            message.text +
            (rule.asksForNoEdit
              ? ''
              : scope === 'file'
                ? noteOnZip(rest.file)
                : noteOnSource(index.editBlocker(rest.file))),
          related: related.map((place) => ({ ...place, message: place.message.text })),
          ...rest,
        }),
      );
    }
  }
  // A settings file of several environments gets the same finding for each of them; only one is reported.
  return findings.filter(
    (finding, at) =>
      subjects.length < 2 || findings.findIndex((other) => JSON.stringify(other) === JSON.stringify(finding)) === at,
  );
}

/** The severity of a finding: in an older copy of a solution at most information. */
function severityIn(subject: RuleSubjects[RuleScope], severity: Severity, index: WorkspaceIndex): Severity {
  const isOlder = 'solution' in subject && index.copyOf(subject.solution)?.age === 'older';
  return isOlder && severity !== 'hint' ? 'information' : severity;
}

function noteOnZip(file: FilePath): string {
  return archiveOf(file) === undefined
    ? ''
    : " This file is in a zip, so it can't be edited. Fix the solution in the environment that it was exported from, and export the solution again.";
}

function noteOnSource(found: EditBlocker | undefined): string {
  if (!found) {
    return '';
  }
  const kind = found.kind === 'zip' ? 'a zip' : 'a managed export';
  const where = found.source
    ? `in its source, ${shownRoot(found.source)}`
    : 'in the environment that it was exported from';
  return ` This file is in ${kind}, so it can't be edited. Fix the solution ${where}, and export the solution again.`;
}

async function placed(finding: Finding, state: WorkspaceState): Promise<PlacedFinding> {
  const textOf = (file: FilePath): string => {
    const text = presentText(file, state);
    return text.kind === 'text' && !isArchiveName(file) ? text.text : '';
  };
  const range = async ({ file, place }: Pick<Finding, 'file' | 'place'>): Promise<Range> =>
    new Locator(textOf(file)).range(place);
  return {
    ...finding,
    range: await range(finding),
    textLength: textOf(finding.file).length,
    related: await Promise.all(finding.related.map(async (related) => ({ ...related, range: await range(related) }))),
  };
}

function byFileAndPlace(a: PlacedFinding, b: PlacedFinding): number {
  const order = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
  return (
    order(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    order(a.ruleId, b.ruleId)
  );
}
