import { type AbsentComponent, absentComponent } from '../dependencies/absentComponent';
import type { ConnectionEntry } from '../model/flow';
import { connectionReferencesPointer } from '../model/flow';
import { sameName } from '../model/names';
import { jsonPointer } from '../model/place';
import type { SolutionContent } from '../model/solution';
import { solutionName, type SolutionIdentity } from '../model/solutionIdentity';
import type { ReferenceDefinition, FactIndex } from '../model/workspaceIndex';
import { failsUnlessThere, importOwnerFirst, nextStepUnlessUnread, ownerLacksIt } from './absentComponentWords';
import { componentUses, consequence, userAtStart } from './componentUses';
import { defineMessages, type Message } from './messages';
import { referencePlace } from './referencePlace';
import type { FlowRule, Report, RuleText } from './rule';

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
    `${useProblem(use)} ${failsUnlessThere(noun)} ${nextStepUnlessUnread(unreadReason, noun, addConnector)}`,
  usedByBrokenUser: ({
    unreadReason,
    consequence,
    ...use
  }: UsedByComponent & Unread & { readonly consequence: string }) =>
    `${useProblem(use)} Unless the target environment already has the connector, ${consequence}. ${nextStepUnlessUnread(
      unreadReason,
      noun,
      addConnector,
    )}`,
  usedByReferenceOwnerListed: ({ owner, solution, ...use }: UsedByReference & Owner) =>
    `${referenceProblem(use)} ${importOwnerFirst(noun, owner, solution)}`,
  usedByReferenceOwnerLacksIt: ({ owner, solution, ...use }: UsedByReference & Owner) =>
    `${referenceProblem(use)} ${ownerLacksIt(noun, owner, solution)} ${addConnector}`,
  usedByReference: ({ unreadReason, ...use }: UsedByReference & Unread) =>
    `${referenceProblem(use)} ${failsUnlessThere(noun)} ${nextStepUnlessUnread(unreadReason, noun, addConnector)}`,
  usedByUnusedReference: ({ unreadReason, ...use }: UsedByReference & Unread) =>
    `${referenceProblem(use)} ${failsUnlessThere(noun)} ${nextStepUnlessUnread(
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
  check: ({ flow, solution }, index, report) => {
    for (const entry of flow.entries) {
      const connector = customConnectorOf(entry, solution, index);
      if (
        connector === undefined ||
        connector.isInWorkspace ||
        solution.manifest === undefined ||
        !solution.customizationsReadable ||
        connector.names.some((name) => index.isExternal(flow.file, name))
      ) {
        continue;
      }
      const absent = absentComponent(solution, 'customConnector', connector.names, false, index);
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
  checkSolution: ({ solution }, index, report) => {
    checkApps(solution, index, report);
    for (const reference of solution.connectionReferences) {
      const { customConnectorId, apiName, logicalName } = reference;
      if (
        customConnectorId === undefined ||
        isReportedAtUser(logicalName, solution, index) ||
        index.connectorsWithId(customConnectorId).length > 0 ||
        solution.manifest === undefined
      ) {
        continue;
      }
      const names = [customConnectorId, apiName].filter((name) => name !== '');
      if (names.some((name) => index.isExternal(reference.file, name))) {
        continue;
      }
      const absent = absentComponent(solution, 'customConnector', names, false, index);
      const { severity } = absent;
      const shownName = apiName === '' ? customConnectorId : apiName;
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

/** Reports the custom connectors that apps mention in their connections and dependencies. */
function checkApps(solution: SolutionContent, index: FactIndex, report: Report): void {
  for (const { user, name, file, place, ifMissing } of componentUses(solution, 'customConnector')) {
    const { isInWorkspace, names } = connectorOfApp(name, user.id, solution, index);
    if (
      isInWorkspace ||
      solution.manifest === undefined ||
      !solution.customizationsReadable ||
      names.some((each) => index.isExternal(file, each))
    ) {
      continue;
    }
    const absent = absentComponent(solution, 'customConnector', names, false, index);
    report({
      file,
      place,
      severity: absent.severity,
      message: messageForUse(
        { user: userAtStart(user), connector: name },
        absent,
        solution,
        ifMissing === 'importFails' ? undefined : consequence({ user, ifMissing }),
      ),
      related: [],
      data: { user: user.id, connector: name, customConnector: name, dependency: absent.dependency },
    });
  }
}

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
    case 'unlisted':
      return isUsed
        ? messages.usedByReference({ ...use, unreadReason })
        : messages.usedByUnusedReference({ ...use, unreadReason });
  }
}

/**
 * A custom connector that an app mentions. It is found by the GUID in the connection reference of the app's connection,
 * otherwise by its name, or by its GUID if the app's dependencies have only that.
 */
function connectorOfApp(
  name: string,
  app: string,
  solution: SolutionContent,
  index: FactIndex,
): Pick<CustomConnectorUse, 'isInWorkspace' | 'names'> {
  const connections = solution.canvasApps
    .filter((each) => each.name === app)
    .flatMap(({ customConnectors }) => customConnectors.filter((each) => sameName(each.name, name)));
  const ids = connections.flatMap(({ reference }) => {
    const definitions = reference === undefined ? [] : index.definitionsOf(reference);
    const definition = definitions.find((each) => each.solution.root === solution.root) ?? definitions[0];
    return definition?.reference.customConnectorId ?? [];
  });
  const [id] = ids;
  const found =
    id === undefined ? [...index.connectorsNamed(name), ...index.connectorsWithId(name)] : index.connectorsWithId(id);
  const apiNames = connections.map(({ apiName }) => apiName).filter((apiName) => apiName !== '');
  return { isInWorkspace: found.length > 0, names: [name, ...ids, ...apiNames] };
}

/**
 * Whether the missing connector of a connection reference is reported where the reference is used: by a flow, or by an
 * app that mentions the connector, too.
 */
function isReportedAtUser(logicalName: string, { canvasApps }: SolutionContent, index: FactIndex): boolean {
  return (
    index.isUsedByFlow(logicalName) ||
    canvasApps.some(({ customConnectors }) =>
      customConnectors.some(({ reference }) => reference !== undefined && sameName(reference, logicalName)),
    )
  );
}

/**
 * The custom connector that a connection entry uses. `definition` is the connection reference that refers to the
 * connector by GUID, if there is one.
 */
interface CustomConnectorUse {
  readonly isInWorkspace: boolean;
  readonly shownName: string;
  /** All names of the connector that `externals` of .connref.json or MissingDependencies of the solution may list. */
  readonly names: readonly string[];
  readonly definition: ReferenceDefinition | undefined;
}

/**
 * The custom connector that a flow's connection entry uses. It is found by the GUID in the connection reference of the
 * entry, otherwise by `api.logicalName` of the entry. Undefined if both are missing, as for a standard connector
 * (docs/formats.md#custom-connectors).
 */
function customConnectorOf(
  entry: ConnectionEntry,
  solution: SolutionIdentity,
  index: FactIndex,
): CustomConnectorUse | undefined {
  const definitions = entry.reference === undefined ? [] : index.definitionsOf(entry.reference);
  const definition = definitions.find((candidate) => candidate.solution.root === solution.root) ?? definitions[0];
  const id = definition?.reference.customConnectorId;
  const logicalName = entry.apiLogicalName;
  const known = logicalName ?? id;
  if (known === undefined) {
    return undefined;
  }
  const names = [logicalName ?? '', id ?? '', entry.apiName].filter((name) => name !== '');
  return {
    isInWorkspace: (id === undefined ? index.connectorsNamed(known) : index.connectorsWithId(id)).length > 0,
    shownName: logicalName ?? (entry.apiName === '' ? known : entry.apiName),
    names,
    definition: id === undefined ? undefined : definition,
  };
}
