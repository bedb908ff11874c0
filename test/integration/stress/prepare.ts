import { createBranches } from './branches';

export function prepare(workspace: string): void {
  createBranches(workspace);
}
