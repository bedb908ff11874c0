import { solutionName, type SolutionIdentity } from '../model/solutionIdentity';
import { connectionReferencesPointer } from '../model/flow';
import { jsonPointer } from '../model/place';

import { type AbsentComponent, absentComponent, importOwnerFirst, unreadNote } from '../dependencies/absentComponent';
import { referencePlace } from './referencePlace';
import type { FlowRule } from './rule';
import type { ConnectionEntry } from '../model/flow';
import type { ReferenceDefinition, FactIndex } from '../model/workspaceIndex';

export const missingConnector: FlowRule = {
  id: 'missing-connector',
  title: 'Flow uses a custom connector that is not there',
  defaultSeverity: 'error',
  scope: 'flow',
  description:
    'A flow, or a connection reference that no flow uses, is on a custom connector that no solution of the workspace holds. A warning for the reference. Information when MissingDependencies names the solution that does; nothing when .connref.json lists it in externals.',
  check: ({ flow, solution }, index, report) => {
    for (const entry of flow.entries) {
      const connector = customConnectorOf(entry, solution, index);
      if (
        connector === undefined ||
        connector.isHeld ||
        solution.manifest === undefined ||
        !solution.customizationsReadable ||
        connector.names.some((name) => index.isExternal(flow.file, name))
      ) {
        continue;
      }
      const absent = absentComponent(solution, 'customConnector', connector.names, false, index);
      const { definition } = connector;
      report({
        file: flow.file,
        place: { kind: 'json', pointer: jsonPointer(connectionReferencesPointer, entry.key), part: 'key' },
        severity: absent.severity,
        message: `“${flow.name}” uses the custom connector ${connector.shownName}, which no solution of the workspace holds. ${consequence(absent)}${unreadNote(absent)}`,
        related: definition
          ? [
              {
                file: definition.reference.file,
                place: { kind: 'xml', component: 'connectionReference', name: definition.reference.logicalName },
                message: `${definition.reference.logicalName} stands for the connector ${connector.shownName} in ${solutionName(definition.solution)}.`,
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
      const absent = absentComponent(solution, 'customConnector', names, false, index);
      const shownName = apiName === '' ? customConnectorId : apiName;
      report({
        file: reference.file,
        place: referencePlace(reference, 'connectorid'),
        // No flow stays off for it, and it is perhaps only left over.
        severity: absent.severity === 'error' ? 'warning' : absent.severity,
        message: `${logicalName} is on the custom connector ${shownName}, which no solution of the workspace holds, and no flow uses it. ${absent.dependency === 'listed' ? consequence(absent) : 'The import fails unless the target already has the connector: delete the reference if it is left over.'}${unreadNote(absent)}`,
        related: [],
        data: { reference: logicalName, connector: apiName, customConnector: shownName, dependency: absent.dependency },
      });
    }
  },
  fixes: ({ file, data }, index, { bindToWorkspaceConnectorFixes, bindToOtherFixes, addExternalFix }) => [
    ...(data.key === undefined
      ? []
      : [...bindToOtherFixes(file, data.key, index), ...bindToWorkspaceConnectorFixes(file, data.key, index)]),
    addExternalFix(file, data.customConnector ?? ''),
  ],
};

interface CustomConnectorUse {
  /** Whether a solution of the workspace has it. */
  readonly isHeld: boolean;
  readonly shownName: string;
  /** Everything by which `externals` and MissingDependencies may call it. */
  readonly names: readonly string[];
  readonly definition: ReferenceDefinition | undefined;
}

/** The custom connector that an entry uses, by the GUID of its reference, else by `api.logicalName` (formats.md §6). */
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
    isHeld: (id === undefined ? index.connectorsNamed(known) : index.connectorsWithId(id)).length > 0,
    shownName: logicalName ?? (entry.apiName === '' ? known : entry.apiName),
    names,
    definition: id === undefined ? undefined : definition,
  };
}

function consequence(absent: AbsentComponent): string {
  switch (absent.dependency) {
    case 'listed':
      return importOwnerFirst(absent);
    case 'active':
      return 'It was unmanaged in the environment that this was exported from: the import fails unless the target already has it. Add the connector in a solution of its own, or list it as external.';
    case 'unlisted':
      return 'The import fails unless the target already has it: add the connector in a solution of its own, or list it as external.';
  }
}
