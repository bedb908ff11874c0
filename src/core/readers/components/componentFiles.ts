import type { SolutionComponentKind } from './allComponents';

/**
 * The kind of component that a file contains, if the file has the same path in both XML layouts. Undefined for any other
 * file.
 * @param path Relative to the root folder of the solution, in lower case.
 */
export function componentKindInAnyLayout(path: string): SolutionComponentKind | undefined {
  if (/^workflows\/[^/]+\.json$/.test(path)) {
    return 'flowDefinition';
  }
  if (/^assets\/botcomponent_(?:connectionreference|workflow)set\.xml$/.test(path)) {
    return 'agentRows';
  }
  if (/^dvtablesearchs\/[^/]+\/dvtablesearch\.xml$/.test(path)) {
    return 'agentKnowledge';
  }
  if (/^botcomponents\/[^/]+\/data$/.test(path)) {
    return 'agentComponent';
  }
  if (/^bots\/[^/]+\/bot\.xml$/.test(path)) {
    return 'agent';
  }
  if (/^environmentvariabledefinitions\/[^/]+\/environmentvariabledefinition\.xml$/.test(path)) {
    return 'environmentVariable';
  }
  if (/^environmentvariabledefinitions\/[^/]+\/environmentvariablevalues\.json$/.test(path)) {
    return 'environmentVariableValue';
  }
  return undefined;
}

const componentFolder =
  /^(?:workflows|connectors|canvasapps|assets|(?:dvtablesearchs|botcomponents|bots|environmentvariabledefinitions)(?:\/[^/]+)?)$/;

/**
 * Whether files of components are directly in a folder or in its folders.
 * @param path Relative to the root folder of the solution, in lower case.
 */
export function isComponentFolder(path: string): boolean {
  return componentFolder.test(path);
}
