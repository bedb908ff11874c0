import type { CopyPlan } from '../../core/plan/copyPlan';
import type { ActivationStep, ImportPlan } from '../../core/plan/importPlan';
import { certaintyOfFailure, factsOfFlowReason, factsOfUserReason, failureFacts } from '../../core/plan/reasonFacts';
import { visibleJson } from '../../core/text/visibleText';

/** The import plans as JSON, in version 1 of the format that `schemas/planOutput.schema.json` describes. */
export function formatPlanJson(plans: readonly { readonly folder: string; readonly plan: ImportPlan }[]): string {
  const flat = plans.map(({ folder, plan }) => ({
    folder,
    ...plan,
    hasBase: undefined,
    solutions: plan.solutions.map((step) => ({ ...step, newNeeds: undefined, source: undefined })),
    failures: plan.failures.map((failure) => ({
      ...failure,
      // Version 1 has only one kind for what cannot be read. `certainty` tells an unreadable file from the others.
      kind: failure.kind === 'noDefinition' || failure.kind === 'notRead' ? 'unreadable' : failure.kind,
      certainty: certaintyOfFailure(failure),
      target: failureFacts[failure.kind].target,
    })),
    flows: plan.flows.map((flow) => ({
      ...flow,
      reasons: flow.reasons.map((reason) => {
        const { certainty, target } = factsOfFlowReason(reason);
        // Version 1 has only one kind for a flow that is turned off in the source. `target` tells the two apart.
        return {
          ...reason,
          kind: reason.kind === 'keepsState' ? 'offInSource' : reason.kind,
          // Version 1 does not say whether a raw connection is certainly used.
          use: undefined,
          certainty,
          target,
        };
      }),
    })),
    users: plan.users.map((user) => ({
      ...user,
      reasons: user.reasons.map((reason) => {
        const { certainty, target } = factsOfUserReason(reason);
        return { ...reason, certainty, target };
      }),
    })),
    activation: plan.activation.map(activationJson),
  }));
  return versionOne({ plans: flat });
}

/** The plans for copied environments as JSON, in the same format. */
export function formatCopyJson(copies: readonly { readonly folder: string; readonly plan: CopyPlan }[]): string {
  const flat = copies.map(({ folder, plan }) => ({
    folder,
    ...plan,
    activation: plan.activation.map(activationJson),
  }));
  return versionOne({ plans: [], copies: flat });
}

function versionOne(content: object): string {
  return `${visibleJson(JSON.stringify({ version: 1, ...content }, null, 2))}\n`;
}

function activationJson({ flow, solution, calls }: ActivationStep): object {
  return { flow, solution, calls };
}
