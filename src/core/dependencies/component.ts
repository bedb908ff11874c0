/** The kinds of components that a solution can need. `component`: any other kind that `MissingDependencies` lists. */
export type ComponentKind =
  'connectionReference' | 'customConnector' | 'childFlow' | 'environmentVariable' | 'component';

export interface NeededComponent {
  readonly kind: ComponentKind;
  readonly name: string;
}

/**
 * Why a component is absent. `active`, `gone`, `unlisted`: as in `AbsentComponent`. `earlier`: no solution contains the
 * component, but an update or upgrade may find it in the environment, because an earlier version was imported there.
 * `product`: the component belongs to a Microsoft product, by its prefix. `notRead`: a part of the workspace that was not
 * read may contain the component, so it is unknown whether the component is absent.
 */
export type Absence = 'active' | 'gone' | 'unlisted' | 'earlier' | 'product' | 'notRead';

/** Whether a component is shown to be absent, and not only not found. */
export function isShownAbsent(absence: Absence): absence is 'active' | 'gone' | 'unlisted' {
  return absence === 'active' || absence === 'gone' || absence === 'unlisted';
}
