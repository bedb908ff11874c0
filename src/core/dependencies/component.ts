/** The kinds of components that a solution can need. `component`: any other kind that `MissingDependencies` lists. */
export type ComponentKind =
  'connectionReference' | 'customConnector' | 'childFlow' | 'environmentVariable' | 'component';

export interface NeededComponent {
  readonly kind: ComponentKind;
  readonly name: string;
}

/**
 * Why a component is absent. `active`, `unlisted`: as in `AbsentComponent`. `notRead`: a part of the workspace that was
 * not read may contain the component, so it is unknown whether the component is absent.
 */
export type Absence = 'active' | 'unlisted' | 'notRead';
