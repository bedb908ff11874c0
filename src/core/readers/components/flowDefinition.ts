import { literalText } from '../../expressions/expressionUses';
import { isMember } from '../../locate/memberNames';
import {
  brokenAuthentication,
  type ChildFlowCall,
  type Flow,
  type FlowVariable,
  type OperationPlace,
} from '../../model/flow';
import { guidKey } from '../../model/names';
import { jsonPointer } from '../../model/place';
import { isGuid } from '../../text/guid';
import { detach } from '../../text/detach';
import { duplicateKeys } from '../duplicateKeys';
import { isObject, member, members, parseJson, textMember } from '../parseJson';
import { factsResult, type ReadResult } from '../readResult';
import { connectionEntry } from './connectionEntry';
import { ConnectionUses } from './connectionUses';
import {
  definitionPointer,
  eachOperation,
  hasInexactNames,
  type NameComparison,
  type Operation,
  operationMember,
  pointerTo,
  writtenPath,
} from './flowOperations';

/** What the JSON file of a cloud flow says about connections and child flows (docs/formats.md#flow-json). */
export type FlowFacts = Omit<Flow, 'file' | 'name' | 'state' | 'workflowId'>;

/** What the triggers and actions of a flow say. */
interface FlowOperations extends Pick<FlowFacts, 'childFlows' | 'brokenAuthentications'> {
  readonly uses: ConnectionUses;
  /** Whether the comparison `exact` may have missed something. */
  readonly hasInexactNames: boolean;
}

const none: readonly never[] = [];

/**
 * Reads the JSON file of a flow, `Workflows/<name>-<GUID>.json`. A text that is not valid JSON has facts too, and
 * `remarks` contains the error.
 */
export function readFlowDefinition(text: string): ReadResult<FlowFacts> {
  const { facts: json, problem } = parseJson(text);
  if (problem) {
    return factsResult(brokenFlow(text), [problem]);
  }
  const properties = member(json, 'properties');
  const entries = members(member(properties, 'connectionReferences'));
  const keys = entries.map(([key]) => key);
  const definition = member(properties, 'definition');
  let operations = readOperations(definition, keys, 'exact');
  if (operations.hasInexactNames || !operations.uses.isComplete) {
    // Nearly all flows have each entry as the connection of a trigger or action with exact names, and a search in them all
    // would take too long.
    operations = readOperations(definition, keys, 'anyCase');
    operations.uses.search(json, definition);
  }
  const { uses, childFlows, brokenAuthentications } = operations;
  const variables = variablesOf(definition);
  const hasDefinition = isObject(definition);
  return factsResult(
    {
      entries: entries.map(([key, entry]) => ({ ...connectionEntry(key, entry), ...uses.useOf(key) })),
      undeclaredUses: uses.undeclared.length === 0 ? none : uses.undeclared,
      childFlows: childFlows.length === 0 ? none : childFlows,
      variables: variables.length === 0 ? none : variables,
      brokenAuthentications: brokenAuthentications.length === 0 ? none : brokenAuthentications,
      lacksConnectionsParameter:
        hasDefinition && operationMember(operationMember(definition, 'parameters'), '$connections') === undefined,
      lacksDefinition: !hasDefinition,
      readable: true,
      namedReferences: hasKnownReferences(properties) ? none : undefined,
    },
    duplicateKeys(text, json),
  );
}

/**
 * Whether it is known which connection references a flow names. Names in other letters than Dataverse writes may still be
 * accepted, so whatever they contain may be used.
 */
function hasKnownReferences(properties: unknown): boolean {
  const written = member(properties, 'connectionReferences');
  if (written === undefined) {
    return (
      isObject(member(properties, 'definition')) && operationMember(properties, 'connectionReferences') === undefined
    );
  }
  return members(written).every(([, entry]) => {
    const connection = operationMember(entry, 'connection');
    return (
      member(member(entry, 'connection'), 'connectionReferenceLogicalName') !== undefined ||
      operationMember(connection, 'connectionReferenceLogicalName') === undefined
    );
  });
}

