import type { ComponentUse } from '../../dependencies/componentUses';
import type { SolutionContent } from '../../model/solution';
import type { FactIndex } from '../../model/workspaceIndex';
import type { AbsentUse } from './absentUse';
import { absentConnector, absentFlow, absentReference, customConnectorsOfApps } from './usedComponents';

/** A component that an app, an agent, its knowledge or a desktop flow uses, and that its solution does not contain. */
export interface UserFault {
  readonly kind: 'undefinedReference' | 'missingFlow' | 'missingConnector';
  readonly used: ComponentUse;
  readonly use: AbsentUse;
}

/** Returns a function that judges one of the `componentUses` of a solution. */
export function judgeOfUses(
  solution: SolutionContent,
  index: FactIndex,
): (used: ComponentUse) => UserFault | undefined {
  const connectorsOf = customConnectorsOfApps(solution, index);
  return (used) => {
    switch (used.kind) {
      case 'connectionReference': {
        const use = absentReference(used.name, solution, index);
        return use && { kind: 'undefinedReference', used, use };
      }
      case 'flow': {
        const use = absentFlow(used.name, solution, index);
        return use && { kind: 'missingFlow', used, use };
      }
      case 'customConnector': {
        const [use] = connectorsOf(used).flatMap((connector) => absentConnector(connector, solution, index) ?? []);
        return use && { kind: 'missingConnector', used, use };
      }
      case 'environmentVariable':
        // Only cloud flows are known to use variables.
        return undefined;
    }
  };
}
