/** What a solution can need, as far as uses and MissingDependencies tell. */
export type ComponentKind =
  'connectionReference' | 'customConnector' | 'childFlow' | 'environmentVariable' | 'component';

export interface NeededComponent {
  readonly kind: ComponentKind;
  readonly name: string;
}

/** `notRead`: something of the workspace is not read that may hold it, so nothing is known. */
export type Absence = 'active' | 'unlisted' | 'notRead';
