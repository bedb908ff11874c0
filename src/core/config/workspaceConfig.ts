import { configProblem } from '../readers/fileProblems';
import { getNodeValue, type ParseError, parseTree } from 'jsonc-parser';
import { jsonErrorWords } from '../readers/jsonErrorWords';
import { type FileProblem, problemResult } from '../readers/readResult';
import { configShape, type WorkspaceConfig } from './configShape';
import { globMatcher } from './globs';

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

/** Reads `.connref.json`. Members that are wrong are reported and ignored, and all others apply. Comments are allowed. */
export function readWorkspaceConfig(text: string, ruleIds: ReadonlySet<string>): ConfigResult {
  const errors: ParseError[] = [];
  // Parse into a tree: a parser that builds plain objects would set the prototype for a member called __proto__.
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const problems: FileProblem[] = errors.slice(0, 1).map(
    ({ error, offset, length }) =>
      problemResult(text, {
        ruleId: 'invalid-configuration',
        kind: 'invalidJson',
        reason: jsonErrorWords(error),
        place: { kind: 'span', start: offset, end: offset + length },
      }).problem,
  );
  // If the text is not valid JSON and not an object, only the JSON error is reported: a second finding would not help.
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
 * A function that tests whether a name matches one of the globs. Case is ignored, because Dataverse ignores it
 * (docs/formats.md#names).
 */
export function nameMatcher(globs: readonly string[]): (name: string) => boolean {
  // `bash: true` lets a * match dots and slashes, which names of agents' connection references contain.
  return globMatcher(globs, { nocase: true, dot: true, bash: true });
}
