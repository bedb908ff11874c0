import type { JSONPath } from 'jsonc-parser';
import { connectionKeyPaths, keysInExpression } from '../locate/connectionKeys';
import { guidKey } from '../model/names';
import { visitJsonStrings, matchesPath, type JsonString } from './jsonStrings';
import type { Mention } from './mention';

const entry = ['properties', 'connectionReferences', '*'] as const;
const keyForm = [...entry];
const referenceForm = [...entry, 'connection', 'connectionReferenceLogicalName'];
const connectorForm = [...entry, 'api', 'logicalName'];
const variableForm = ['properties', 'definition', 'parameters', '*', 'metadata', 'schemaName'];

const keyPaths = new Set(connectionKeyPaths.map((path) => path.join('/')));

/**
 * Returns the mentions in the JSON of a flow (docs/formats.md#flow-json): connection references, keys of connection
 * entries, child flows, custom connectors and environment variables.
 */
export function flowMentions(text: string): Mention[] {
  const mentions: Mention[] = [];
  visitJsonStrings(text, (found) => {
    if (found.value === '') {
      return;
    }
    if (found.part === 'key') {
      if (found.depth === keyForm.length && matchesPath(found.path(), keyForm)) {
        mentions.push({ kind: 'connectionKey', name: found.value, span: found.span(), role: 'definition' });
      }
      return;
    }
    if (found.value.includes('$connections')) {
      mentions.push(
        ...keysInExpression(found.value).map(({ key, start, end }): Mention => ({
          kind: 'connectionKey',
          name: key,
          span: found.span(start, end),
          role: 'use',
        })),
      );
      return;
    }
    const mention = mentionIn(found);
    if (mention !== undefined && !(mention === 'connectionKey' && found.value.startsWith('@'))) {
      const name = mention === 'flow' ? guidKey(found.value) : found.value;
      mentions.push({ kind: mention, name, span: found.span(), role: 'use' });
    }
  });
  return mentions;
}

function mentionIn({ member, path }: JsonString): Mention['kind'] | undefined {
  // Computing a path is slow, and a flow has thousands of strings. For nearly all of them, the last key before the
  // string shows that the string is not a mention, so no path is computed.
  switch (member) {
    case 'connectionReferenceLogicalName':
      return matchesPath(path(), referenceForm) ? 'reference' : undefined;
    case 'logicalName':
      return matchesPath(path(), connectorForm) ? 'connectorName' : undefined;
    case 'schemaName':
      return matchesPath(path(), variableForm) ? 'variable' : undefined;
    case 'uiFlowId':
      return operationPath(path()) === 'inputs/parameters/uiFlowId' ? 'flow' : undefined;
    case 'workflowReferenceName':
      return operationPath(path()) === 'inputs/host/workflowReferenceName' ? 'flow' : undefined;
    case 'connectionName':
    case 'name':
    case 'connectionReferenceName':
    case 'referenceName':
      return keyPaths.has(operationPath(path()) ?? '') ? 'connectionKey' : undefined;
    default:
      return undefined;
  }
}

/**
 * Returns the part of a JSON path below the innermost trigger or action, such as `inputs/host/connectionName`;
 * undefined for a path outside of triggers and actions. Actions can be nested in scopes, conditions and switches
 * (docs/formats.md#triggers-and-actions).
 */
function operationPath(path: JSONPath): string | undefined {
  const [properties, definition, operations] = path;
  if (
    properties !== 'properties' ||
    definition !== 'definition' ||
    (operations !== 'actions' && operations !== 'triggers')
  ) {
    return undefined;
  }
  let at = 4;
  for (;;) {
    if (path[at] === 'actions') {
      at += 2;
    } else if ((path[at] === 'else' || path[at] === 'default') && path[at + 1] === 'actions') {
      at += 3;
    } else if (path[at] === 'cases' && path[at + 2] === 'actions') {
      at += 4;
    } else {
      return path.slice(at).join('/');
    }
  }
}
