import { connectorKey, isCustomConnector } from '../connectors/connectorIdentity';
import { connectorName, connectorsInWorkspace, type NamedConnector } from '../connectors/connectorNames';
import type { ComponentOwners } from '../dependencies/componentOwners';
import { usesByComponents, usesByFlow } from '../dependencies/uses';
import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import { compareNames, guidKey, nameKey } from '../model/names';
import { flowsToImport } from '../model/solution';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import { compareTexts } from '../text/order';
import { unique } from '../text/unique';
import { computeImportPlan } from './computeImportPlan';
import type { CopiedConnector, CopiedUser, CopyPlan } from './copyPlan';
import type { ImportFailure } from './importFailure';
import type { ImportPlan } from './importPlan';
import type { PlannedSolution } from './planScope';
import { scopeWithNeeds } from './scopeWithNeeds';

/**
 * Computes what to do in an environment that is a copy of another one. The facts about copies are in
 * docs/imports.md#a-copied-environment.
 */
export function computeCopyPlan(environment: DeploymentEnvironment, index: WorkspaceIndex): CopyPlan {
  const update = computeImportPlan(environment, index, 'update');
  const { scope, owners } = scopeWithNeeds(environment, index, 'update', []);
  const connectors = copiedConnectors(scope.solutions, owners, index);
  return {
    environment: environment.name,
    environmentId: update.environmentId,
    solutions: scope.solutions.map(({ name }) => name),
    managed: scope.solutions.filter(({ managed }) => managed).map(({ name }) => name),
    connections: connectors.filter(({ isCustom }) => !isCustom).map(({ connection }) => connection),
    customConnectors: connectors
      .filter(({ isCustom }) => isCustom)
      .map(({ connection, holders, users }) => ({ ...connection, solutions: holders, users })),
    rawFlows: update.flows.flatMap(({ flow, solution, reasons }) => {
      const raw = reasons.flatMap((reason) => (reason.kind === 'raw' ? reason.connectorName : []));
      return raw.length === 0 ? [] : [{ flow, solution, connectors: unique(raw).sort(compareNames) }];
    }),
    variables: update.variables
      .filter(({ status }) => status === 'set' || status === 'token')
      .map(({ variable }) => variable),
    activation: update.activation,
    unread: unreadFiles(update),
  };
}

interface FoundConnector {
  readonly isCustom: boolean;
  readonly connection: CopiedConnector;
  readonly holders: readonly string[];
  readonly users: readonly CopiedUser[];
}

/** The connectors of all references that the solutions contain or use. Undefined references are left out. */
function copiedConnectors(
  solutions: readonly PlannedSolution[],
  owners: ComponentOwners,
  index: WorkspaceIndex,
): FoundConnector[] {
  const found = new Map<string, { connector: NamedConnector; references: Map<string, string>; users: CopiedUser[] }>();
  const add = (connector: NamedConnector, reference: string, users: readonly CopiedUser[]): void => {
    const { apiName, customConnectorId } = connector;
    const key = connectorKey({ apiName, customConnectorId });
    const known = found.get(key) ?? { connector, references: new Map<string, string>(), users: [] };
    found.set(key, known);
    known.references.set(nameKey(reference), known.references.get(nameKey(reference)) ?? reference);
    known.users.push(...users);
  };
  for (const planned of solutions) {
    planned.solution.connectionReferences.forEach((reference) => add(reference, reference.logicalName, []));
    for (const { reference, connector, user } of usedReferences(planned, owners)) {
      add(connector, reference, [user]);
    }
  }
  return [...found.values()]
    .map(({ connector, references, users }) => ({
      isCustom: isCustomConnector(connector),
      connection: {
        connector: connector.apiName,
        connectorName: connectorName(connector, index),
        references: [...references.values()].sort(compareNames),
      },
      holders: holdersOf(connector, solutions, index),
      users: unique(users).sort(
        (a, b) =>
          Number(a.kind === 'flow') - Number(b.kind === 'flow') ||
          compareNames(a.name, b.name) ||
          compareNames(a.solution, b.solution),
      ),
    }))
    .sort((a, b) => compareNames(a.connection.connectorName, b.connection.connectorName));
}

/** The references that flows, apps and agents of a solution use, with their connectors. */
function usedReferences(
  { solution, name }: PlannedSolution,
  owners: ComponentOwners,
): { readonly reference: string; readonly connector: NamedConnector; readonly user: CopiedUser }[] {
  const flows = flowsToImport(solution);
  const entries = new Map(
    flows.flatMap((flow) => flow.entries).map((entry) => [nameKey(entry.reference ?? ''), entry] as const),
  );
  return [...flows.flatMap(usesByFlow), ...usesByComponents(solution)].flatMap((use) => {
    const connector =
      use.kind === 'connectionReference' && owners.ownerOfReference(use.name, solution).where !== 'missing'
        ? (owners.definition(use.name, solution) ?? entries.get(nameKey(use.name)))
        : undefined;
    return connector === undefined
      ? []
      : [{ reference: use.name, connector, user: { kind: use.user.kind, name: use.user.name, solution: name } }];
  });
}

function holdersOf(
  { customConnectorId, apiLogicalName }: NamedConnector,
  solutions: readonly PlannedSolution[],
  index: WorkspaceIndex,
): string[] {
  const ids = new Set(
    connectorsInWorkspace({ customConnectorId, apiLogicalName }, index).map((connector) => guidKey(connector.id)),
  );
  const holders = solutions.filter(({ solution }) =>
    solution.customConnectors.some((connector) => ids.has(guidKey(connector.id))),
  );
  return holders.map(({ name }) => name);
}

const unreadKinds: ReadonlySet<ImportFailure['kind']> = new Set([
  'unreadable',
  'notRead',
  'missingFile',
  'noDefinition',
]);

function unreadFiles({ failures }: ImportPlan): string[] {
  const paths = failures.flatMap((failure) => ('path' in failure && unreadKinds.has(failure.kind) ? failure.path : []));
  return unique(paths).sort(compareTexts);
}
