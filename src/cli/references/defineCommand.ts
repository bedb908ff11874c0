import { knownConnectors } from '../../core/edits/refactorings/define/knownConnectors';
import { planDefine } from '../../core/edits/refactorings/define/planDefine';
import { proposeReference, type ReferencedConnector } from '../../core/edits/refactorings/shared/referenceNames';
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
      const { description } = values;
      return planDefine(
        {
          solution: target.root,
          reference: {
            ...proposed,
            logicalName: values['logical-name'] ?? proposed.logicalName,
            displayName: values['display-name'] ?? proposed.displayName,
            ...(description !== undefined && { description }),
          },
        },
        index,
      );
    },
  });
}

/**
 * The connector that has the given text as its API name (with or without `shared_`), connector id, GUID or display
 * name. If no known connector matches, a text that looks like the API name of a Microsoft connector is accepted.
 * @throws CommandError when several connectors match, or when no connector matches and the text is not accepted.
 */
function findConnector(name: string, index: WorkspaceIndex): ReferencedConnector {
  const bare = apiNameOf(name);
  const [found, another] = knownConnectors(index).filter(
    ({ apiName, displayName, customConnectorId }) =>
      [bare, `shared_${bare}`].some((each) => sameName(each, apiName)) ||
      sameName(displayName, name) ||
      (customConnectorId !== undefined && sameName(customConnectorId, name)),
  );
  if (found && another) {
    throw new CommandError(
      `Several connectors are called “${name}”. Use the API name of one of them: ${found.apiName} or ${another.apiName}.`,
    );
  }
  if (found) {
    return found;
  }
  if (!/^shared_[a-z0-9-]+$/i.test(bare) || isCustomApiName(bare)) {
    throw new CommandError(
      `Unknown connector “${name}”. Use its API name, such as shared_office365. A custom connector is known only when a flow or reference in these folders uses it.`,
    );
  }
  return { apiName: bare, customConnectorId: undefined, displayName: connectorName({ apiName: bare }, index) };
}
