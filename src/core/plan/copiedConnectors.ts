import { isCustomConnector } from '../connectors/connectorIdentity';
import { connectorName, type NamedConnector } from '../connectors/connectorNames';
import { isShownAbsent } from '../dependencies/component';
import type { ComponentOwners } from '../dependencies/componentOwners';
import { usesByComponents, userOfApp } from '../dependencies/uses';
import { compareNames, guidKey, nameKey } from '../model/names';
import { flowsToImport, type Solution } from '../model/solution';
import type { User } from '../model/use';
import type { FactIndex } from '../model/workspaceIndex';
import { groupBy } from '../text/groupBy';
import { isGuid } from '../text/guid';
import { unique } from '../text/unique';
import { type ConnectorGroup, ConnectorGroups, connectorOf } from './connectorGroups';
import type { CopiedCustomConnector, CopiedUser, CopyPlan } from './copyPlan';
import type { PlannedSolution, PlanScope } from './planScope';

/** A connector in a file. */
interface Mention {
  /** With an empty API name if the file does not say which connector it is. */
  readonly connector: NamedConnector;
  /** The logical name of the connection reference; undefined for a connection without one, and for the connector itself. */
  readonly reference?: string | undefined;
  /** Undefined for a definition. */
  readonly user?: CopiedUser;
  /** The solution that contains the connector itself. */
  readonly holder?: string;
}

const unknownConnector: NamedConnector = { apiName: '' };

/** The connectors of all references that the solutions contain or use, and all custom connectors. */
export function copiedConnectors(
  { solutions, index }: PlanScope,
  owners: ComponentOwners,
): Pick<CopyPlan, 'connections' | 'customConnectors' | 'differing'> {
  const inSolutions = solutions.flatMap((planned) =>
    mentionsInSolution(planned).flatMap((mention) => withDefinition(mention, planned.solution, owners)),
  );
  const mentions = [...inSolutions, ...mentionsInProjects(inSolutions, index)];
  const groups = new ConnectorGroups(
    mentions.map(({ connector }) => connector),
    index,
  );
  const byReference = groupBy(
    mentions.filter(({ reference }) => reference !== undefined),
    ({ reference = '' }) => nameKey(reference),
  );
  const references = [...byReference.values()].map((same) => ({
    reference: same[0]?.reference ?? '',
    groups: new Set(same.flatMap(({ connector }) => groups.find(connector) ?? [])),
    users: usersOf(same),
  }));
  const direct = groupBy(
    mentions.filter(({ reference }) => reference === undefined),
    ({ connector }) => groups.find(connector),
  );
  const connectors = groups
    .all()
    .map((group) => {
      const own = references.filter((each) => each.groups.size === 1 && each.groups.has(group));
      return copiedConnector(group, own, direct.get(group) ?? [], index);
    })
    .sort((a, b) => compareNames(a.connectorName, b.connectorName));
  const withoutConnector = namesOf(references.filter((each) => each.groups.size === 0));
  return {
    connections: [
      ...connectors
        .filter((each) => !each.isCustom && each.references.length > 0)
        .map(({ connector, connectorName: name, references: own }) => ({
          connector,
          connectorName: name,
          references: own,
        })),
      ...(withoutConnector.length === 0 ? [] : [{ connector: '', connectorName: '', references: withoutConnector }]),
    ],
    customConnectors: connectors.flatMap(({ isCustom, ...custom }) => (isCustom ? [custom] : [])),
    differing: references
      .filter((each) => each.groups.size > 1)
      .map(({ reference, groups: several, users }) => ({
        reference,
        connectors: unique([...several].map((each) => connectorName(connectorOf(each), index))).sort(compareNames),
        mayBeCustom: [...several].some((each) => isCustomConnector(connectorOf(each))),
        users,
      }))
      .sort((a, b) => compareNames(a.reference, b.reference)),
  };
}

/**
 * @param references The references that are only for this connector.
 * @param direct The mentions of the connector without a reference.
 */
function copiedConnector(
  group: ConnectorGroup,
  references: readonly { readonly reference: string; readonly users: readonly CopiedUser[] }[],
  direct: readonly Mention[],
  index: FactIndex,
): CopiedCustomConnector & { readonly isCustom: boolean } {
  const connector = connectorOf(group);
  const users = sortedUsers(references.flatMap((each) => each.users));
  // The dependencies of an app list a connector whether or not its connection has a reference.
  const known = new Set(users.map((user) => JSON.stringify(user)));
  return {
    isCustom: isCustomConnector(connector),
    connector: connector.apiName,
    connectorName: connectorName(connector, index),
    references: namesOf(references),
    solutions: unique(direct.flatMap(({ holder }) => holder ?? [])),
    users,
    usersWithoutReference: usersOf(direct).filter((user) => !known.has(JSON.stringify(user))),
  };
}

