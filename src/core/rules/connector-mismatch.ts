import { bindToOtherFixes } from '../edits/bindFixes';
import type { ConnectionEntry } from '../model/flow';
import { isCustomApiName, sameName } from '../model/names';
import { jsonPointer } from '../model/place';
import type { ConnectionReference } from '../model/solution';
import { connectionReferencesPointer } from '../readers/components/flowDefinition';
import { solutionName } from './absentComponent';
import type { FlowRule } from './rule';
import type { FactIndex } from './workspaceIndex';

export const connectorMismatch: FlowRule = {
  id: 'connector-mismatch',
  title: 'Flow and connection reference name different connectors',
  defaultSeverity: 'error',
  scope: 'flow',
  description:
    'A flow binds an entry to a connection reference of another connector. Not reported where a custom connector’s GUID links both.',
  check: ({ flow, solution }, index, report) => {
    for (const entry of flow.entries) {
      if (entry.reference === undefined || entry.apiName === '') {
        continue;
      }
      const definitions = index.definitionsOf(entry.reference);
      const own = definitions.filter((definition) => definition.solution.root === solution.root);
      const candidates = own.length > 0 ? own : definitions;
      const [first] = candidates;
      if (first === undefined || candidates.some(({ reference }) => !differs(entry, reference, index))) {
        continue;
      }
      report({
        file: flow.file,
        place: {
          kind: 'json',
          pointer: jsonPointer(connectionReferencesPointer, entry.key, 'connection', 'connectionReferenceLogicalName'),
          part: 'value',
        },
        message:
          `“${flow.name}” uses ${entry.apiName} here, but ${entry.reference} is a connection reference of ${first.reference.apiName}. ` +
          'The flow cannot be switched on after the import: bind the entry to a reference of its own connector.',
        related: [
          {
            file: first.reference.file,
            place: {
              kind: 'xml',
              component: 'connectionReference',
              name: first.reference.logicalName,
              child: 'connectorid',
            },
            message: `${first.reference.logicalName} is defined in ${solutionName(first.solution)} for ${first.reference.apiName}.`,
          },
        ],
        data: {
          key: entry.key,
          reference: entry.reference,
          connector: entry.apiName,
          referenceConnector: first.reference.apiName,
        },
      });
    }
  },
  fixes: (finding, index) => bindToOtherFixes(finding.file, finding.data['key'] ?? '', index),
};

/**
 * Standard connectors differ when their API names do. The API name of a custom connector carries the hash of an
 * environment, and entries keep the old one when it moves: only its GUID tells (formats.md §6, §12.3).
 */
function differs(entry: ConnectionEntry, reference: ConnectionReference, index: FactIndex): boolean {
  if (reference.apiName === '' || sameName(entry.apiName, reference.apiName)) {
    return false;
  }
  const entryIsCustom = entry.apiLogicalName !== undefined || isCustomApiName(entry.apiName);
  const referenceIsCustom = reference.customConnectorId !== undefined || isCustomApiName(reference.apiName);
  if (!entryIsCustom || !referenceIsCustom) {
    return entryIsCustom !== referenceIsCustom || !entryIsCustom;
  }
  if (entry.apiLogicalName === undefined || reference.customConnectorId === undefined) {
    return false;
  }
  const connectors = index.connectorsNamed(entry.apiLogicalName);
  return connectors.length > 0 && connectors.every(({ connector }) => connector.id !== reference.customConnectorId);
}