function readOperations(definition: unknown, keys: readonly string[], comparison: NameComparison): FlowOperations {
  const uses = new ConnectionUses(keys);
  const childFlows: ChildFlowCall[] = [];
  const brokenAuthentications: OperationPlace[] = [];
  const isExact = comparison === 'exact';
  const find = isExact ? member : operationMember;
  const inexact: Operation[] = [];
  eachOperation(definition, comparison, (operation) => {
    if (isExact && inexact.length === 0 && hasInexactNames(operation)) {
      inexact.push(operation);
    }
    const inputs = find(operation.value, 'inputs');
    const host = find(inputs, 'host');
    if (host !== undefined) {
      uses.addHost(operation, host, comparison);
      const call = childFlowCall(operation, inputs, host);
      if (call) {
        childFlows.push(call);
      }
    }
    if (find(inputs, 'authentication') === brokenAuthentication) {
      const pointer = pointerTo(operation, writtenPath(operation.value, ['inputs', 'authentication']));
      brokenAuthentications.push({ operation: operation.name, pointer });
    }
  });
  return { uses, childFlows, brokenAuthentications, hasInexactNames: inexact.length > 0 || uses.hasInexactNames };
}

function variablesOf(definition: unknown): FlowVariable[] {
  return members(operationMember(definition, 'parameters')).flatMap(([name, parameter]): FlowVariable[] => {
    const schemaName = textMember(member(parameter, 'metadata'), 'schemaName') ?? '';
    return schemaName === ''
      ? []
      : [
          {
            schemaName: detach(schemaName),
            pointer: jsonPointer(definitionPointer, 'parameters', name, 'metadata', 'schemaName'),
          },
        ];
  });
}

/**
 * The facts of a flow whose text is not valid JSON. The text is often invalid while a person types in it. The logical names
 * of connection references are still searched in the text, because those references would otherwise be reported as unused.
 */
function brokenFlow(text: string): FlowFacts {
  const names = [...text.matchAll(/"connectionReferenceLogicalName"\s*:\s*"([^"\\\r\n]+)"/g)].map(
    ([, name]) => name ?? '',
  );
  return {
    entries: none,
    undeclaredUses: none,
    childFlows: none,
    variables: none,
    brokenAuthentications: none,
    lacksConnectionsParameter: false,
    lacksDefinition: false,
    readable: false,
    namedReferences: text.includes('"connectionReferences"') ? [...new Set(names)].map(detach) : undefined,
  };
}

/** The call of a child flow or desktop flow (docs/formats.md#triggers-and-actions); undefined for another operation. */
function childFlowCall(operation: Operation, inputs: unknown, host: unknown): ChildFlowCall | undefined {
  const { name, value } = operation;
  const isChildFlow = isWorkflow(operationMember(value, 'type'));
  if (!isChildFlow && !isDesktopFlow(operationMember(host, 'operationId'))) {
    return undefined;
  }
  const path = isChildFlow ? ['inputs', 'host', 'workflowReferenceName'] : ['inputs', 'parameters', 'uiFlowId'];
  const target = isChildFlow
    ? operationMember(host, 'workflowReferenceName')
    : operationMember(operationMember(inputs, 'parameters'), 'uiFlowId');
  // An expression computes the id at run time.
  const id = typeof target === 'string' ? literalText(target) : undefined;
  return id !== undefined && id !== '' && (isChildFlow || isGuid(id))
    ? {
        runs: isChildFlow ? 'cloudFlow' : 'desktopFlow',
        workflowId: guidKey(id),
        operation: name,
        pointer: pointerTo(operation, writtenPath(value, path)),
      }
    : undefined;
}

function isWorkflow(type: unknown): boolean {
  return typeof type === 'string' && isMember(type, 'Workflow');
}

/** Whether an operation of the connector Desktop flows runs a desktop flow. */
function isDesktopFlow(operationId: unknown): boolean {
  return (
    typeof operationId === 'string' && (isMember(operationId, 'RunUIFlow_V2') || isMember(operationId, 'RunUIFlow'))
  );
}
