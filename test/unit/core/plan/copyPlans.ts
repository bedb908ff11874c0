import assert from 'node:assert/strict';
import { computeCopyPlan } from '../../../../src/core/plan/computeCopyPlan';
import type { CopyPlan } from '../../../../src/core/plan/copyPlan';
import { newEnvironment } from '../../../../src/core/plan/newEnvironment';
import { solutionFiles, type SolutionSource } from '../../../support/solutionSource';
import { openWorkspace } from '../../../support/workspace';

type Files = readonly (readonly [string, string])[];

/** The plan for the first environment of a workspace. */
export async function planOfEnvironment(files: Files): Promise<CopyPlan> {
  const { index } = (await openWorkspace(files)).engine;
  const [environment] = index.environments();
  assert.ok(environment);
  return computeCopyPlan(environment, index);
}

/** The plan of a workspace with one solution and more files, without environments. */
export async function planOfAll(source: SolutionSource, more: Files = []): Promise<CopyPlan> {
  return planOfFiles([...solutionFiles({ managed: 2, ...source }), ...more]);
}

export async function planOfFiles(files: Files): Promise<CopyPlan> {
  const { index } = (await openWorkspace(files)).engine;
  return computeCopyPlan(newEnvironment('repo', index.solutions()), index);
}

/** The users of references to replace. */
export function usersOf({ customConnectors }: CopyPlan): string[] {
  return customConnectors.flatMap(({ users }) =>
    users.map(({ kind, name, solution }) => `${kind} ${name} ${solution}`),
  );
}
