import { knownConnectors } from '../../core/edits/refactorings/define/knownConnectors';
import { planDefine } from '../../core/edits/refactorings/define/planDefine';
import { proposeReference, type ReferencedConnector } from '../../core/edits/refactorings/shared/referenceNames';
import { isCustomApiName } from '../../core/connectors/connectorIdentity';
import { connectorDisplayName } from '../../core/connectors/connectorNames';
import { apiNameOf, sameName } from '../../core/model/names';
import type { WorkspaceIndex } from '../../core/model/workspaceIndex';
import { CommandError } from '../commandError';
import { readArguments } from '../readArguments';
import { runRefactoring } from './runRefactoring';
import { solutionNamed } from './solutionNamed';

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
    throw new CommandError('For which connector, in which solution? connref define Contoso shared_office365');
  }
  return runRefactoring({
    folders,
    isDryRun: values['dry-run'] ?? false,
    output,
    errors,
    plan: (index) => {
      const target = solutionNamed(solution, index);
      const proposed = proposeReference(target, connectorNamed(connector, index), index);
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

/** By API name, with or without `shared_`, connector id, GUID or display name. */
function connectorNamed(name: string, index: WorkspaceIndex): ReferencedConnector {
  const bare = apiNameOf(name);
  const [found, another] = knownConnectors(index).filter(
    ({ apiName, displayName, customConnectorId }) =>
      [bare, `shared_${bare}`].some((each) => sameName(each, apiName)) ||
      sameName(displayName, name) ||
      (customConnectorId !== undefined && sameName(customConnectorId, name)),
  );
  if (found && another) {
    throw new CommandError(`Several connectors are called “${name}”: ${found.apiName}, ${another.apiName}. Name one.`);
  }
  if (found) {
    return found;
  }
  if (!/^shared_[a-z0-9-]+$/i.test(bare) || isCustomApiName(bare)) {
    throw new CommandError(
      `There is no connector “${name}” here. Name one by its API name, such as shared_office365; a custom one must be used by a flow or reference already, which tells its GUID.`,
    );
  }
  return { apiName: bare, customConnectorId: undefined, displayName: connectorDisplayName(bare) };
}