function mentionsInSolution({ solution, name }: PlannedSolution): Mention[] {
  const toUser = (user: User): CopiedUser => ({ kind: user.kind, name: user.name, solution: name });
  return [
    ...solution.connectionReferences.map((reference) => ({ connector: reference, reference: reference.logicalName })),
    ...solution.customConnectors.map((connector) => ({
      connector: {
        apiName: '',
        customConnectorId: connector.id || undefined,
        apiLogicalName: connector.name,
      },
      holder: name,
    })),
    ...flowsToImport(solution).flatMap((flow): Mention[] => {
      const user: CopiedUser = { kind: 'flow', name: flow.name, solution: name };
      return [
        ...flow.entries
          .filter(({ reference, use }) => reference !== undefined || use !== 'none')
          .map((entry) => ({ connector: entry, reference: entry.reference, user })),
        ...(flow.namedReferences ?? []).map((reference) => ({ connector: unknownConnector, reference, user })),
      ];
    }),
    ...usesByComponents(solution)
      .filter(({ kind }) => kind === 'connectionReference')
      .map((use) => ({ connector: unknownConnector, reference: use.name, user: toUser(use.user) })),
    ...solution.canvasApps.flatMap((app): Mention[] => {
      const user = toUser(userOfApp(app));
      return [
        ...app.customConnectors.map(({ name: encoded, apiName, reference }) => ({
          connector: { apiName, apiLogicalName: encoded },
          reference,
          user,
        })),
        ...app.dependencies
          .filter(({ kind }) => kind === 'customConnector')
          .map((needed) => ({
            connector: isGuid(needed.name)
              ? { apiName: '', customConnectorId: guidKey(needed.name) }
              : { apiName: '', apiLogicalName: needed.name },
            user,
          })),
      ];
    }),
  ];
}

/**
 * A mention with what the definition of its reference says. Empty for a reference that the environment lacks as far as the
 * files show it.
 */
function withDefinition(mention: Mention, solution: Solution, owners: ComponentOwners): Mention[] {
  if (mention.reference === undefined) {
    return [mention];
  }
  const owner = owners.ownerOfReference(mention.reference, solution);
  if (owner.where === 'missing' && isShownAbsent(owner.dependency)) {
    return [];
  }
  const definition = owners.definition(mention.reference, solution);
  return [
    {
      ...mention,
      reference: definition?.logicalName ?? mention.reference,
      connector: definition && isIdentified(definition) ? definition : mention.connector,
    },
  ];
}

/** The references of code app projects, as far as the environment has the references. */
function mentionsInProjects(inSolutions: readonly Mention[], index: FactIndex): Mention[] {
  const isNamed = new Map<string, boolean>();
  for (const { reference, connector } of inSolutions) {
    if (reference !== undefined) {
      const key = nameKey(reference);
      isNamed.set(key, isNamed.get(key) === true || isIdentified(connector));
    }
  }
  return index.projects().flatMap((project) =>
    project.kind !== 'codeApp'
      ? []
      : project.connections.flatMap(({ reference, apiName }): Mention[] => {
          const known = isNamed.get(nameKey(reference ?? ''));
          return reference === undefined || (known === undefined && !index.isExternal(project.file, reference))
            ? []
            : [
                {
                  // What a solution says about its reference is surer than what a project beside it says.
                  connector: known === true ? unknownConnector : { apiName },
                  reference,
                  user: { kind: 'codeApp', name: project.displayName, solution: null },
                },
              ];
        }),
  );
}

function isIdentified(connector: NamedConnector): boolean {
  return connector.apiName !== '' || isCustomConnector(connector);
}

function usersOf(mentions: readonly Mention[]): CopiedUser[] {
  return sortedUsers(mentions.flatMap(({ user }) => user ?? []));
}

/** Each user once: apps and agents first, then flows, since flows can be turned on only with their new references. */
function sortedUsers(users: readonly CopiedUser[]): CopiedUser[] {
  return unique(users).sort(
    (a, b) =>
      Number(a.kind === 'flow') - Number(b.kind === 'flow') ||
      compareNames(a.name, b.name) ||
      compareNames(a.solution ?? '', b.solution ?? ''),
  );
}

function namesOf(references: readonly { readonly reference: string }[]): string[] {
  return references.map(({ reference }) => reference).sort(compareNames);
}
