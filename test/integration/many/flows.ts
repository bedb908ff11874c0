import { raw, type FlowSource } from '../../support/solutionSource';

/** More than VS Code takes as diagnostics in one call. */
export const manyFlows: readonly FlowSource[] = Array.from({ length: 3000 }, (_, at) => ({
  name: `Flow ${at}`,
  id: `0f000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  entries: { shared_office365: raw() },
}));
