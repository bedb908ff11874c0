import {
  type AbsentComponent,
  absentComponent,
  type ReadKind,
  severityOfAbsence,
} from '../dependencies/absentComponent';
import { comesWithPlatform, isListedAs, ownerIn } from '../dependencies/listedComponents';
import { isOlderCopy } from '../dependencies/solutionCopies';
import { isBelow } from '../model/filePath';
import { guidKey, nameKey } from '../model/names';
import type { SolutionContent } from '../model/solution';
import { canParse, haveSameName, solutionName, type SolutionIdentity } from '../model/solutionIdentity';
import type { MissingDependency } from '../model/solutionManifest';
import type { UsedKind } from '../model/useSource';
import type { FactIndex } from '../model/workspaceIndex';
import { isGuid } from '../text/guid';
import { failsUnlessThere, nextStepUnlessUnread, ownerLacksIt } from './absentComponentWords';
import { defineMessages } from './messages';
import type { RuleText, SolutionRule } from './rule';

interface Needed {
  readonly solution: string;
  /** The kind of the component with the article, such as `the table`. */
  readonly noun: string;
  readonly component: string;
}

const problem = ({ solution, noun, component }: Needed): string =>
  `${solution} needs ${noun} ${component}, which no solution in the workspace contains.`;

const messages = defineMessages({
  unmanagedInSource: ({ unreadReason, ...needed }: Needed & Pick<AbsentComponent, 'unreadReason'>) =>
    `${problem(needed)} ${failsUnlessThere('it', unreadReason)} ${nextStepUnlessUnread(
      unreadReason,
      needed.noun,
      `Add it to a solution, or list it in \`externals\` of .connref.json.`,
    )}`,
  ownerLacksIt: ({ owner, ...needed }: Needed & { readonly owner: string }) =>
    `${problem(needed)} ${ownerLacksIt('it', owner, needed.solution)} Add it to one of the two solutions, or list it in \`externals\` of .connref.json.`,
});

export const missingComponentText: RuleText = {
  title: 'Solution needs a component that is not in the workspace',
  description:
    'MissingDependencies of a solution lists a component that no solution in the workspace contains, as Active or with a solution that does not contain it any more. Not reported if a system component or a Microsoft product explains it, if a flow, app or agent of the solution uses it, which other rules report, or if .connref.json lists it in externals.',
};

export const missingComponent = {
  id: 'missing-component',
  defaultSeverity: 'error',
  scope: 'solution',
  messages,
  check: ({ solution }, index, report) => {
    const needed = uniqueDependencies(solution).filter(
      (dependency) =>
        !isListedAs(solution, dependency.solution) &&
        !comesWithPlatform(dependency) &&
        !dependency.names.some((name) => index.isExternal(solution.manifestFile, name)),
    );
    for (const dependency of needed) {
      const absent = absence(dependency, solution, index);
      const [name = ''] = dependency.names;
      const { displayName, type } = dependency;
      if (absent) {
        const component = {
          solution: solutionName(solution),
          noun: nounOf(dependency),
          component: isGuid(name) && displayName !== '' ? `“${displayName}”` : name,
        };
        report({
          file: solution.manifestFile,
          place: { kind: 'dependency', type, name },
          severity: absent.severity,
          message:
            absent.dependency === 'gone'
              ? messages.ownerLacksIt({ ...component, owner: absent.owner ?? '' })
              : messages.unmanagedInSource({ ...component, unreadReason: absent.unreadReason }),
          related: [],
          data: { component: name, type, dependency: absent.dependency },
        });
      }
    }
  },
  fixes: ({ file, data }, _index, { addExternalFix }) => [addExternalFix(file, data.component ?? '')],
} satisfies SolutionRule;

/** The components that `MissingDependencies` lists, each once: it has a row for each component that needs them. */
function uniqueDependencies(solution: SolutionContent): MissingDependency[] {
  // Connref does not read the components of the YAML layout, so it does not know what such a solution uses.
  const rows = canParse(solution) ? (solution.manifest?.missingDependencies ?? []) : [];
  const seen = new Set<string>();
  // A row that gives the owner says more than one with `Active` or the like.
  const ordered = [...rows].sort((a, b) => Number(ownerIn(b) !== undefined) - Number(ownerIn(a) !== undefined));
  return ordered.filter(({ type, parent, names }) => {
    const keys = names.map((name) => JSON.stringify([type, nameKey(parent), guidKey(name)]));
    const isNew = keys.length > 0 && !keys.some((key) => seen.has(key));
    keys.forEach((key) => seen.add(key));
    return isNew;
  });
}

