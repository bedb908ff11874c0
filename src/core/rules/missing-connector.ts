import type { AbsentComponent } from '../dependencies/absentComponent';
import { connectionReferencesPointer } from '../model/flow';
import { sameName } from '../model/names';
import { jsonPointer } from '../model/place';
import type { ConnectionReference, SolutionContent } from '../model/solution';
import { solutionName, type SolutionIdentity } from '../model/solutionIdentity';
import type { FactIndex } from '../model/workspaceIndex';
import { absentConnector, customConnectorOfReference } from '../plan/faults/usedComponents';
import {
  failsUnlessThere,
  importOwnerFirst,
  nextStepUnlessUnread,
  ownerLacksIt,
  resultUnlessUnread,
} from './absentComponentWords';
import { defineMessages, type Message } from './messages';
import { referencePlace } from './referencePlace';
import type { FlowRule, RuleText } from './rule';
import { consequence, userAtStart } from './userWords';

interface UsedByComponent {
  /** The user at the beginning of a sentence: {@link userAtStart}. */
  readonly user: string;
  readonly connector: string;
}

interface UsedByReference {
  readonly reference: string;
  readonly connector: string;
}

interface Owner {
  readonly owner: string;
  readonly solution: string;
}

interface Unread {
  readonly unreadReason: AbsentComponent['unreadReason'];
}

const useProblem = ({ user, connector }: UsedByComponent): string =>
  `${user} uses the custom connector ${connector}, which no solution in the workspace contains.`;

const referenceProblem = ({ reference, connector }: UsedByReference): string =>
  `${reference} is a connection reference on the custom connector ${connector}, which no solution in the workspace contains.`;

const noun = 'the connector';

const addConnector =
  'Add the connector to the workspace in a separate solution, or list the connector in `externals` of .connref.json.';

const messages = defineMessages({
  usedOwnerListed: ({ owner, solution, ...use }: UsedByComponent & Owner) =>
    `${useProblem(use)} ${importOwnerFirst(noun, owner, solution)}`,
  usedOwnerLacksIt: ({ owner, solution, ...use }: UsedByComponent & Owner) =>
    `${useProblem(use)} ${ownerLacksIt(noun, owner, solution)} ${addConnector}`,
  used: ({ unreadReason, ...use }: UsedByComponent & Unread) =>
    `${useProblem(use)} ${failsUnlessThere(noun, unreadReason)} ${nextStepUnlessUnread(unreadReason, noun, addConnector)}`,
  usedByBrokenUser: ({
    unreadReason,
    consequence,
    ...use
  }: UsedByComponent & Unread & { readonly consequence: string }) =>
    `${useProblem(use)} ${resultUnlessUnread(
      unreadReason,
      consequence,
      `Unless the target environment already has the connector, ${consequence}.`,
    )} ${nextStepUnlessUnread(unreadReason, noun, addConnector)}`,
  usedByReferenceOwnerListed: ({ owner, solution, ...use }: UsedByReference & Owner) =>
    `${referenceProblem(use)} ${importOwnerFirst(noun, owner, solution)}`,
  usedByReferenceOwnerLacksIt: ({ owner, solution, ...use }: UsedByReference & Owner) =>
    `${referenceProblem(use)} ${ownerLacksIt(noun, owner, solution)} ${addConnector}`,
  usedByReference: ({ unreadReason, ...use }: UsedByReference & Unread) =>
    `${referenceProblem(use)} ${failsUnlessThere(noun, unreadReason)} ${nextStepUnlessUnread(unreadReason, noun, addConnector)}`,
  usedByUnusedReference: ({ unreadReason, ...use }: UsedByReference & Unread) =>
    `${referenceProblem(use)} ${failsUnlessThere(noun, unreadReason)} ${nextStepUnlessUnread(
      unreadReason,
      noun,
      `No flow, app or agent uses ${use.reference}: delete this connection reference if you do not need it.`,
    )}`,
  definition: ({ reference, connector, solution }: UsedByReference & Pick<Owner, 'solution'>) =>
    `Connection reference ${reference} of ${solution} is on the custom connector ${connector}.`,
});

export const missingConnectorText: RuleText = {
  title: 'Flow or app uses a custom connector that is not in the workspace',
  description:
    'A flow or app uses a custom connector that no solution in the workspace contains, or a connection reference is on such a connector. A warning if nothing uses that connection reference. Information if MissingDependencies says which solution contains the connector. Not reported if .connref.json lists the connector in externals.',
};

