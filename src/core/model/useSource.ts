/** The kinds of components that other components use. Tables and other kinds are not followed. */
export type UsedKind = 'connectionReference' | 'customConnector' | 'flow' | 'environmentVariable';

/**
 * How a user refers to another component. What an import does about a name that does not exist depends on it. `entry`: a
 * connection entry of a flow. `call`: an action of a flow that calls another flow. `appConnection`: a connection of an
 * app. `parameter`: a parameter of a flow. `appDependency`: an entry in the `CdsDependencies` of an app. `agentRow`: a row in the list of what agent
 * components use. `agentData`: the data of an agent component. `agentKnowledge`: a source of knowledge of an agent.
 * `desktopFlow`: the metadata of a desktop flow. `codeAppProject`: a connection of a code app project.
 */
export type UseSource = 'entry' | 'call' | 'parameter' | 'codeAppProject' | NamedSource;

/** The sources of uses in solutions outside the JSON of cloud flows. */
export type NamedSource =
  'appConnection' | 'appDependency' | 'agentRow' | 'agentData' | 'agentKnowledge' | 'desktopFlow';

/**
 * Whose connection a user of a reference needs: the one that the reference is mapped to (`embedded`), or the one of the
 * person who talks to an agent (`invoker`).
 */
export type ConnectionMode = 'embedded' | 'invoker' | 'unknown';

/** The mode of a user with several uses of one reference: a use that needs the mapped connection decides. */
export function needierMode(modes: readonly ConnectionMode[]): ConnectionMode {
  return modes.includes('embedded')
    ? 'embedded'
    : modes.length > 0 && modes.every((mode) => mode === 'invoker')
      ? 'invoker'
      : 'unknown';
}
