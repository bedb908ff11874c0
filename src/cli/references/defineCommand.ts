import { connectorsCalled, isConnectorWithoutId } from '../../core/edits/refactorings/define/connectorsCalled';
import { planDefine } from '../../core/edits/refactorings/define/planDefine';
import {
  listedDisplayName,
  proposeReference,
  type ReferencedConnector,
} from '../../core/edits/refactorings/shared/referenceNames';
import { isCustomApiName } from '../../core/connectors/connectorIdentity';
import { connectorName } from '../../core/connectors/connectorNames';
import { apiNameOf, sameName } from '../../core/model/names';
import type { WorkspaceIndex } from '../../core/model/workspaceIndex';
import { CommandError } from '../commandError';
import { missingArgument, readArguments } from '../readArguments';
import { referenceHelps } from './referenceHelps';
import { runRefactoring } from './runRefactoring';
import { findSolution } from './findSolution';

/** Runs `connref define`. @returns The exit code. */
export function defineCommand(
  args: readonly string[],
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
): Promise<number> {
  const { values, positionals } = readArguments(args, {
    'logical-name': { type: 'string' },
    'display-name': { type: 'string' },
    description: { type: 'string' },
    'dry-run': { type: 'boolean' },
  });
  const [solution, connector, ...folders] = positionals;
  if (solution === undefined || connector === undefined) {
    throw missingArgument('The solution or the connector', referenceHelps.define);
  }
  return runRefactoring({
    folders,
    isDryRun: values['dry-run'] ?? false,
    output,
    errors,
    plan: (index) => {
      const target = findSolution(solution, index);
      const proposed = proposeReference(target, findConnector(connector, index), index);
      const { description, 'logical-name': logicalName = proposed.logicalName } = values;
      return planDefine(
        {
          solution: target.root,
          reference: {
            ...proposed,
            logicalName,
            displayName:
              values['display-name'] ?? listedDisplayName(target, logicalName, index) ?? proposed.displayName,
            ...(description !== undefined && { description }),
          },
        },
        index,
      );
    },
  });
}

/**
 * The connector that has the given text as its API name, connector id, GUID, or as a name that messages show
 * ({@link connectorsCalled}). If no connector matches, a text that looks like the API name of a Microsoft connector is
 * accepted.
 * @throws CommandError when several connectors match, or when no connector matches and the text is not accepted.
 */
function findConnector(name: string, index: WorkspaceIndex): ReferencedConnector {
  const bare = apiNameOf(name);
  const candidates = connectorsCalled(name, index);
  if (candidates.length > 1) {
    throw new CommandError(
      `Several connectors are called “${name}”. Use one of these instead: ${candidates.map((each) => identifierOf(each, candidates)).join(', ')}.`,
    );
  }
  const [found] = candidates;
  if (found) {
    return found;
  }
  if (isConnectorWithoutId(name, index)) {
    throw new CommandError(
      `The custom connector “${name}” is not in any solution in these folders, so its GUID is unknown. Add a folder with the solution that contains the connector.`,
    );
  }
  if (!/^shared_[a-z0-9-]+$/i.test(bare) || isCustomApiName(bare)) {
    throw new CommandError(
      `Unknown connector “${name}”. Use its API name, such as shared_office365. A custom connector is known only when a flow or reference in these folders uses it.`,
    );
  }
  return { apiName: bare, customConnectorId: undefined, displayName: connectorName({ apiName: bare }, index) };
}

/** The API name of a connector; its GUID if another candidate has the same API name. */
function identifierOf(connector: ReferencedConnector, candidates: readonly ReferencedConnector[]): string {
  const { apiName, customConnectorId } = connector;
  const isShared = candidates.some((other) => other !== connector && sameName(other.apiName, apiName));
  return isShared ? (customConnectorId ?? apiName) : apiName;
}