export const missingConnector = {
  id: 'missing-connector',
  defaultSeverity: 'error',
  scope: 'flow',
  messages,
  check: ({ flow, solution, faults }, _index, report) => {
    for (const { entry, connector, use: absence } of faults.filter((fault) => fault.kind === 'missingConnector')) {
      const { absent, isOwnRead } = absence;
      if (!isOwnRead) {
        continue;
      }
      const { definition } = connector;
      const use = { user: userAtStart({ kind: 'flow', name: flow.name }), connector: connector.shownName };
      report({
        file: flow.file,
        place: { kind: 'json', pointer: jsonPointer(connectionReferencesPointer, entry.key), part: 'key' },
        severity: absent.severity,
        message: messageForUse(use, absent, solution),
        related: definition
          ? [
              {
                file: definition.reference.file,
                place: referencePlace(definition.reference),
                message: messages.definition({
                  reference: definition.reference.logicalName,
                  connector: connector.shownName,
                  solution: solutionName(definition.solution),
                }),
              },
            ]
          : [],
        data: {
          key: entry.key,
          connector: entry.apiName,
          customConnector: connector.shownName,
          dependency: absent.dependency,
          ...(entry.reference !== undefined && { reference: entry.reference }),
        },
      });
    }
  },
  checkSolution: ({ solution, faults }, index, report) => {
    for (const { used, use: absence } of faults.filter((fault) => fault.kind === 'missingConnector')) {
      const { user, name, file, place, importCheck } = used;
      const { absent, isOwnRead } = absence;
      if (isOwnRead) {
        report({
          file,
          place,
          severity: absent.severity,
          message: messageForUse(
            { user: userAtStart(user), connector: name },
            absent,
            solution,
            importCheck === 'known' ? undefined : consequence({ user, importCheck }),
          ),
          related: [],
          data: { user: user.id, connector: name, customConnector: name, dependency: absent.dependency },
        });
      }
    }
    for (const reference of solution.connectionReferences) {
      const { apiName, logicalName } = reference;
      const connector = customConnectorOfReference(reference, index);
      const absence = connector && absentConnector(connector, solution, index);
      if (!connector || !absence?.isOwnRead || isReportedAtUser(reference, solution, index)) {
        continue;
      }
      const { absent } = absence;
      const { shownName } = connector;
      const { severity } = absent;
      const use = { reference: logicalName, connector: shownName };
      const isUsed = index.usersOf('connectionReference', logicalName).size > 0;
      report({
        file: reference.file,
        place: referencePlace(reference, 'connectorid'),
        // A warning and not an error if nothing uses the connection reference: perhaps nobody needs it.
        severity: severity === 'error' && !isUsed ? 'warning' : severity,
        message: messageForReference(use, absent, solution, isUsed),
        related: [],
        data: {
          reference: logicalName,
          connector: apiName,
          customConnector: shownName,
          dependency: absent.dependency,
        },
      });
    }
  },
  fixes: ({ file, data }, index, { bindToWorkspaceConnectorFixes, bindToOtherFixes, addExternalFix }) => [
    ...(data.key === undefined
      ? []
      : [...bindToOtherFixes(file, data.key, index), ...bindToWorkspaceConnectorFixes(file, data.key, index)]),
    addExternalFix(file, data.customConnector ?? ''),
  ],
} satisfies FlowRule;

/** @param consequence What happens to a user that breaks without the connector. Undefined: the import fails. */
function messageForUse(
  use: UsedByComponent,
  { dependency, owner = '', unreadReason }: AbsentComponent,
  user: SolutionIdentity,
  consequence?: string,
): Message {
  const solution = solutionName(user);
  switch (dependency) {
    case 'listed':
      return messages.usedOwnerListed({ ...use, owner, solution });
    case 'gone':
      return messages.usedOwnerLacksIt({ ...use, owner, solution });
    case 'active':
    case 'product':
    case 'unlisted':
      return consequence === undefined
        ? messages.used({ ...use, unreadReason })
        : messages.usedByBrokenUser({ ...use, unreadReason, consequence });
  }
}

function messageForReference(
  use: UsedByReference,
  { dependency, owner = '', unreadReason }: AbsentComponent,
  definedIn: SolutionIdentity,
  isUsed: boolean,
): Message {
  const solution = solutionName(definedIn);
  switch (dependency) {
    case 'listed':
      return messages.usedByReferenceOwnerListed({ ...use, owner, solution });
    case 'gone':
      return messages.usedByReferenceOwnerLacksIt({ ...use, owner, solution });
    case 'active':
    case 'product':
    case 'unlisted':
      return isUsed
        ? messages.usedByReference({ ...use, unreadReason })
        : messages.usedByUnusedReference({ ...use, unreadReason });
  }
}

/**
 * Whether the missing connector of a connection reference is reported where the solution uses the reference: by a flow, or
 * by an app that mentions the connector, too. Of several definitions of one name, flows and apps use the first.
 */
function isReportedAtUser(
  reference: ConnectionReference,
  { root, canvasApps }: SolutionContent,
  index: FactIndex,
): boolean {
  const { logicalName, customConnectorId } = reference;
  const first = index.definitionsOf(logicalName).find(({ solution }) => solution.root === root);
  if (first?.reference.customConnectorId !== customConnectorId) {
    return false;
  }
  return (
    index.isUsedByFlow(logicalName, root) ||
    canvasApps.some(({ customConnectors }) =>
      customConnectors.some((each) => each.reference !== undefined && sameName(each.reference, logicalName)),
    )
  );
}
