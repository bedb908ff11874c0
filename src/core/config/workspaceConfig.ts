import { configProblem } from '../readers/fileProblems';
import { getNodeValue, type ParseError } from 'jsonc-parser';
import { isNestedTooDeep, parseJsonTree } from '../text/jsonTree';
import { jsonErrorWords } from '../readers/jsonErrorWords';
import { type FileProblem, problemResult } from '../readers/readResult';
import { configShape, type WorkspaceConfig } from './configShape';
import { globMatcher } from './globs/globMatcher';

/** The file in the root of a workspace folder that configures both the editor and the command line. */
export const configFileName = '.connref.json';

export const emptyConfig: WorkspaceConfig = configShape.read(undefined, '', {
  ruleIds: new Set(),
  report: () => undefined,
});

export interface ConfigResult {
  readonly config: WorkspaceConfig;
  readonly problems: readonly FileProblem[];
}

/**
 * Reads the text of a `.connref.json`. Wrong members are reported and ignored, and all other members apply. Comments are
 * allowed.
 * @param ruleIds The ids of all rules. Any other rule id in the file is reported.
 */
export function readWorkspaceConfig(text: string, ruleIds: ReadonlySet<string>): ConfigResult {
  if (isNestedTooDeep(text)) {
    return { config: emptyConfig, problems: [configProblem('', { kind: 'nestedTooDeep' })] };
  }
  const errors: ParseError[] = [];
  // Parse into a tree: a parser that builds plain objects would change the prototype of an object for a member called
  // __proto__.
  const root = parseJsonTree(text, errors, { allowTrailingComma: true });
  const problems: FileProblem[] = errors.slice(0, 1).map(
    ({ error, offset, length }) =>
      problemResult(text, {
        ruleId: 'invalid-configuration',
        kind: 'invalidJson',
        reason: jsonErrorWords(error),
        place: { kind: 'span', start: offset, end: offset + length },
      }).problem,
  );
  // If the text is not valid JSON and not even an object, report only the JSON error: a second finding, that the text must
  // be an object, would not help.
  const isUsable = root !== undefined && (errors.length === 0 || root.type === 'object');
  const config = configShape.read(isUsable ? getNodeValue(root) : undefined, '', {
    ruleIds,
    report: (...fault) => {
      problems.push(configProblem(...fault));
    },
  });
  return { config, problems };
}

/**
 * Returns a function that tests whether the name of a component matches at least one of the globs. Upper and lower case are
 * not distinguished, because Dataverse does not distinguish them in names (docs/formats.md#names).
 */
export function nameMatcher(globs: readonly string[]): (name: string) => boolean {
  return globMatcher(globs, 'name');
}
