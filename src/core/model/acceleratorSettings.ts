import type { FilePath } from './filePath';

/**
 * What a settings file of the ALM Accelerator says: its pipeline turns on flows, and gives people and teams ownership of
 * components or a share of them, after the import. `pac` does not read such a file.
 * Source: docs/formats.md#settings-files-of-the-alm-accelerator.
 */
export interface AcceleratorSettings extends AcceleratorContent {
  readonly file: FilePath;
  /** False while the file contains invalid JSON or a merge conflict. The lists are empty then. */
  readonly readable: boolean;
}

export interface AcceleratorContent {
  readonly activations: readonly FlowActivation[];
  readonly owners: readonly ComponentGrant[];
  readonly shares: readonly ComponentGrant[];
}

/** One item of `ActivateFlowConfiguration`. */
export interface FlowActivation {
  readonly workflowId: string;
  /** The name of the flow as written in the file; empty if the item has none. */
  readonly name: string;
  /** `unknown` if the value is a text that is neither `true` nor `false`, such as a pipeline token. */
  readonly activate: 'yes' | 'no' | 'unknown';
}

/** One item that gives a component to a person or team. */
export interface ComponentGrant {
  /** The name of the flow or connector as written in the file, or its id if the item has no name. */
  readonly component: string;
  /** The e-mail address of the person, the name of the team, or a pipeline token. */
  readonly to: string;
}
