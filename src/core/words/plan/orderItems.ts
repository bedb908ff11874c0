import type { UnsupportedSolution } from '../../plan/planScope';
import type { ImportPlan, PlannedSolutionStep, Prerequisite, SolutionConcern } from '../../plan/importPlan';
import { componentWords } from '../componentWords';
import { capitalized } from '../../text/capitalized';
import { agree, countOf } from '../../text/countOf';
import { listed, listedFirst } from '../../text/listed';
import { type OutlineItem, outlineItem } from './outlineItem';
import { unsupportedWords } from './unsupportedWords';
import { withoutRepeatedDetails } from './withoutRepeatedDetails';

/**
 * The order of import: each solution with its dependencies, then remarks, such as which solutions the plan does not
 * import and which components the environment must already have.
 */
export function orderItems(plan: ImportPlan): OutlineItem[] {
  const { environment, cycles, prerequisites } = plan;
  return [
    ...plan.solutions.map(stepItem),
    ...concernItems(plan),
    ...addedItems(plan),
    ...withoutCommandsItems(plan),
    ...cycles
      .filter((cycle) => !isFailure(cycle, plan))
      .map((cycle) =>
        outlineItem(
          'warning',
          `${listed(cycle)} need each other. The import fails if a new component of one of these solutions needs a new component of another one.`,
        ),
      ),
    ...updatedItems(plan),
    ...withoutRepeatedDetails(otherSolutions(plan).map(unsupportedItem)),
    ...prerequisites.flatMap((prerequisite) => prerequisiteItem(prerequisite, environment) ?? []),
    ...listedItems(plan),
    ...notPlannedItems(plan),
    ...(plan.solutionsKnown
      ? []
      : [
          outlineItem(
            'info',
            `The solutions of ${environment} are unknown, so the plan imports all solutions of the workspace folder.`,
            [`List the solutions of ${environment} under environments in .connref.json.`],
          ),
        ]),
  ];
}

/** Whether the section Errors has solutions that need each other, as in every first import. */
function isFailure(cycle: readonly string[], { failures }: ImportPlan): boolean {
  return failures.some(
    (failure) => failure.kind === 'dependencyCycle' && cycle.every((solution) => failure.solutions.includes(solution)),
  );
}

function stepItem(
  { solution, path, version, managed, dependsOn, takenInFor, takenInAsUser, source }: PlannedSolutionStep,
  at: number,
): OutlineItem {
  const form = managed ? 'managed' : 'unmanaged';
  return outlineItem('step', `${at + 1}. ${solution} ${version}, ${form}`, [
    ...(source
      ? [
          `The source ${source.version} in ${source.path} cannot be packed as ${form}, so the plan judges the export in ${path}.`,
        ]
      : []),
    ...dependsOn.map((owner) => `Needs ${componentWords(owner.needs)} of ${owner.solution}.`),
    ...(takenInFor.length === 0
      ? []
      : [`In the plan because ${listed(takenInFor)} ${agree(takenInFor.length, 'needs', 'need')} ${solution}.`]),
    ...(takenInAsUser
      ? [
          'In the plan because it uses these, and no settings file is for it. List the solutions under environments in .connref.json to leave it out.',
        ]
      : []),
  ]);
}

function concernItems({ solutions, environment }: ImportPlan): OutlineItem[] {
  const having = (concern: SolutionConcern): string[] =>
    solutions.filter(({ concerns }) => concerns.includes(concern)).map(({ solution }) => solution);
  const unmanaged = having('unmanagedInProduction');
  const withoutVersion = having('noVersion');
  return [
    ...(unmanaged.length === 0
      ? []
      : [
          outlineItem(
            'warning',
            `${listed(unmanaged)} ${agree(unmanaged.length, 'is', 'are')} imported unmanaged into ${environment}. Unmanaged solutions are for development: they cannot be upgraded or removed with their components.`,
          ),
        ]),
    ...(withoutVersion.length === 0
      ? []
      : [
          outlineItem(
            'warning',
            `${listed(withoutVersion)} ${agree(withoutVersion.length, 'has', 'have')} the version 0.0.0.0, so a later import cannot be told from this one. Set a version.`,
          ),
        ]),
  ];
}

/** An item for the solutions that are in the plan only because other solutions need them. */
function addedItems({ solutions, environment }: ImportPlan): OutlineItem[] {
  const added = solutions.filter(({ takenInFor }) => takenInFor.length > 0).map(({ solution }) => solution);
  return added.length === 0
    ? []
    : [
        outlineItem(
          'info',
          `${listed(added)} ${agree(added.length, 'has', 'have')} no entries in the settings files of ${environment}, but other solutions of the plan need ${agree(added.length, 'it', 'them')}.`,
          [
            `If ${environment} already has ${listed(added)}, list only the other solutions under environments in .connref.json.`,
          ],
        ),
      ];
}

