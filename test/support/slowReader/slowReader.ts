import { environmentFileProblem } from '../../../src/core/rules/invalid-configuration';
import { environmentProblems } from '../../../src/core/settings/environmentProblems';
import { mapEnvironments } from '../../../src/core/settings/environments';
import { unreadableFile } from '../../../src/core/readers/fileProblems';
import { Locator } from '../../../src/core/locate/locator';
import { archiveOf, isArchiveName } from '../../../src/core/model/archivePath';
import type { Finding, RelatedPlace } from '../../../src/core/model/finding';
import type { FilePath } from '../../../src/core/model/filePath';
import type { Solution } from '../../../src/core/model/solution';
import { shownRoot } from '../../../src/core/model/solutionIdentity';
import type { OutOfReach, WorkspaceIndex } from '../../../src/core/model/workspaceIndex';
import { componentReaders } from '../../../src/core/readers/components/allComponents';
import { findNearMisses, type NearMiss } from '../../../src/core/readers/layouts/nearMisses';
import type { FileProblem } from '../../../src/core/readers/readResult';
import { allRules } from '../../../src/core/rules/allRules';
import type { RuleScope, RuleSubjects } from '../../../src/core/rules/rule';
import type { Range } from '../../../src/core/text/lineIndex';
import { presentText } from './presentText';
import { configured, includedFiles, isCheckedSlowly, readConfigsSlowly, type SlowConfig } from './slowConfig';
import { slowIndex } from './slowIndex';
import { readSettingsSlowly } from './slowSettings';
import { componentOfSlowly, findRootsSlowly } from './slowLayouts';
import { joinSolution, type SlowComponent } from './slowSolution';
import { type UnzippedState, unzipped } from './unzipped';
import type { WorkspaceState } from './workspaceState';

/** A finding with its places in the present texts. */
export interface PlacedFinding extends Finding {
  readonly range: Range;
  /** How long the text of its file is. */
  readonly textLength: number;
  readonly related: readonly (RelatedPlace & { readonly range: Range })[];
}

/** What there is to say about a workspace. */
export interface Reading {
  /** Of the solutions that are checked. */
  readonly index: WorkspaceIndex;
  /** All solutions, sorted by root, checked or not. */
  readonly solutions: readonly Solution[];
  /** What is shown around a solution. */
  readonly indexAround: (solution: Solution) => WorkspaceIndex;
  /** Sorted by file and place. */
  readonly findings: readonly PlacedFinding[];
  readonly nearMisses: readonly NearMiss[];
}

/** What a reader says of a text. */
interface SlowResult {
  readonly facts: unknown;
  readonly problem: FileProblem | undefined;
  readonly remarks?: readonly FileProblem[];
}

const nothingRead: SlowResult = { facts: undefined, problem: undefined };

/**
 * Reads a whole workspace the plain way, from what is known of the formats: no change is followed, nothing is kept, nothing
 * is asked twice. It shares with the engine what is a function of one text (readers, rules, places), and no more, so that
 * what the two say alike was found in two ways.
 */
