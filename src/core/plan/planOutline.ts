import type { UnsupportedSolution } from './planScope';
import { counted } from '../text/counted';
import type { ImportMode } from '../model/deploymentEnvironment';
import { listed, listedFirst } from '../text/listed';
import { componentWords, failureText, flowReasonText, usersText } from './planWords';
import type {
  ActivationStep,
  ConnectionNeed,
  FlowPlan,
  ImportPlan,
  PlanCommand,
  PlannedSolutionStep,
  Prerequisite,
} from './importPlan';

/** A plan in words, to be shown as text, as Markdown or on a page. */
export interface PlanOutline {
  readonly environment: string;
  readonly importMode: ImportMode;
  readonly verdict: ImportPlan['verdict'];
  /** Whether it holds only if something is in the environment already, which the headline names. */
  readonly isConditional: boolean;
  /** The verdict in one sentence. */
  readonly headline: string;
  readonly sections: readonly OutlineSection[];
}

export interface OutlineSection {
  readonly title: string;
  readonly items: readonly OutlineItem[];
}

export interface OutlineItem {
  /** `step`: something to be done by hand. */
  readonly status: 'error' | 'warning' | 'ok' | 'info' | 'step';
  readonly text: string;
  /** Further lines, the smaller print. */
  readonly details: readonly string[];
  /** A command line; empty when there is none. */
  readonly code: string;
}

/** Words for a plan: the verdict first, then what to do in its order. Sections without items are left out. @param folder Where the command lines are run: what its paths are below. */
export function planOutline(plan: ImportPlan, folder = 'the workspace folder'): PlanOutline {
  const { environment, importMode, verdict } = plan;
  const sections: OutlineSection[] = [
    { title: 'What fails', items: failureItems(plan) },
    { title: 'Order of import', items: orderItems(plan) },
    { title: 'Custom connectors', items: connectorItems(plan) },
    { title: 'Flows', items: flowItems(plan) },
    { title: 'Connections', items: connectionItems(plan) },
    { title: 'Canvas apps', items: canvasItems(plan) },
    { title: 'Environment variables', items: variableItems(plan) },
    {
      title: importMode === 'upgrade' ? 'What the upgrade deletes' : 'What the update leaves behind',
      items: removedItems(plan),
    },
    { title: 'Order of activation', items: plan.activation.map((step) => activationItem(step, plan)) },
    { title: 'Commands', items: commandItems(plan, folder) },
  ];
  return {
    environment,
    importMode,
    verdict,
    isConditional: verdict !== 'fails' && plan.assumedPresent.length > 0,
    headline: headline(plan),
    sections: sections.filter(({ items }) => items.length > 0),
  };
}

/** How the kind of import is called. */
export function importModeWords(mode: ImportMode): string {
  return mode === 'first' ? 'first import' : mode;
}

function headline(plan: ImportPlan): string {
  const { environment, importMode, verdict, failures, flows, solutions, assumedPresent } = plan;
  const what = importMode === 'first' ? `The first import into ${environment}` : `The ${importMode} of ${environment}`;
  if (verdict === 'fails') {
    const problems = failures.length === 1 ? '1 problem' : `${failures.length} problems`;
    return `${what} fails: ${problems} must be solved first.`;
  }
  if (solutions.length === 0) {
    return `There is nothing to import into ${environment}.`;
  }
  const works = `${what} works${condition(assumedPresent)}`;
  const meant = flows.filter(({ onInSource }) => onInSource);
  const off = meant.filter((flow) => flow.verdict === 'off').length;
  if (off > 0) {
    const which = meant.length === 1 ? 'the flow that is' : `${off} of the ${meant.length} flows that are`;
    return `${works}, but ${which} on in the source ${off === 1 ? 'stays' : 'stay'} off.`;
  }
  const unknown = meant.filter((flow) => flow.verdict === 'unknown').length;
  if (unknown > 0) {
    return `${works}. Of ${counted(unknown, 'flow')} the source does not tell whether ${unknown === 1 ? 'it comes' : 'they come'} up on.`;
  }
  return `${works}${meant.length === 0 ? '' : ', and every flow that is on in the source comes up on'}.`;
}

/** What a verdict takes to be there. */
function condition(assumedPresent: readonly string[]): string {
  return assumedPresent.length === 0
    ? ''
    : ` if ${listedFirst(assumedPresent, 3)} ${assumedPresent.length === 1 ? 'is' : 'are'} there already`;
}

function failureItems(plan: ImportPlan): OutlineItem[] {
  return plan.failures.map((failure) => {
    const [text = '', ...details] = failureText(failure, plan);
    return item('error', text, details);
  });
}

