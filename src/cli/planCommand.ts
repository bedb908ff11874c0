import type { ImportPlan } from '../core/plan/importPlan';
import { computeImportPlan } from '../core/plan/computeImportPlan';
import { planMarkdown } from '../core/words/plan/planMarkdown';
import { type PlanOutline, planOutline } from '../core/words/plan/planOutline';
import { type DeploymentEnvironment, type ImportMode, importModes } from '../core/model/deploymentEnvironment';
import { CommandError } from './commandError';
import type { CommandHelp } from './commandHelp';
import { configFindings } from './configFindings';
import { ignoredConfigs } from './ignoredConfigs';
import { findEnvironments, noEnvironmentText } from './findEnvironments';
import { formatPlanJson } from './formats/planJson';
import { planText } from './formats/planText';
import { painter } from './painter';
import { readArguments, readChoice } from './readArguments';
import { openWorkspace, readFolders } from './workspace';

export const planHelp: CommandHelp = {
  summary: 'Shows what happens when the solutions are imported into an environment.',
  details:
    'The plan lists the causes that make an import fail, the flows that stay turned off, and the steps before and after the import.',
  usage: 'connref plan [folder…] [options]',
  options: [
    [
      '--environment NAME',
      'The target environment (default: all environments, except templates, which\nare found by their name or because no value is filled in)',
    ],
    [
      '--mode MODE',
      'How the solutions are imported: first, update or upgrade\n(default: the `import` of the environment in .connref.json, else first)',
    ],
    ['--format FORMAT', 'The output format: text (default), json or markdown'],
  ],
  example: 'connref plan --environment test',
  exitCodes: [
    'Each import succeeds, and none of the flows that are turned on in the source files stays turned off',
    'An import fails, or a flow that is turned on in the source files stays turned off',
    'The command cannot run, for example because there is no solution or no environment',
  ],
};

const formats = ['text', 'json', 'markdown'] as const;

/**
 * Runs `connref plan`.
 * @returns The exit code: 1 when an import fails or a flow that is turned on in the source files stays turned off, else
 * 0.
 */
export async function planCommand(
  args: readonly string[],
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
): Promise<number> {
  const { folders, name, mode, format } = readOptions(args);
  const workspace = await openWorkspace(folders);
  errors.write(ignoredConfigs(workspace));
  const { engine, shownPath } = workspace;
  errors.write(await configFindings(workspace));
  const environments = engine.index.environments();
  const chosen = chosenEnvironments(environments, name);
  errors.write(
    environments
      .filter((each) => name === undefined && each.isTemplate)
      .map(skippedTemplateLine)
      .join(''),
  );
  const plans = chosen.map((environment) => ({
    folder: shownPath(environment.folder),
    plan: computeImportPlan(environment, engine.index, mode),
  }));
  if (plans.every(({ plan }) => plan.solutions.length === 0 && plan.unsupported.length === 0)) {
    throw new CommandError(
      'Nothing to plan: no solution belongs to the environments. Run the command on a folder that contains a solution.',
    );
  }
  switch (format) {
    case 'text':
      output.write(plans.map((each) => planText(toOutline(each), painter(output))).join('\n'));
      break;
    case 'markdown':
      output.write(plans.map((each) => planMarkdown(toOutline(each))).join('\n'));
      break;
    case 'json':
      output.write(formatPlanJson(plans));
      break;
  }
  return plans.every(({ plan }) => plan.verdict === 'fine') ? 0 : 1;
}

/**
 * The outline of an import plan. The command lines in the outline work only in the folder of the plan, so the outline
 * says to run them in that folder unless it is the working folder.
 */
function toOutline({ folder, plan }: { readonly folder: string; readonly plan: ImportPlan }): PlanOutline {
  return folder === '.' ? planOutline(plan) : planOutline(plan, folder);
}

function skippedTemplateLine({ name }: DeploymentEnvironment): string {
  return `${name} is skipped because it is a template, by its name or because no value is filled in. To see its plan, use --environment ${name}.\n`;
}

function chosenEnvironments(
  all: readonly DeploymentEnvironment[],
  name: string | undefined,
): readonly DeploymentEnvironment[] {
  if (name !== undefined) {
    return findEnvironments(name, all);
  }
  const targets = all.filter(({ isTemplate }) => !isTemplate);
  if (targets.length === 0) {
    const known = [...new Set(all.map((environment) => environment.name))].join(', ');
    throw new CommandError(
      all.length === 0
        ? noEnvironmentText
        : `All environments are templates: ${known}. Choose an environment with --environment.`,
    );
  }
  return targets;
}

function readOptions(args: readonly string[]): {
  readonly folders: readonly string[];
  readonly name: string | undefined;
  readonly mode: ImportMode | undefined;
  readonly format: (typeof formats)[number];
} {
  const { values, positionals } = readArguments(args, {
    environment: { type: 'string' },
    mode: { type: 'string' },
    format: { type: 'string' },
  });
  const format = readChoice('--format', values.format ?? 'text', formats);
  const mode = values.mode === undefined ? undefined : readChoice('--mode', values.mode, importModes);
  return { folders: readFolders(positionals), name: values.environment, mode, format };
}
