import { type CopyPlan, lacksSteps } from '../core/plan/copyPlan';
import type { ImportPlan } from '../core/plan/importPlan';
import { computeImportPlan } from '../core/plan/computeImportPlan';
import { computeCopyPlan } from '../core/plan/computeCopyPlan';
import { copyOutline } from '../core/words/plan/copyOutline';
import { planMarkdown } from '../core/words/plan/planMarkdown';
import { type PlanOutline, planOutline } from '../core/words/plan/planOutline';
import { type DeploymentEnvironment, importModes } from '../core/model/deploymentEnvironment';
import { folderOf } from '../core/model/filePath';
import { compareNames, sameName } from '../core/model/names';
import type { Solution } from '../core/model/solution';
import { solutionName } from '../core/model/solutionIdentity';
import type { WorkspaceIndex } from '../core/model/workspaceIndex';
import { environmentsOrNew } from '../core/plan/newEnvironment';
import { CommandError } from './commandError';
import type { CommandHelp } from './commandHelp';
import { configFindings } from './configFindings';
import { earlierRelease, requireReleaseOf } from './earlierRelease';
import { exportsIn, unpackableLines } from './exportFolder';
import { findEnvironments } from './findEnvironments';
import { formatCopyJson, formatPlanJson } from './formats/planJson';
import { planText } from './formats/planText';
import { painter, print } from './print';
import { readArguments, readChoice } from './readArguments';
import { unopenedZipsLine } from './unopenedZips';
import { openWorkspace, readFolders } from './workspace';

export const planHelp: CommandHelp = {
  summary: 'Shows what happens when the solutions are imported into an environment.',
  details:
    'The plan lists the causes that make an import fail, the flows that stay turned off, and the steps before and after the import.',
  usage: 'connref plan [folder…] [options]',
  options: [
    [
      '--environment NAME',
      'The target environment (default: all environments, except templates: those with\n`template` in .connref.json, and those called base or template without a value; a new\nenvironment if there is none)',
    ],
    [
      '--mode MODE',
      'How the solutions are imported: first, update or upgrade\n(default: the `import` of the environment in .connref.json, else first).\ncopied: what to do in an environment that is a copy of another one',
    ],
    [
      '--base FOLDER',
      'The sources of the release that the environment has, which show what is new\nin an update or upgrade',
    ],
    ['--solution NAME', 'Plan only this solution, by its unique name. Can be repeated'],
    [
      '--managed, --unmanaged',
      'Import the solutions as managed or as unmanaged\n(default: `managed` of the environment in .connref.json, else managed where the\nsource allows it)',
    ],
    [
      '--fail-on unmapped',
      'Also exit with 1 if the import only needs connections, because the environment\nhas no settings file',
    ],
    ['--zips', 'Also plan solutions in zip files'],
    ['--format FORMAT', 'The output format: text (default), json or markdown'],
  ],
  example: 'connref plan --environment test',
  exitCodes: [
    'Each import succeeds, and none of the flows that are turned on in the source files stays turned off once its connections are chosen; with --mode copied, the plan has all steps that the files show',
    'An import fails or may fail, a flow that is turned on in the source files stays turned off, or an app or agent does not work; with --mode copied, steps may be missing, because a file cannot be read or a solution cannot be planned',
    'The command cannot run, for example because there is no solution',
  ],
};

const formats = ['text', 'json', 'markdown'] as const;
type Format = (typeof formats)[number];

const nothingToPlan =
  'Nothing to plan: no solution belongs to the environments. Run the command on a folder that contains a solution.';

/** `copied`: the environment is a copy of another one, and nothing is imported. */
const modes = [...importModes, 'copied'] as const;
type Mode = (typeof modes)[number];

/** Whether the environment has an earlier release of the solutions. */
function isLater(mode: Mode): boolean {
  return mode === 'update' || mode === 'upgrade';
}

/**
 * Runs `connref plan`.
 * @returns The exit code: 1 when an import fails or may fail, a flow that is turned on in the source files stays turned
 * off, or an app or agent does not work; with `--fail-on unmapped` also when an import needs connections; else 0.
 */