function orderItems(plan: ImportPlan): OutlineItem[] {
  const { environment, importMode, solutions, cycles, unsupported, prerequisites, solutionsKnown } = plan;
  const upgradesNothing = importMode === 'upgrade' ? solutions.filter(({ managed }) => !managed) : [];
  return [
    ...solutions.map((step, at): OutlineItem => {
      const { solution, version, managed } = step;
      const text = `${at + 1}. ${solution} ${version}, ${managed ? 'managed' : 'unmanaged'}`;
      return item('step', text, [
        ...needsOf(step),
        ...takenInWords(step, environment),
        ...(hasCommands(solution, plan) ? [] : ['Not among the commands: see What fails.']),
      ]);
    }),
    // In a first import it is among what fails.
    ...(importMode === 'first' ? [] : cycles).map((cycle) =>
      item(
        'warning',
        `${listed(cycle)} need each other: what is new in either must not need what is new in the other.`,
      ),
    ),
    ...upgradesNothing.map(({ solution }) =>
      item(
        'warning',
        `${solution} comes unmanaged, and only managed solutions can be upgraded: it is imported as an update.`,
      ),
    ),
    ...unsupported.map(unsupportedItem),
    ...prerequisites
      .filter(({ reason }) => reason !== 'listed')
      .map((prerequisite) => prerequisiteItem(prerequisite, environment)),
    ...listedItems(plan),
    ...notPlannedItems(plan),
    ...(solutionsKnown
      ? []
      : [
          item('info', `Nothing says which solutions ${environment} gets: these are all of the workspace folder.`, [
            'Name them in environments of .connref.json.',
          ]),
        ]),
  ];
}

function unsupportedItem({ solution, path, reason, parent }: UnsupportedSolution): OutlineItem {
  switch (reason) {
    case 'patch':
      return item(
        'warning',
        `${solution} is a patch of ${parent ?? 'another solution'}, and patches are not planned.`,
        ['Clone the solution, which rolls its patches up, and plan that.'],
      );
    case 'yamlLayout':
      return item('warning', `${solution} is in the YAML layout, which is not read, so it is not planned.`);
    case 'otherCopy':
      return item('warning', `${path} holds a solution ${solution} too, which is not planned.`, [
        'Leave it out with exclude in .connref.json if it is an old copy.',
      ]);
  }
}

function needsOf({ dependsOn }: PlannedSolutionStep): string[] {
  return dependsOn.map(({ solution, needs }) => `Needs ${componentWords(needs)} of ${solution}.`);
}

function takenInWords({ takenInFor }: PlannedSolutionStep, environment: string): string[] {
  return takenInFor.length === 0
    ? []
    : [
        `Taken in because ${listed(takenInFor)} ${takenInFor.length === 1 ? 'needs' : 'need'} it: no settings file names anything of it.`,
        `If ${environment} has it already, name the solutions that ${environment} gets in environments of .connref.json.`,
      ];
}

function prerequisiteItem({ kind, name, reason, neededBy }: Prerequisite, environment: string): OutlineItem {
  const needed = `${listed(neededBy)} ${neededBy.length === 1 ? 'needs' : 'need'} it.`;
  switch (reason) {
    case 'external':
      return item(
        'info',
        `${sentence(componentWords([{ kind: kind === 'solution' ? 'component' : kind, name }]))} must be in ${environment} already: .connref.json says that it is.`,
        [needed],
      );
    case 'listed':
    case 'notPlanned':
      return item('warning', `${name} must be in ${environment} already: it is not among its solutions.`, [needed]);
  }
}

/** Most of them are Microsoft's, and everywhere: one item for all. */
function listedItems({ prerequisites, environment }: ImportPlan): OutlineItem[] {
  const names = prerequisites
    .filter(({ reason }) => reason === 'listed')
    .map(({ name, neededBy }) => `${name}, for ${listed(neededBy)}`);
  return names.length === 0
    ? []
    : [item('info', `${counted(names.length, 'more solution')} must be in ${environment} already.`, names)];
}

function hasCommands(name: string, { commands }: ImportPlan): boolean {
  return commands.some((command) => command.kind === 'import' && command.solution === name);
}

/** What something of the plan needs is named above. */
function notPlannedItems({ notPlanned, prerequisites }: ImportPlan): OutlineItem[] {
  const named = prerequisites.filter(({ reason }) => reason === 'notPlanned').map(({ name }) => name);
  const names = notPlanned.filter((name) => !named.includes(name));
  return names.length === 0 ? [] : [item('info', `Not in this plan: ${listedFirst(names, 10)}.`)];
}

