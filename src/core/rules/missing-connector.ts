import { type AbsentComponent, absentComponent } from '../dependencies/absentComponent';
import type { ConnectionEntry } from '../model/flow';
import { connectionReferencesPointer } from '../model/flow';
import { jsonPointer } from '../model/place';
import { solutionName, type SolutionIdentity } from '../model/solutionIdentity';
import type { ReferenceDefinition, FactIndex } from '../model/workspaceIndex';
import { importOwnerFirst, nextStepUnlessUnread } from './absentComponentWords';
import { defineMessages } from './messages';
import { referencePlace } from './referencePlace';
import type { FlowRule } from './rule';

interface UsedByFlow {
  readonly flow: string;
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

const flowProblem = ({ flow, connector }: UsedByFlow): string =>
  `“${flow}” uses the custom connector ${connector}, which no solution in the workspace contains.`;

const referenceProblem = ({ reference, connector }: UsedByReference): string =>
  `${reference} is a connection reference on the custom connector ${connector}, which no solution in the workspace contains.`;

const messages = defineMessages({
  usedByFlowOwnerListed: ({ owner, solution, ...use }: UsedByFlow & Owner) =>
    `${flowProblem(use)} ${importOwnerFirst('the connector', owner, solution)}`,
  usedByFlow: ({ unreadReason, ...use }: UsedByFlow & Unread) =>
    `${flowProblem(use)} The import fails unless the target environment already has the connector. ${nextStepUnlessUnread(
      unreadReason,
      'the connector',
      'Add the connector to the workspace in a separate solution, or list the connector in `externals` of .connref.json.',
    )}`,
  usedByReferenceOwnerListed: ({ owner, solution, ...use }: UsedByReference & Owner) =>
    `${referenceProblem(use)} ${importOwnerFirst('the connector', owner, solution)}`,
  usedByReference: ({ unreadReason, ...use }: UsedByReference & Unread) =>
    `${referenceProblem(use)} The import fails unless the target environment already has the connector. ${nextStepUnlessUnread(
      unreadReason,
      'the connector',
      `No flow uses ${use.reference}: delete this connection reference if you do not need it.`,
    )}`,
  definition: ({ reference, connector, solution }: UsedByReference & Pick<Owner, 'solution'>) =>
    `Connection reference ${reference} of ${solution} is on the custom connector ${connector}.`,
});

export const missingConnector = {
  id: 'missing-connector',
  title: 'Flow uses a custom connector that is not in the workspace',
  defaultSeverity: 'error',
  scope: 'flow',
  description:
    'A flow uses a custom connector that no solution in the workspace contains. A warning if only a connection reference that no flow uses is on the connector. Information if MissingDependencies says which solution contains the connector. Not reported if .connref.json lists the connector in externals.',
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
      const {
        dependency,
        owner = '',
        unreadReason,
        severity,
      } = absentComponent(solution, 'customConnector', connector.names, false, index);
      const { definition } = connector;
      const use = { flow: flow.name, connector: connector.shownName };
      report({
        file: flow.file,
        place: { kind: 'json', pointer: jsonPointer(connectionReferencesPointer, entry.key), part: 'key' },
        severity,
        message:
          dependency === 'listed'
            ? messages.usedByFlowOwnerListed({ ...use, owner, solution: solutionName(solution) })
            : messages.usedByFlow({ ...use, unreadReason }),
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
          dependency,
          ...(entry.reference !== undefined && { reference: entry.reference }),
        },
      });
    }
  },
  checkSolution: ({ solution }, index, report) => {
    for (const reference of solution.connectionReferences) {
      const { customConnectorId, apiName, logicalName } = reference;
      if (
        customConnectorId === undefined ||
        index.isUsedByFlow(logicalName) ||
        index.connectorsWithId(customConnectorId).length > 0 ||
        solution.manifest === undefined
      ) {
        continue;
      }
      const names = [customConnectorId, apiName].filter((name) => name !== '');
      if (names.some((name) => index.isExternal(reference.file, name))) {
        continue;
      }
      const {
        dependency,
        owner = '',
        unreadReason,
        severity,
      } = absentComponent(solution, 'customConnector', names, false, index);
      const shownName = apiName === '' ? customConnectorId : apiName;
      const use = { reference: logicalName, connector: shownName };
      report({
        file: reference.file,
        place: referencePlace(reference, 'connectorid'),
        // A warning and not an error: no flow uses the connection reference, so no flow stays turned off, and perhaps
        // nobody needs the reference.
        severity: severity === 'error' ? 'warning' : severity,
        message:
          dependency === 'listed'
            ? messages.usedByReferenceOwnerListed({ ...use, owner, solution: solutionName(solution) })
            : messages.usedByReference({ ...use, unreadReason }),
        related: [],
        data: { reference: logicalName, connector: apiName, customConnector: shownName, dependency },
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
