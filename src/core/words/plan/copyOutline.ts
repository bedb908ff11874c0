import type { CopiedCustomConnector, CopiedUser, CopyPlan } from '../../plan/copyPlan';
import { userNouns } from '../../model/use';
import { agree } from '../../text/countOf';
import { listed, listedFirst } from '../../text/listed';
import { visibleText } from '../../text/visibleText';
import { turnOnItems } from './activationItems';
import { copyHeadline } from './copyHeadline';
import { makerPage } from './makerPage';
import { type OutlineItem, outlineItem } from './outlineItem';
import type { OutlineSection, PlanOutline } from './planOutline';
import { unsupportedWords } from './unsupportedWords';

/** What to do in a copied environment, in words: references on custom connectors first, since apps and flows wait for them. */
export function copyOutline(plan: CopyPlan): PlanOutline {
  const sections: OutlineSection[] = [
    { title: 'Not in this plan', items: leftOutItems(plan) },
    { title: 'Custom connectors', items: plan.customConnectors.flatMap((each) => connectorItems(each, plan)) },
    { title: 'Connections', items: connectionItems(plan) },
    { title: 'Raw connections', items: rawItems(plan) },
    { title: 'Environment variables', items: variableItems(plan) },
    {
      title: 'Flows',
      items: turnOnItems(
        plan.activation,
        'A copy has its flows turned off. Turn on these flows, in this order.',
        plan.rawFlows.length === 0 ? 'connref check' : 'the section Raw connections, and connref check',
      ),
    },
    { title: 'At the end', items: lastItems(plan) },
  ];
  return {
    environment: visibleText(plan.environment),
    occasion: 'copied environment',
    headline: visibleText(copyHeadline(plan)),
    summary: '',
    sections: sections.filter(({ items }) => items.length > 0),
  };
}

function leftOutItems({ unread, unsupported, notPlanned, environment }: CopyPlan): OutlineItem[] {
  return [
    ...unread.map((path) =>
      outlineItem('warning', `${path} could not be read in full, so this plan may lack steps. connref check says why.`),
    ),
    ...unsupported.map((solution) =>
      outlineItem(
        'warning',
        solution.reason === 'otherCopy'
          ? `${unsupportedWords(solution)}, and this plan is not for that copy.`
          : `${unsupportedWords(solution)}. A copy has it, too, so steps for it are missing here.`,
      ),
    ),
    ...(notPlanned.length === 0
      ? []
      : [
          outlineItem(
            'info',
            `${listedFirst(notPlanned, 10)} ${agree(notPlanned.length, 'is', 'are')} not planned for ${environment}. If the copy has ${agree(notPlanned.length, 'it', 'them')}, too, steps for ${agree(notPlanned.length, 'it', 'them')} are missing here.`,
          ),
        ]),
  ];
}

function connectorItems(connector: CopiedCustomConnector, plan: CopyPlan): OutlineItem[] {
  const { connectorName, references, solutions, users, usersWithoutReference } = connector;
  const { environment } = plan;
  const again = solutions.length === 0 ? '' : ` If not, import ${listed(solutions)} again.`;
  const check = outlineItem(
    'step',
    `Check that the custom connector ${connectorName} works in ${environment}.${again}`,
    usersWithoutReference.map((user) => `Check it in the ${userWords(user)}, too, which has no reference for it.`),
  );
  if (references.length === 0) {
    return [check];
  }
  return [
    check,
    outlineItem('step', `Create a connection for ${connectorName} in ${environment}.`),
    outlineItem(
      'step',
      `Create ${agree(references.length, 'a new connection reference', 'new connection references')} for ${connectorName} in place of ${listed(references)}.`,
      [
        `A copied reference has the id that ${connectorName} has in the other environment.`,
        'In the source files, connref define adds a reference.',
      ],
    ),
    ...(users.length === 0
      ? []
      : [outlineItem('step', changeWords(connector), [...users.map(userWords), ...managedWords(users, plan)])]),
  ];
}

/** The instruction above a list of users. Flows come last, because they stay turned off until everything else is ready. */
function changeWords({ users, references }: CopiedCustomConnector): string {
  const flows = users.filter(({ kind }) => kind === 'flow').length;
  const kinds = flows === users.length ? 'flows' : flows === 0 ? 'apps' : 'apps and flows';
  const order = flows > 0 && flows < users.length ? ', apps first' : '';
  return `Change the ${kinds} below to the new ${agree(references.length, 'reference', 'references')}${order}.`;
}

function userWords({ kind, name, solution }: CopiedUser): string {
  return `${userNouns[kind]} ${name} (${solution ?? 'a project in no solution'})`;
}

function managedWords(users: readonly CopiedUser[], { managed }: CopyPlan): string[] {
  const managedUsers = users.filter(({ solution }) => solution !== null && managed.includes(solution)).length;
  const who =
    managedUsers < users.length ? 'Some are managed' : agree(users.length, 'It is managed', 'They are managed');
  return managedUsers === 0 ? [] : [`${who}: an edit there makes an unmanaged layer, which hides later versions.`];
}

function connectionItems(plan: CopyPlan): OutlineItem[] {
  const { environment, connections, differing } = plan;
  return [
    ...differing.map(({ reference, connectors, mayBeCustom, users }) =>
      outlineItem(
        'step',
        `Check which connector ${reference} has in ${environment}, and choose a connection: it differs in the files (${listed(connectors)}).`,
        mayBeCustom
          ? [
              'If it is a custom connector, create a new reference in place of this one.',
              ...users.map((user) => `Then change the ${userWords(user)} to the new reference.`),
            ]
          : [],
      ),
    ),
    ...connections.map(({ connectorName, references }) =>
      outlineItem(
        'step',
        connectorName === ''
          ? `Choose a connection in ${listed(references)}; ${agree(references.length, 'its connector is', 'their connectors are')} not in the files.`
          : `Create a connection for ${connectorName} in ${environment}, and choose it in ${listed(references)}.`,
      ),
    ),
    ...(connections.length === 0
      ? []
      : [
          outlineItem(
            'info',
            `An import with a settings file that has ids of ${environment} sets the connections, too.`,
            makerPage(plan, 'connections'),
          ),
        ]),
  ];
}

function rawItems({ rawFlows, environment }: CopyPlan): OutlineItem[] {
  return rawFlows.map(({ flow, solution, connectors }) =>
    outlineItem(
      'step',
      `Choose connections of ${environment} in the flow ${flow} (${solution}): ${listed(connectors)}.`,
    ),
  );
}

function variableItems({ variables, environment }: CopyPlan): OutlineItem[] {
  return variables.length === 0
    ? []
    : [
        outlineItem('step', `Set the values that the settings files have for ${environment}: ${listed(variables)}.`, [
          'A copy has the values of the other environment. An import with a settings file sets them, too.',
        ]),
      ];
}

function lastItems({ environment }: CopyPlan): OutlineItem[] {
  return [
    outlineItem(
      'step',
      `End the administration mode of ${environment}: a copy begins in it, without background operations.`,
    ),
  ];
}