function connectorItems({ connectorPasses, environment }: ImportPlan): OutlineItem[] {
  return connectorPasses.map(({ displayName, solution, holdsItsReferences, references }) => {
    const names = listed(references);
    return item(
      'info',
      `${displayName} is new to ${environment}, and a connection for it must be there before ${names} can be mapped.`,
      [
        holdsItsReferences
          ? `${solution} holds both: import it in two passes, the connector alone first. Commands has all steps in their order.`
          : `${solution} brings it and is imported before. Commands has all steps in their order.`,
      ],
    );
  });
}

function flowItems({ flows }: ImportPlan): OutlineItem[] {
  const shown = (flow: FlowPlan): OutlineItem => {
    const { verdict, onInSource, solution } = flow;
    const name = `${flow.flow} (${solution})`;
    // That a reference keeps its connection is why a flow comes up on.
    const details = flow.reasons
      .filter(({ kind }) => verdict === 'on' || kind !== 'keepsConnection')
      .map(flowReasonText);
    switch (verdict) {
      case 'off':
        return item(onInSource ? 'warning' : 'info', `${name} stays off.`, details);
      case 'unknown':
        return item('info', `${name}: on or off, the source does not tell.`, details);
      case 'on':
        return item('ok', `${name} comes up on.`, details);
    }
  };
  const of = (verdict: FlowPlan['verdict']): FlowPlan[] => flows.filter((flow) => flow.verdict === verdict);
  const plain = of('on').filter(({ reasons }) => reasons.length === 0);
  return [
    ...[...of('off'), ...of('unknown'), ...of('on').filter(({ reasons }) => reasons.length > 0)].map(shown),
    ...(plain.length === 0
      ? []
      : [
          item('ok', `${counted(plain.length, 'flow')} ${plain.length === 1 ? 'comes' : 'come'} up on.`, [
            plain.map(({ flow }) => flow).join(', '),
          ]),
        ]),
  ];
}

function connectionItems({ connections, activator, environment }: ImportPlan): OutlineItem[] {
  if (connections.length === 0) {
    return [];
  }
  const must = 'must own every connection of a flow or be allowed to use it.';
  const sharing =
    activator?.kind === 'servicePrincipal'
      ? 'The owner of a connection shares it with the service principal, as “Can use”.'
      : 'A connection with OAuth can be shared with a service principal only, as “Can use”: a user must own it.';
  return [
    item(
      'info',
      activator === null
        ? `Whoever switches the flows on ${must}`
        : `${activator.name} switches the flows on, and ${must}`,
      [
        sharing,
        'Once its owner has switched a flow on, co-owners can switch it off and on. A flow that uses new references needs the owner again.',
      ],
    ),
    ...connections.map((need) => connectionItem(need, environment)),
  ];
}

function connectionItem(need: ConnectionNeed, environment: string): OutlineItem {
  const { status, connectionId, connectorName, references, flows } = need;
  const what = `${references.join(', ')} (${connectorName})`;
  const details = [`For ${flows.join(', ')}`];
  switch (status) {
    case 'mapped':
      return item('step', `${what}: connection ${connectionId}`, details);
    case 'token':
      return item('info', `${what}: the pipeline sets it, ${connectionId}.`, details);
    case 'unmapped':
      return item('warning', `${what}: no connection`, details);
    case 'kept':
      return item('info', `${what}: the connection of the earlier import, if it had one`, details);
    case 'external':
    case 'outside':
      return item('info', `${what}: the connection that it has in ${environment}`, details);
  }
}

function canvasItems({ canvasSteps }: ImportPlan): OutlineItem[] {
  return canvasSteps.map(({ kind, app, solution, connectorName, reference, makesUnmanagedLayer }) =>
    item(
      'step',
      kind === 'sharedConnection'
        ? `${app} (${solution}): remove its connection to ${connectorName}, which is implicitly shared, and add it again with a connection reference.`
        : `${app} (${solution}): after the import, remove ${reference ?? ''} and add it again, since canvas apps do not recognise references on custom connectors.`,
      makesUnmanagedLayer ? ['In a managed solution that makes an unmanaged layer.'] : [],
    ),
  );
}

function variableItems({ variables }: ImportPlan): OutlineItem[] {
  const filled = variables.filter(({ status }) => status === 'set' || status === 'default');
  return [
    ...variables.flatMap(({ variable, status, required }): OutlineItem[] => {
      switch (status) {
        case 'none':
          return [
            required
              ? item('warning', `${variable} has no value: it is required and has no default.`)
              : item('info', `${variable} has no value and no default.`),
          ];
        case 'kept':
          return [item('info', `${variable} keeps the value of the earlier import, if it had one.`)];
        case 'empty':
          return [item('error', `${variable} has an empty value.`)];
        case 'token':
          return [item('info', `The pipeline sets ${variable}.`)];
        case 'source':
          return [item('info', `${variable} comes with the value that the source holds.`)];
        case 'set':
        case 'default':
          return [];
      }
    }),
    ...(filled.length === 0
      ? []
      : [
          item(
            'ok',
            `${counted(filled.length, 'variable')} ${filled.length === 1 ? 'has' : 'have'} a value or a default.`,
            [filled.map(({ variable }) => variable).join(', ')],
          ),
        ]),
  ];
}

