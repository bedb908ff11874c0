import type { FilePath } from './filePath';

/**
 * A project beside the solutions that belongs to none of them and may use their connection references
 * (docs/formats.md#projects-beside-solutions).
 */
export type Project = AgentWorkspace | CodeApp;

/** A workspace of Microsoft's Copilot Studio extension. Connref does not read its files. */
export interface AgentWorkspace {
  readonly kind: 'agentWorkspace';
  /** The file by which the workspace was recognised. */
  readonly file: FilePath;
}

/** A code app project, as its `power.config.json` describes it. */
export interface CodeApp {
  readonly kind: 'codeApp';
  readonly file: FilePath;
  /** Whether the file could be read. If not, the app has no connections here, and may use any reference. */
  readonly readable: boolean;
  readonly displayName: string;
  readonly connections: readonly CodeAppConnection[];
}

export interface CodeAppConnection {
  /** JSON Pointer of the connection in the file. */
  readonly pointer: string;
  /** The API name of the connector; empty if the file lacks it. */
  readonly apiName: string;
  /** The id of the connection that all users of the app share; undefined if each user brings a connection. */
  readonly sharedConnectionId: string | undefined;
  /** The logical name of the connection reference; undefined if the app uses the connection without one. */
  readonly reference: string | undefined;
}