export async function planCommand(
  args: readonly string[],
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
): Promise<number> {
  const { folders, name, mode, format, base, solutions, managed, failsOnUnmapped, zips } = readOptions(args);
  const workspace = await openWorkspace(folders, errors, { zips });
  const { engine, shownPath } = workspace;
  print(errors, await configFindings(workspace));
  print(errors, unopenedZipsLine(workspace));
  const { index } = engine;
  const environments = index.environments();
  const targets = chosenEnvironments(index, name, mode).map((environment) =>
    managed === undefined ? environment : { ...environment, managed },
  );
  const chosen = solutions.length === 0 ? targets : onlySolutions(targets, solutions, index);
  print(
    errors,
    environments
      .filter((each) => name === undefined && each.isTemplate)
      .map(skippedTemplateLine)
      .join(''),
  );
  if (base !== undefined && !chosen.some((environment) => isLater(mode ?? environment.import))) {
    throw new CommandError('--base is only for updates and upgrades. Add --mode update or --mode upgrade.');
  }
  if (mode === 'copied') {
    return printCopyPlans(
      chosen.map((environment) => ({
        folder: shownPath(environment.folder),
        plan: computeCopyPlan(environment, index),
      })),
      format,
      output,
    );
  }
  const earlier = base === undefined ? [] : await earlierRelease(base, errors, zips);
  const plans = chosen.map((environment) => ({
    environment,
    folder: shownPath(environment.folder),
    plan: computeImportPlan(environment, index, mode, earlier),
  }));
  refuseEmptyPlans(plans);
  if (base !== undefined) {
    requireReleaseOf(
      plans.map(({ plan }) => plan),
      base,
      earlier,
    );
  }
  if (format === 'json') {
    output.write(formatPlanJson(plans));
  } else {
    printOutlines(plans.map(toOutline), format, output);
  }
  const passing: readonly ImportPlan['verdict'][] = failsOnUnmapped ? ['fine'] : ['fine', 'needsConnections'];
  // A patch or a solution in YAML that is not planned is a gap.
  const isPlanned = ({ solutions, unsupported }: ImportPlan): boolean =>
    solutions.length > 0 || unsupported.length === 0;
  const exports = new Set(plans.flatMap(({ plan, environment }) => exportsIn(plan, environment.folder, index)));
  const unpackable = await unpackableLines([...exports], workspace);
  print(errors, unpackable.map((line) => `${line}\n`).join(''));
  return unpackable.length === 0 && plans.every(({ plan }) => passing.includes(plan.verdict) && isPlanned(plan))
    ? 0
    : 1;
}

/** @returns The exit code: 1 when a file cannot be read or a solution cannot be planned, so that steps may be missing; else 0. */
function printCopyPlans(
  plans: readonly { readonly folder: string; readonly plan: CopyPlan }[],
  format: Format,
  output: NodeJS.WriteStream,
): number {
  refuseEmptyPlans(plans);
  if (format === 'json') {
    output.write(formatCopyJson(plans));
  } else {
    printOutlines(
      plans.map(({ plan }) => copyOutline(plan)),
      format,
      output,
    );
  }
  return plans.some(({ plan }) => lacksSteps(plan)) ? 1 : 0;
}

/** @throws CommandError when no plan has a solution, or mentions one that it cannot plan. */
function refuseEmptyPlans(
  plans: readonly { readonly plan: Pick<ImportPlan | CopyPlan, 'solutions' | 'unsupported'> }[],
): void {
  if (plans.every(({ plan }) => plan.solutions.length === 0 && plan.unsupported.length === 0)) {
    throw new CommandError(nothingToPlan);
  }
}

function printOutlines(
  outlines: readonly PlanOutline[],
  format: Exclude<Format, 'json'>,
  output: NodeJS.WriteStream,
): void {
  print(output, format === 'text' ? planText(outlines, painter(output)) : outlines.map(planMarkdown).join('\n'));
}

/**
 * The outline of an import plan. The command lines in the outline work only in the folder of the plan, so the outline
 * says to run them in that folder unless it is the working folder.
 */
function toOutline({ folder, plan }: { readonly folder: string; readonly plan: ImportPlan }): PlanOutline {
  return folder === '.' ? planOutline(plan) : planOutline(plan, folder);
}

function skippedTemplateLine({ name }: DeploymentEnvironment): string {
  return `${name} is skipped because it is a template, by .connref.json or by its name. To see its plan, use --environment ${name}.\n`;
}

