import type { UnsupportedSolution } from '../../plan/planScope';
import type { ImportPlan, PlannedSolutionStep, Prerequisite } from '../../plan/importPlan';
import { componentWords } from '../componentWords';
import { capitalized } from '../../text/capitalized';
import { agree, countOf } from '../../text/countOf';
import { listed, listedFirst } from '../../text/listed';
import { type OutlineItem, outlineItem } from './outlineItem';

/** The order of import: each solution, what it needs, and what is not among them. */
export function orderItems(plan: ImportPlan): OutlineItem[] {
  const { environment, importMode, solutions, cycles, unsupported, prerequisites, solutionsKnown } = plan;
  const upgradesNothing = importMode === 'upgrade' ? solutions.filter(({ managed }) => !managed) : [];
  return [
    ...solutions.map((step, at) => stepItem(step, at, plan)),
    // In a first import it is among what fails.
    ...(importMode === 'first' ? [] : cycles).map((cycle) =>
      outlineItem(
        'warning',
        `${listed(cycle)} need each other: what is new in either must not need what is new in the other.`,
      ),
    ),
    ...upgradesNothing.map(({ solution }) =>
      outlineItem(
        'warning',
        `${solution} comes unmanaged, and only managed solutions can be upgraded: it is imported as an update.`,
      ),
    ),
    ...unsupported.map(unsupportedItem),
    ...prerequisites.flatMap((prerequisite) => prerequisiteItem(prerequisite, environment) ?? []),
    ...listedItems(plan),
    ...notPlannedItems(plan),
    ...(solutionsKnown
      ? []
      : [
          outlineItem(
            'info',
            `Nothing says which solutions ${environment} gets: these are all of the workspace folder.`,
            ['Name them in environments of .connref.json.'],
          ),
        ]),
  ];
}

function stepItem(
  { solution, version, managed, dependsOn, takenInFor }: PlannedSolutionStep,
  at: number,
  { environment, commands }: ImportPlan,
): OutlineItem {
  const hasCommands = commands.some((command) => command.kind === 'import' && command.solution === solution);
  return outlineItem('step', `${at + 1}. ${solution} ${version}, ${managed ? 'managed' : 'unmanaged'}`, [
    ...dependsOn.map((owner) => `Needs ${componentWords(owner.needs)} of ${owner.solution}.`),
    ...(takenInFor.length === 0
      ? []
      : [
          `Taken in because ${listed(takenInFor)} ${agree(takenInFor.length, 'needs', 'need')} it: no settings file names anything of it.`,
          `If ${environment} has it already, name the solutions that ${environment} gets in environments of .connref.json.`,
        ]),
    ...(hasCommands ? [] : ['Not among the commands: see What fails.']),
  ]);
}

function unsupportedItem({ solution, path, reason, parent }: UnsupportedSolution): OutlineItem {
  switch (reason) {
    case 'patch':
      return outlineItem(
        'warning',
        `${solution} is a patch of ${parent ?? 'another solution'}, and patches are not planned.`,
        ['Clone the solution, which rolls its patches up, and plan that.'],
      );
    case 'yamlLayout':
      return outlineItem('warning', `${solution} is in the YAML layout, which is not read, so it is not planned.`);
    case 'otherCopy':
      return outlineItem('warning', `${path} holds a solution ${solution} too, which is not planned.`, [
        'Leave it out with exclude in .connref.json if it is an old copy.',
      ]);
  }
}

/** Those that are listed have one item together. */
function prerequisiteItem(
  { kind, name, reason, neededBy }: Prerequisite,
  environment: string,
): OutlineItem | undefined {
  const needed = `${listed(neededBy)} ${agree(neededBy.length, 'needs', 'need')} it.`;
  switch (reason) {
    case 'external':
      return outlineItem(
        'info',
        `${capitalized(componentWords([{ kind: kind === 'solution' ? 'component' : kind, name }]))} must be in ${environment} already: .connref.json says that it is.`,
        [needed],
      );
    case 'notPlanned':
      return outlineItem('warning', `${name} must be in ${environment} already: it is not among its solutions.`, [
        needed,
      ]);
    case 'listed':
      return undefined;
  }
}

/** Most of them are Microsoft's, and everywhere: one item for all. */
function listedItems({ prerequisites, environment }: ImportPlan): OutlineItem[] {
  const names = prerequisites
    .filter(({ reason }) => reason === 'listed')
    .map(({ name, neededBy }) => `${name}, for ${listed(neededBy)}`);
  return names.length === 0
    ? []
    : [outlineItem('info', `${countOf(names.length, 'more solution')} must be in ${environment} already.`, names)];
}

/** What something of the plan needs is named above. */
function notPlannedItems({ notPlanned, prerequisites }: ImportPlan): OutlineItem[] {
  const named = prerequisites.filter(({ reason }) => reason === 'notPlanned').map(({ name }) => name);
  const names = notPlanned.filter((name) => !named.includes(name));
  return names.length === 0 ? [] : [outlineItem('info', `Not in this plan: ${listedFirst(names, 10)}.`)];
}
