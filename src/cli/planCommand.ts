import type { ImportPlan } from '../core/plan/importPlan';
import { computeImportPlan } from '../core/plan/computeImportPlan';
import { planMarkdown } from '../core/words/plan/planMarkdown';
import { type PlanOutline, planOutline } from '../core/words/plan/planOutline';
import { type DeploymentEnvironment, type ImportMode, importModes } from '../core/model/deploymentEnvironment';
import { CommandError } from './commandError';
import { configProblems } from './configProblems';
import { configsNotInForce } from './configsNotInForce';
import { environmentsNamed, noEnvironment } from './environmentsNamed';
import { formatPlanJson } from './formats/planJson';
import { planText } from './formats/planText';
import { painter } from './painter';
import { readArguments } from './readArguments';
import { openWorkspace, readFolders } from './workspace';

export const planUsage = `connref plan [folder…] [options]

Says what importing the solutions into an environment does: what fails, which flows stay off, and what is to be done.

  --environment NAME            The environment (default: all but templates)
  --mode first|update|upgrade   How it is imported (default: what .connref.json says, else first)
  --format text|json|markdown   What is printed (default: text)`;

const formats = ['text', 'json', 'markdown'] as const;

/** Runs `connref plan`. @returns The exit code: 0 fine, 1 an import fails or leaves a flow off that is on in the source. */
export async function planCommand(
  args: readonly string[],
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
): Promise<number> {
  const { folders, name, mode, format } = readOptions(args);
  const workspace = await openWorkspace(folders);
  errors.write(configsNotInForce(workspace));
  const { engine, shownPath } = workspace;
  errors.write(await configProblems(workspace));
  const environments = engine.index.environments();
  const chosen = chosenEnvironments(environments, name);
  errors.write(
    environments
      .filter((each) => name === undefined && each.isTemplate)
      .map(notPlanned)
      .join(''),
  );
  const plans = chosen.map((environment) => ({
    folder: shownPath(environment.folder),
    plan: computeImportPlan(environment, engine.index, mode),
  }));
  if (plans.every(({ plan }) => plan.solutions.length === 0 && plan.unsupported.length === 0)) {
    throw new CommandError('There is nothing to plan: there is no solution for the environments.');
  }
  switch (format) {
    case 'text':
      output.write(plans.map((each) => planText(outline(each), painter(output))).join('\n'));
      break;
    case 'markdown':
      output.write(plans.map((each) => planMarkdown(outline(each))).join('\n'));
      break;
    case 'json':
      output.write(formatPlanJson(plans));
      break;
  }
  return plans.every(({ plan }) => plan.verdict === 'fine') ? 0 : 1;
}

/** A folder that is not the working folder is named: the command lines are run there. */
function outline({ folder, plan }: { readonly folder: string; readonly plan: ImportPlan }): PlanOutline {
  return folder === '.' ? planOutline(plan) : planOutline(plan, folder);
}

function notPlanned({ name }: DeploymentEnvironment): string {
  return `${name} is not planned: it is a template, by its name or because no value is filled in. Plan it with --environment ${name}.\n`;
}

function chosenEnvironments(
  all: readonly DeploymentEnvironment[],
  name: string | undefined,
): readonly DeploymentEnvironment[] {
  if (name !== undefined) {
    return environmentsNamed(name, all);
  }
  const targets = all.filter(({ isTemplate }) => !isTemplate);
  if (targets.length === 0) {
    const known = [...new Set(all.map((environment) => environment.name))].join(', ');
    throw new CommandError(all.length === 0 ? noEnvironment : `There are only templates: ${known}. Name one of them.`);
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
  const format = formats.find((each) => each === (values.format ?? 'text'));
  if (format === undefined) {
    throw new CommandError(`There is no format “${values.format ?? ''}”: text, json or markdown.`);
  }
  const mode = importModes.find((each) => each === values.mode);
  if (values.mode !== undefined && mode === undefined) {
    throw new CommandError(`There is no mode “${values.mode}”: first, update or upgrade.`);
  }
  return { folders: readFolders(positionals), name: values.environment, mode, format };
}