/** The environments to plan: the named ones, else all targets, else a new environment for each folder with solutions. */
function chosenEnvironments(
  index: WorkspaceIndex,
  name: string | undefined,
  mode: Mode | undefined,
): readonly DeploymentEnvironment[] {
  const all = index.environments();
  if (name !== undefined) {
    return findEnvironments(name, all);
  }
  if (all.length === 0) {
    if (mode !== undefined && isLater(mode)) {
      throw new CommandError(
        `--mode ${mode} needs an environment that has the solutions already. Declare it in .connref.json, or create its settings files with connref settings create.`,
      );
    }
    return environmentsOrNew(index);
  }
  const targets = all.filter(({ isTemplate }) => !isTemplate);
  if (targets.length === 0) {
    const known = [...new Set(all.map((environment) => environment.name))].join(', ');
    throw new CommandError(`All environments are templates: ${known}. Choose an environment with --environment.`);
  }
  return targets;
}

/**
 * The environments with only the named solutions: the plan expects them to have any other solution that these need.
 * Environments that get none of them are left out.
 * @param names Unique names, compared without case.
 * @throws CommandError when no environment gets one of the solutions.
 */
function onlySolutions(
  environments: readonly DeploymentEnvironment[],
  names: readonly string[],
  index: WorkspaceIndex,
): DeploymentEnvironment[] {
  const solutionsIn = ({ folder }: DeploymentEnvironment): Solution[] =>
    index.solutions().filter(({ root }) => folderOf(root) === folder);
  const solutionsOf = (environment: DeploymentEnvironment): Solution[] =>
    environment.solutions.length === 0
      ? solutionsIn(environment)
      : index.solutions().filter(({ root }) => environment.solutions.includes(root));
  const isNamed = (solution: Solution): boolean => names.some((name) => sameName(solutionName(solution), name));
  const known = [...new Set(environments.flatMap(solutionsIn).map(solutionName))].sort(compareNames);
  const unknown = names.find((name) => !known.some((each) => sameName(each, name)));
  if (unknown !== undefined) {
    throw new CommandError(`Unknown solution “${unknown}”. Known solutions: ${known.join(', ')}.`);
  }
  const isSomewhere = environments.some((environment) => solutionsOf(environment).some(isNamed));
  return environments.flatMap((environment) => {
    const own = solutionsOf(environment).filter(isNamed);
    // Settings files need not mention a solution that only uses others.
    const solutions = own.length > 0 ? own : isSomewhere ? [] : solutionsIn(environment).filter(isNamed);
    return solutions.length === 0
      ? []
      : [{ ...environment, solutions: solutions.map(({ root }) => root), areSolutionsDeclared: true }];
  });
}

function readOptions(args: readonly string[]): {
  readonly folders: readonly string[];
  readonly name: string | undefined;
  readonly mode: Mode | undefined;
  readonly format: Format;
  /** The folder of an earlier release, as it is given. */
  readonly base: string | undefined;
  /** The unique names given with `--solution`. */
  readonly solutions: readonly string[];
  /** Undefined without `--managed` and `--unmanaged`. */
  readonly managed: boolean | undefined;
  readonly failsOnUnmapped: boolean;
  readonly zips: boolean;
} {
  const { values, positionals } = readArguments(args, {
    environment: { type: 'string' },
    mode: { type: 'string' },
    base: { type: 'string' },
    solution: { type: 'string', multiple: true },
    managed: { type: 'boolean' },
    unmanaged: { type: 'boolean' },
    'fail-on': { type: 'string' },
    zips: { type: 'boolean' },
    format: { type: 'string' },
  });
  const format = readChoice('--format', values.format ?? 'text', formats);
  const mode = values.mode === undefined ? undefined : readChoice('--mode', values.mode, modes);
  if (values.managed === true && values.unmanaged === true) {
    throw new CommandError('--managed and --unmanaged cannot be used together. Remove one of the two.');
  }
  if (values['fail-on'] !== undefined) {
    readChoice('--fail-on', values['fail-on'], ['unmapped']);
    if (mode === 'copied') {
      throw new CommandError('--fail-on is only for imports. Remove it, or choose another --mode.');
    }
  }
  return {
    folders: readFolders(positionals),
    name: values.environment,
    mode,
    format,
    base: values.base,
    solutions: values.solution ?? [],
    managed: values.managed === true ? true : values.unmanaged === true ? false : undefined,
    failsOnUnmapped: values['fail-on'] !== undefined,
    zips: values.zips === true,
  };
}
