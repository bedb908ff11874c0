import type { ComponentUse } from '../../dependencies/componentUses';
import type { SolutionContent } from '../../model/solution';
import type { FactIndex } from '../../model/workspaceIndex';
import type { AbsentUse } from './absentUse';
import { absentConnector, absentFlow, absentReference, connectorOfApp, type UsedConnector } from './usedComponents';

/** A component that an app, an agent, its knowledge or a desktop flow uses, and that its solution does not contain. */
export type UserFault =
  | { readonly kind: 'undefinedReference' | 'missingFlow'; readonly used: ComponentUse; readonly use: AbsentUse }
  | {
      readonly kind: 'missingConnector';
      readonly used: ComponentUse;
      readonly connector: UsedConnector;
      readonly use: AbsentUse;
    };

/** Judges what the users of a solution use. @param uses The `componentUses` of the solution. */
export function userFaults(uses: readonly ComponentUse[], solution: SolutionContent, index: FactIndex): UserFault[] {
  return uses.flatMap((used) => userFault(used, solution, index) ?? []);
}

/** Judges one of the `componentUses` of a solution. */
export function userFault(used: ComponentUse, solution: SolutionContent, index: FactIndex): UserFault | undefined {
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
      const connector = connectorOfApp(used.name, used.user.id, solution, index);
      const use = absentConnector(connector, solution, index);
      return use && { kind: 'missingConnector', used, connector, use };
    }
    case 'environmentVariable':
      // Only cloud flows are known to use variables.
      return undefined;
  }
}