/** Why a listed component is missing; undefined if it is not, or if another rule reports it where it is used. */
function absence(
  dependency: MissingDependency,
  solution: SolutionContent,
  index: FactIndex,
): AbsentComponent | undefined {
  const { kind, names } = dependency;
  if (kind === 'other') {
    const found = index.listedComponents().find(dependency, solution);
    if (found.where !== 'nowhere' && found.where !== 'gone') {
      return undefined;
    }
    const { unreadReason } = found;
    const severity = severityOfAbsence(unreadReason, index);
    return found.where === 'gone'
      ? { dependency: 'gone', owner: found.owner, severity, unreadReason }
      : { dependency: 'active', owner: undefined, severity, unreadReason };
  }
  if (isContained(kind, names, solution, index) || isReportedAtUser(kind, names, solution, index)) {
    return undefined;
  }
  const absent = absentComponent(solution, kind, names, false, index);
  return absent.dependency === 'active' || absent.dependency === 'gone' ? absent : undefined;
}

/**
 * Whether a solution of the workspace contains the component, or may contain it in a file that cannot be read. Copies
 * (other exports) of the user do not count: an import brings only one of them.
 */
function isContained(kind: ReadKind, names: readonly string[], user: SolutionContent, index: FactIndex): boolean {
  const isHolder = (solution: SolutionIdentity): boolean =>
    solution.root === user.root || (!haveSameName(solution, user) && !isOlderCopy(solution, index));
  const has = (holdersOf: (name: string) => readonly { readonly solution: SolutionIdentity }[]): boolean =>
    names.some((name) => holdersOf(name).some(({ solution }) => isHolder(solution)));
  switch (kind) {
    case 'connectionReference':
      return has((name) => index.definitionsOf(name));
    case 'customConnector':
      return has((name) => [...index.connectorsWithId(name), ...index.connectorsNamed(name)]);
    case 'environmentVariable':
      return (
        has((name) => index.variablesNamed(name)) ||
        index.solutions().some(({ variablesReadable }) => !variablesReadable)
      );
    case 'process':
      return (
        has((name) => [...index.flowsWithId(name), ...index.desktopFlowsWithId(name)]) ||
        names.some((name) => index.listedComponents().solutionsWithProcess(guidKey(name)).some(isHolder)) ||
        // That the file of the flow is missing is a separate finding.
        index
          .solutions()
          .some(
            (each) =>
              isHolder(each) &&
              each.missingFlows.some(({ flow }) => names.some((name) => flow.workflowId === guidKey(name))),
          )
      );
  }
}

/** Whether something in the solution uses the component, so that another rule reports it there. */
function isReportedAtUser(
  kind: ReadKind,
  names: readonly string[],
  { root, connectionReferences }: SolutionContent,
  index: FactIndex,
): boolean {
  const isUsed = (used: UsedKind): boolean =>
    names.some((name) =>
      [...index.usersOf(used, name)].some(
        // A flow that is not readable is reported only as such.
        (file) => isBelow(file, root) && index.flow(file)?.readable !== false,
      ),
    );
  switch (kind) {
    case 'connectionReference':
      return isUsed('connectionReference');
    case 'customConnector':
      return (
        isUsed('customConnector') ||
        connectionReferences.some(
          ({ customConnectorId }) =>
            customConnectorId !== undefined && names.some((name) => guidKey(name) === customConnectorId),
        )
      );
    case 'process':
      return isUsed('flow');
    case 'environmentVariable':
      return isUsed('environmentVariable');
  }
}

const nounsByKind: Readonly<Record<ReadKind, string>> = {
  connectionReference: 'the connection reference',
  customConnector: 'the custom connector',
  environmentVariable: 'the environment variable',
  process: 'the flow',
};

/** Names of component types (https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/solutioncomponent). */
const nounsByType: ReadonlyMap<string, string> = new Map([
  ['1', 'the table'],
  ['9', 'the choice'],
  ['61', 'the web resource'],
  ['62', 'the site map'],
  ['66', 'the custom control'],
  ['80', 'the model-driven app'],
  ['300', 'the canvas app'],
]);

function nounOf({ kind, type }: MissingDependency): string {
  return kind === 'other' ? (nounsByType.get(type) ?? 'the component') : nounsByKind[kind];
}