function removedItems({ removedReferences, importMode }: ImportPlan): OutlineItem[] {
  const items = removedReferences.map(({ reference, outcome, usedBy, files }): OutlineItem => {
    switch (outcome) {
      case 'blocked':
        return item('error', `${reference} cannot be deleted: ${usersText(usedBy)}.`);
      case 'deleted':
        return item(
          'info',
          `${reference} is deleted, if an earlier version brought it: no solution defines it any more.`,
          [`Remove its entry from ${listed(files)}.`],
        );
      case 'staysBehind':
        return item(
          'info',
          `${reference} stays, if an earlier version brought it: no solution defines it any more.`,
          usedBy.length === 0 ? [`Remove its entry from ${listed(files)}.`] : [`${usersText(usedBy)}.`],
        );
    }
  });
  const rest =
    'What else the upgrade deletes cannot be known from the source: only what a settings file still names shows here.';
  return importMode === 'upgrade' ? [...items, item('info', rest)] : items;
}

/** What cannot be switched on as it is, whatever is done in the environment, has no box to tick. */
function activationItem({ flow, solution, calls }: ActivationStep, { flows }: ImportPlan): OutlineItem {
  const text = `${flow} (${solution})${calls.length === 0 ? '' : `, after ${listed(calls)}`}`;
  const planned = flows.find((each) => each.flow === flow && each.solution === solution);
  return planned && isBroken(planned, flows)
    ? item('info', `${text}: it cannot be switched on until what Flows says of it is repaired.`)
    : item('step', text);
}

/** Whether a flow or one that it calls is kept off by its source: not by a missing connection, or for being off there. */
function isBroken({ reasons }: FlowPlan, flows: readonly FlowPlan[], above: readonly string[] = []): boolean {
  return reasons.some((reason) => {
    switch (reason.kind) {
      case 'unreadable':
      case 'raw':
      case 'undeclaredKey':
      case 'connectorMismatch':
      case 'missingConnector':
      case 'undefinedReference':
      case 'missingChild':
        return !('dependency' in reason && reason.dependency === 'notRead');
      case 'childOff':
        return (
          !above.includes(reason.flow) &&
          flows.some(
            ({ flow, ...each }) => flow === reason.flow && isBroken({ flow, ...each }, flows, [...above, flow]),
          )
        );
      case 'childUnknown':
      case 'keepsConnection':
      case 'offInSource':
      case 'outside':
      case 'runOnlyUser':
      case 'stateUnknown':
      case 'unmapped':
        return false;
    }
  });
}

function commandItems({ commands, environment }: ImportPlan, folder: string): OutlineItem[] {
  if (commands.length === 0) {
    return [];
  }
  return [
    item('info', `Run these in ${folder}: their paths are below it.`, [
      'They write to bin and obj, where nothing is read as a source. Make bin where it is not there.',
    ]),
    ...commands.map((command): OutlineItem => ({
      ...item('step', commandText(command, environment), command.kind === 'render' ? variableWords(command) : []),
      code: codeOf(command),
    })),
  ];
}

function commandText(command: PlanCommand, environment: string): string {
  switch (command.kind) {
    case 'pack':
      return `Pack ${command.solution}.`;
    case 'import':
      return `Import ${command.solution}.`;
    case 'zip':
      return `Zip the content of ${command.from} into ${command.to}.`;
    case 'render':
      return command.from.length > 1
        ? `Lay ${listed(command.from)} over one another.`
        : `Replace the tokens of ${listed(command.from)}.`;
    case 'importConnector':
      return `Import ${command.connector} in a solution of its own, without the references to it: ${command.solution} holds both.`;
    case 'createConnection':
      return `Create a connection for ${command.connector} in ${environment}.`;
    case 'mapConnection':
      return `Write its ConnectionId, and the ConnectorId that ${command.connector} has in ${environment}, into the settings for ${listed(command.references)}.`;
  }
}

function variableWords({ variables }: Extract<PlanCommand, { kind: 'render' }>): string[] {
  return variables.length === 0
    ? []
    : [
        `The pipeline has the values of ${listed(variables)}: they are taken from the environment of the process, or from --variables FILE.`,
      ];
}

function codeOf(command: PlanCommand): string {
  return 'line' in command ? command.line : '';
}

function item(status: OutlineItem['status'], text: string, details: readonly string[] = []): OutlineItem {
  return { status, text, details, code: '' };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