function withoutCommandsItems({ solutions, commands }: ImportPlan): OutlineItem[] {
  const imported = new Set(commands.flatMap((command) => (command.kind === 'import' ? [command.solution] : [])));
  const names = solutions.map(({ solution }) => solution).filter((solution) => !imported.has(solution));
  return names.length === 0
    ? []
    : [
        outlineItem(
          'info',
          `${listed(names)} ${agree(names.length, 'has', 'have')} no commands below because of errors: see the section Errors.`,
        ),
      ];
}

function updatedItems({ importMode, solutions }: ImportPlan): OutlineItem[] {
  const names = importMode === 'upgrade' ? solutions.filter(({ managed }) => !managed) : [];
  return names.length === 0
    ? []
    : [
        outlineItem(
          'warning',
          `${listed(names.map(({ solution }) => solution))} ${agree(names.length, 'is unmanaged, and is', 'are unmanaged, and are')} imported as an update: only managed solutions can be upgraded.`,
        ),
      ];
}

/** The solutions that the plan does not import, without the sources that {@link stepItem} names. */
function otherSolutions({ solutions, unsupported }: ImportPlan): UnsupportedSolution[] {
  const sources = new Set(solutions.flatMap(({ source }) => source?.path ?? []));
  return unsupported.filter(({ path, reason }) => reason !== 'otherCopy' || !sources.has(path));
}

function unsupportedItem(solution: UnsupportedSolution): OutlineItem {
  const words = unsupportedWords(solution);
  switch (solution.reason) {
    case 'patch':
      return outlineItem('warning', `${words}.`, [
        'Clone the patched solution, which merges its patches, and plan the import of the clone.',
      ]);
    case 'yamlLayout':
      return outlineItem('warning', `${words}, so the plan does not import it.`);
    case 'otherCopy':
      return outlineItem('warning', `${words}, and the plan does not import this copy.`, [
        'If the copy is old, add its path to exclude in .connref.json.',
      ]);
  }
}

/**
 * An item for a component or solution that must already be in the environment. Undefined for the reason `listed`,
 * because {@link listedItems} puts all of these into one item.
 */
function prerequisiteItem(
  { kind, name, reason, neededBy }: Prerequisite,
  environment: string,
): OutlineItem | undefined {
  const needed = `${listed(neededBy)} ${agree(neededBy.length, 'needs', 'need')} it`;
  const component = capitalized(componentWords([{ kind: kind === 'solution' ? 'component' : kind, name }]));
  switch (reason) {
    case 'external':
      return outlineItem(
        'info',
        `${component} must already be in ${environment}: ${needed}, and .connref.json lists it in externals.`,
      );
    case 'declared':
      return outlineItem(
        'warning',
        `${name} must already be in ${environment}: .connref.json lists it, and no solution here has the name.`,
        ['If the name is misspelt, correct it: the plan does not import the solution.'],
      );
    case 'notPlanned':
      return outlineItem(
        'warning',
        `${name} must already be in ${environment}: ${needed}, and the plan does not import it.`,
      );
    case 'earlier':
      return outlineItem(
        'warning',
        `${component} must already be in ${environment}: ${needed}, and no solution here contains it.`,
        [`The import fails if no earlier version of a solution brought it to ${environment}.`],
      );
    case 'product':
      return outlineItem(
        'info',
        `${component} must already be in ${environment}: ${needed}, and it belongs to a product of Microsoft.`,
      );
    case 'notRead':
      return outlineItem(
        'info',
        `${component} must be in ${environment}: ${needed}. Connref does not read components of this kind, so it cannot tell whether a solution of the plan contains it.`,
      );
    case 'listed':
      return undefined;
  }
}

/**
 * One item for all solutions with the reason `listed`: most are from Microsoft and in every environment, so an item for
 * each would hide more important items.
 */
function listedItems({ prerequisites, environment }: ImportPlan): OutlineItem[] {
  const names = prerequisites
    .filter(({ reason }) => reason === 'listed')
    .map(({ name, neededBy }) => `${name}, for ${listed(neededBy)}`);
  return names.length === 0
    ? []
    : [
        outlineItem(
          'info',
          `${countOf(names.length, 'other solution')} must already be in ${environment}, because solutions of the plan depend on ${agree(names.length, 'it', 'them')}.`,
          names,
        ),
      ];
}

/**
 * An item for the solutions of the workspace that the plan does not import, except the solutions that {@link
 * prerequisiteItem} already has an item for.
 */
function notPlannedItems({ notPlanned, prerequisites, solutionsDeclared, environment }: ImportPlan): OutlineItem[] {
  const required = prerequisites.filter(({ reason }) => reason === 'notPlanned').map(({ name }) => name);
  const names = notPlanned.filter((name) => !required.includes(name));
  return names.length === 0
    ? []
    : [
        outlineItem(
          'info',
          `${listedFirst(names, 10)} ${agree(names.length, 'is', 'are')} not imported, because ${solutionsDeclared ? 'other solutions are declared or chosen for' : `no settings file has ${agree(names.length, 'its', 'their')} entries for`} ${environment}.`,
        ),
      ];
}