export async function readSlowly(zipped: WorkspaceState): Promise<Reading> {
  const state = await unzipped(zipped);
  const configs = readConfigsSlowly(state);
  const files = includedFiles(state.files.keys(), configs).sort();
  const roots = findRootsSlowly(files);
  const assigned = files.map((file) => ({ file, ...componentOfSlowly(file, roots) }));
  const components: (SlowComponent & { root: FilePath; problems: readonly FileProblem[] })[] = [];
  for (const { file, root, kind } of assigned) {
    const text = presentText(file, state);
    if (root !== undefined && kind !== undefined && text.kind !== 'missing') {
      const { facts, problem, remarks }: SlowResult =
        text.kind === 'text' ? await componentReaders[kind](text.text, () => undefined) : nothingRead;
      components.push({
        root: root.root,
        file,
        kind,
        facts,
        problems: [...text.problems, ...(problem ? [problem] : (remarks ?? []))],
      });
    }
  }
  const settings = assigned
    .filter(({ kind }) => kind === undefined)
    .map(({ file, root }) => readSettingsSlowly(file, root?.root, state))
    .filter((each) => each !== undefined);
  const solutions = roots.map((root) =>
    joinSolution(
      root,
      components.filter((component) => component.root === root.root),
      isCheckedSlowly(root.root, configs),
    ),
  );
  const checked = solutions.filter((solution) => solution.checked);
  const all = settings.map((each) => each.settings);
  const environments = mapEnvironments(
    all,
    checked,
    (name) => configs.find(({ folder }) => folder === name)?.config.environments ?? [],
  );
  const index = slowIndex(checked, all, environments, configs);
  const overall = slowIndex(solutions, all, environments, configs);
  const findings = [
    ...[
      ...configs.map(({ folder, file, problems, config }) => ({
        file,
        problems: [
          ...problems,
          ...environmentProblems(folder, config.environments, all, checked).map(environmentFileProblem),
        ],
      })),
      ...brokenArchives(state, files, configs),
      ...components.filter(({ root }) => checked.some((solution) => solution.root === root)),
      ...settings.map((each) => ({ file: each.settings.file, problems: each.problems })),
    ].flatMap(({ file, problems }) =>
      check(
        'file',
        problems.map((problem) => ({ file, problem })),
        index,
      ),
    ),
    ...checked.flatMap((solution) =>
      [...solution.flows.values()].flatMap((flow) => check('flow', [{ flow, solution }], index)),
    ),
    ...checked.flatMap((solution) => check('solution', [{ solution }], index)),
    ...all.flatMap((each) =>
      check(
        'settings',
        environments.flatMap((environment) =>
          environment.files
            .filter(({ file }) => file === each.file)
            .map((target) => ({ settings: each, target, environment })),
        ),
        index,
      ),
    ),
  ];
  const shown = findings.map((finding) => configured(finding, configs)).filter((finding) => finding !== undefined);
  return {
    index,
    solutions,
    indexAround: (solution) => (solution.checked ? index : overall),
    findings: (await Promise.all(shown.map((finding) => placed(finding, state)))).sort(byFileAndPlace),
    nearMisses: findNearMisses(
      assigned.filter(({ kind }) => kind === undefined).map(({ file }) => file),
      (file) => componentOfSlowly(file, roots).root === undefined && !roots.some(({ root }) => root === `${file}!`),
      new Map([...state.archives].filter(([archive]) => files.includes(archive))),
    ),
  };
}

/** A zip that cannot be opened may hold a solution. */
function brokenArchives(
  { archives }: UnzippedState,
  files: readonly FilePath[],
  configs: readonly SlowConfig[],
): { file: FilePath; problems: FileProblem[] }[] {
  return [...archives]
    .filter(([file]) => files.includes(file) && isCheckedSlowly(`${file}!`, configs))
    .map(([file, reason]) => ({ file, problems: reason === undefined ? [] : [unreadableFile(reason)] }));
}

/** Runs every rule of a scope, one after the other, over some subjects. */
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
          severity,
          messageId: message.id,
          message: message.text + (scope === 'file' ? noteOnZip(rest.file) : noteOnSource(index.outOfReach(rest.file))),
          related: related.map((place) => ({ ...place, message: place.message.text })),
          ...rest,
        }),
      );
    }
  }
  // Several environments may say the same of one settings file.
  return findings.filter(
    (finding, at) =>
      subjects.length < 2 || findings.findIndex((other) => JSON.stringify(other) === JSON.stringify(finding)) === at,
  );
}

function noteOnZip(file: FilePath): string {
  return archiveOf(file) === undefined
    ? ''
    : ' This is in a zip, which is not edited: repair it where the solution was exported from, and export it again.';
}

function noteOnSource(found: OutOfReach | undefined): string {
  if (!found) {
    return '';
  }
  const kind = found.kind === 'zip' ? 'a zip, which is not edited' : 'a managed export, which is built and not edited';
  const where = found.source ? `in its source, ${shownRoot(found.source)}` : 'where the solution was exported from';
  return ` This is in ${kind}: repair it ${where}, and export it again.`;
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
