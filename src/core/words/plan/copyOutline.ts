import type { CopiedCustomConnector, CopyPlan } from '../../plan/copyPlan';
import { userNouns } from '../../model/use';
import { agree, countOf } from '../../text/countOf';
import { listed } from '../../text/listed';
import { visibleText } from '../../text/visibleText';
import { turnOnItems } from './activationItems';
import { makerPage } from './makerPage';
import { type OutlineItem, outlineItem } from './outlineItem';
import type { OutlineSection, PlanOutline } from './planOutline';

/** What to do in a copied environment, in words: references on custom connectors first, since apps and flows wait for them. */
export function copyOutline(plan: CopyPlan): PlanOutline {
  const sections: OutlineSection[] = [
    { title: 'Not read', items: unreadItems(plan) },
    { title: 'Before', items: preparationItems(plan) },
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
  ];
  return {
    environment: visibleText(plan.environment),
    occasion: 'copied environment',
    headline: visibleText(headline(plan)),
    summary: '',
    sections: sections.filter(({ items }) => items.length > 0),
  };
}

function headline({ environment, connections, customConnectors, activation, solutions }: CopyPlan): string {
  const count = (of: readonly { readonly references: readonly string[] }[]): number =>
    of.reduce((sum, { references }) => sum + references.length, 0);
  const [mapped, replaced] = [count(connections), count(customConnectors)];
  const parts = [
    ...(mapped === 0
      ? []
      : [`${countOf(mapped, 'connection reference')} ${agree(mapped, 'needs', 'need')} a connection`]),
    ...(replaced === 0 ? [] : [`${countOf(replaced, 'connection reference')} on custom connectors must be replaced`]),
    ...(activation.length === 0 ? [] : [`${countOf(activation.length, 'flow')} must be turned on`]),
  ];
  return parts.length === 0
    ? `${listed(solutions)} ${agree(solutions.length, 'needs', 'need')} no connections in ${environment}, a copy of another environment.`
    : `In ${environment}, a copy of another environment, ${listed(parts)}.`;
}

function unreadItems({ unread }: CopyPlan): OutlineItem[] {
  return unread.map((path) =>
    outlineItem('warning', `${path} could not be read, so this plan may lack steps. connref check says why.`),
  );
}

function preparationItems({ environment }: CopyPlan): OutlineItem[] {
  return [
    outlineItem(
      'info',
      `A copy begins in administration mode, without background operations. End it when ${environment} is ready.`,
    ),
  ];
}

function connectorItems(
  { connectorName, references, solutions, users }: CopiedCustomConnector,
  { environment, managed }: CopyPlan,
): OutlineItem[] {
  const again = solutions.length === 0 ? '' : ` If not, import ${listed(solutions)} again.`;
  const names = listed(references);
  const isChangedAtSource = users.some(({ solution }) => managed.includes(solution));
  return [
    outlineItem('step', `Check that the custom connector ${connectorName} works in ${environment}.${again}`),
    outlineItem('step', `Create a connection for ${connectorName} in ${environment}.`),
    outlineItem(
      'step',
      `Create ${agree(references.length, 'a new connection reference', 'new connection references')} for ${connectorName} in place of ${names}.`,
      [
        `A copied reference has the id that ${connectorName} has in the other environment.`,
        'In the source files, connref define adds a reference.',
      ],
    ),
    ...(users.length === 0
      ? []
      : [
          outlineItem(
            'step',
            `Let these use the new ${agree(references.length, 'reference', 'references')}, apps before flows.`,
            [
              ...users.map(({ kind, name, solution }) => `${userNouns[kind]} ${name} (${solution})`),
              ...(isChangedAtSource
                ? ['Some are managed: an edit there makes an unmanaged layer, which hides later versions.']
                : []),
            ],
          ),
        ]),
  ];
}

function connectionItems(plan: CopyPlan): OutlineItem[] {
  const { environment, connections } = plan;
  return [
    ...connections.map(({ connectorName, references }) =>
      outlineItem(
        'step',
        `Create a connection for ${connectorName} in ${environment}, and choose it in ${listed(references)}.`,
      ),
    ),
    ...(connections.length === 0
      ? []
      : [
          outlineItem(
            'info',
            'An import with a settings file sets these connections, too: connref plan --mode update shows its steps.',
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
