import { expressionUses, literalText } from '../expressions/expressionUses';
import { isConnectionPath } from '../locate/connectionKeys';
import { isMember } from '../locate/memberNames';
import { pathInOperation } from '../locate/operationPaths';
import type { Span } from '../locate/span';
import { guidKey, nameKey } from '../model/names';
import { visitJsonStrings, matchesPath, type JsonString } from './jsonStrings';
import type { Mention } from './mention';

const entry = ['properties', 'connectionReferences', '*'] as const;
const keyForm = [...entry];
const referenceForm = [...entry, 'connection', 'connectionReferenceLogicalName'];
const connectorForm = [...entry, 'api', 'logicalName'];
const variableForm = ['properties', 'definition', 'parameters', '*', 'metadata', 'schemaName'];

/**
 * Returns the mentions in the JSON of a flow (docs/formats.md#flow-json): connection references, keys of connection
 * entries, child flows, custom connectors and environment variables.
 */
export function flowMentions(text: string): Mention[] {
  const mentions: Mention[] = [];
  const parameters: { readonly name: string; readonly span: Span }[] = [];
  /** For each parameter of the flow, the schema name of the environment variable that it gets its value from. */
  const schemaNames = new Map<string, string>();
  visitJsonStrings(text, (found) => {
    const { value, part } = found;
    const uses = expressionUses(value);
    for (const { name, start, end } of uses.keys) {
      mentions.push({ kind: 'connectionKey', name, span: found.span(start, end), role: 'use' });
    }
    for (const { name, start, end } of uses.parameters) {
      parameters.push({ name, span: found.span(start, end) });
    }
    if (value === '') {
      return;
    }
    if (part === 'key') {
      if (found.depth === keyForm.length && matchesPath(found.path(), keyForm)) {
        mentions.push({ kind: 'connectionKey', name: value, span: found.span(), role: 'definition' });
      }
      return;
    }
    const kind = mentionIn(found);
    const name = kind === undefined ? undefined : literalText(value);
    if (kind !== undefined && name !== undefined) {
      mentions.push({ kind, name: kind === 'flow' ? guidKey(name) : name, span: found.span(), role: 'use' });
    }
    if (kind === 'variable') {
      schemaNames.set(nameKey(String(found.path()[3])), value);
    }
  });
  for (const { name, span } of parameters) {
    const schemaName = schemaNames.get(nameKey(name));
    if (schemaName !== undefined) {
      mentions.push({ kind: 'variable', name: schemaName, span, role: 'use' });
    }
  }
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
    default:
      return operationMention(member, path);
  }
}

/** The kind of the name in a member of a trigger or action. The names of its members are compared without case. */
function operationMention(member: string, path: JsonString['path']): Mention['kind'] | undefined {
  if (!operationMembers.some((name) => isMember(member, name))) {
    return undefined;
  }
  const [inputs = '', group = '', ...inner] = pathInOperation(path()) ?? [];
  if (!isMember(inputs, 'inputs')) {
    return undefined;
  }
  if (isMember(group, 'parameters')) {
    return inner.length === 1 && isMember(member, 'uiFlowId') ? 'flow' : undefined;
  }
  if (!isMember(group, 'host')) {
    return undefined;
  }
  return isConnectionPath(inner)
    ? 'connectionKey'
    : inner.length === 1 && isMember(member, 'workflowReferenceName')
      ? 'flow'
      : undefined;
}

const operationMembers = [
  'uiFlowId',
  'workflowReferenceName',
  'connectionName',
  'name',
  'connectionReferenceName',
  'referenceName',
];
