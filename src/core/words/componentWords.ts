import type { ComponentKind, NeededComponent } from '../dependencies/component';
import { agree } from '../text/countOf';
import { listed } from '../text/listed';
import type { PlannedSolutionStep } from '../plan/importPlan';

const kindWords: Readonly<Record<ComponentKind, readonly [one: string, several: string]>> = {
  connectionReference: ['the connection reference', 'the connection references'],
  customConnector: ['the custom connector', 'the custom connectors'],
  childFlow: ['the flow', 'the flows'],
  environmentVariable: ['the environment variable', 'the environment variables'],
  component: ['the component', 'the components'],
};

/** Components in words, grouped by kind: `the flows a and b, the custom connector c`. */
export function componentWords(components: readonly NeededComponent[]): string {
  const kinds = [...new Set(components.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const names = components.filter((component) => component.kind === kind).map(({ name }) => name);
      return `${agree(names.length, ...kindWords[kind])} ${listed(names)}`;
    })
    .join(', ');
}

/**
 * One sentence for each dependency between the solutions of a cycle, which need each other: `A needs the flow Ping of
 * B.`
 * @param steps Solutions with their dependencies; those outside the cycle are ignored.
 */
export function cycleWords(
  cycle: readonly string[],
  steps: readonly Pick<PlannedSolutionStep, 'solution' | 'dependsOn'>[],
): string[] {
  return steps
    .filter(({ solution }) => cycle.includes(solution))
    .flatMap(({ solution, dependsOn }) =>
      dependsOn
        .filter((dependency) => cycle.includes(dependency.solution))
        .map(({ solution: owner, needs }) => `${solution} needs ${componentWords(needs)} of ${owner}.`),
    );
}
