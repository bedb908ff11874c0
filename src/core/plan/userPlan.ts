import { type Absence, isShownAbsent } from '../dependencies/component';
import type { ImportCheck } from '../dependencies/importCheck';
import type { UserKind } from '../model/use';
import type { FlowReason, OfPlannedSolutions, UnmappedEntry } from './flowPlan';

/** An app, agent, knowledge of an agent, or desktop flow. */
export interface UserPlan {
  readonly kind: Exclude<UserKind, 'flow'>;
  readonly name: string;
  readonly solution: string;
  readonly path: string;
  /** Whether it works after an import that works; `unknown` if source files and settings files do not show it. */
  readonly verdict: 'works' | 'broken' | 'unknown';
  readonly reasons: readonly UserReason[];
}

/** Whether an app or agent uses a component that is shown to be in no solution. */
export function lacksComponent({ reasons }: UserPlan): boolean {
  return reasons.some((reason) => 'dependency' in reason && isShownAbsent(reason.dependency));
}

export type UserReason =
  | {
      readonly kind: 'undefinedReference';
      readonly reference: string;
      readonly dependency: Absence;
      readonly importCheck: ImportCheck;
    }
  | {
      readonly kind: 'missingConnector';
      readonly connector: string;
      readonly dependency: Absence;
      readonly importCheck: ImportCheck;
    }
  | {
      readonly kind: 'missingFlow';
      readonly flow: string;
      readonly dependency: Absence;
      readonly importCheck: ImportCheck;
    }
  | Extract<FlowReason, { kind: 'unmapped' | 'outside' | 'runOnlyUser' }>
  /** The agent's data does not say whether its tools use the connection of the reference. */
  | { readonly kind: 'maybeUnmapped'; readonly reference: string; readonly entry: UnmappedEntry }
  | { readonly kind: 'flowOff' | 'flowUnknown'; readonly flow: string }
  /** The app does not pass connections of the run-only user to the flow, so the flow fails if the app starts it. */
  | ({ readonly kind: 'outdatedFlow'; readonly flow: string; readonly keys: readonly string[] } & OfPlannedSolutions)
  /** A part of the app, agent or desktop flow cannot be read, so it may use anything. */
  | { readonly kind: 'unreadable' };
