import type { FilePath } from './filePath';

/** A canvas app or code app in a solution. Source: docs/formats.md#canvas-apps. */
export interface CanvasApp {
  readonly file: FilePath;
  readonly name: string;
  readonly displayName: string;
  /** True when the app is defined in `Customizations.xml`, false when it has a separate file. */
  readonly inline: boolean;
  /**
   * The logical names of the connection references that the app's connections use. Most connections of canvas apps do
   * not use a reference.
   */
  readonly references: readonly string[];
  /**
   * The components that the app's `CdsDependencies` list. The import of an app fails if one of them does not exist.
   * Source: docs/imports.md#missing-components-of-apps-and-agents.
   */
  readonly dependencies: readonly AppDependency[];
  /** The cloud flows that the app runs. */
  readonly calledFlows: readonly AppFlow[];
  /** The custom connectors of the app's connections. */
  readonly customConnectors: readonly AppConnector[];
  readonly connectionCount: number;
  /**
   * False when the list of the app's connections or of its dependencies cannot be read. Then the app may use any
   * connection reference.
   */
  readonly connectionsReadable: boolean;
  /**
   * The API names, such as `shared_sql`, of the app's implicitly shared connections that do not use a connection
   * reference. An implicitly shared connection is shared with everyone who gets the app.
   */
  readonly sharedConnections: readonly string[];
  /** Whether this is a code app. */
  readonly isCodeApp: boolean;
}

/** A cloud flow that an app runs. Source: docs/formats.md#flows-of-apps. */
export interface AppFlow {
  /** The GUID of the flow, in lower case. */
  readonly workflowId: string;
  /**
   * The connections that the app passes to the flow, as they were when the flow was added to the app. Undefined if the app
   * does not list them, or lists them in a form that Connref does not know.
   */
  readonly passedConnections: readonly PassedConnection[] | undefined;
}

/** A connection that an app passes to a flow that it runs. */
export interface PassedConnection {
  /** The key of the flow's connection entry. */
  readonly key: string;
  /** The API name of the app's connection, such as `shared_office365`. */
  readonly apiName: string;
}

/** A component in the `CdsDependencies` of an app. Source: docs/formats.md#dependencies-of-apps. */
export interface AppDependency {
  readonly kind: 'connectionReference' | 'customConnector' | 'flow' | 'other';
  /** The logical name of the component; the GUID of a flow, in lower case. */
  readonly name: string;
}

/** A custom connector that a connection of an app uses. */
export interface AppConnector {
  /** The name of the connector, as in `api.logicalName` of flows; empty when the app lacks it. */
  readonly name: string;
  /** The API name, which differs between environments. */
  readonly apiName: string;
  /** The logical name of the connection reference of the same connection; undefined when it has none. */
  readonly reference: string | undefined;
}
