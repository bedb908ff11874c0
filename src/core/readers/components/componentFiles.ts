import type { SolutionComponentKind } from './allComponents';

/**
 * The kind of a component whose file has the same path in every layout.
 * @param path Relative to the root, in lower case.
 */
export function componentKindInAnyLayout(path: string): SolutionComponentKind | undefined {
  if (/^workflows\/[^/]+\.json$/.test(path)) {
    return 'flowDefinition';
  }
  if (path === 'assets/botcomponent_connectionreferenceset.xml') {
    return 'agentReferences';
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
