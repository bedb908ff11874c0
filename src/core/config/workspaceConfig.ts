import { meaninglessConfig } from '../readers/fileProblems';
import { getNodeValue, type ParseError, parseTree } from 'jsonc-parser';
import { jsonErrorWords } from '../readers/jsonErrorWords';
import { type FileProblem, readProblem } from '../readers/readResult';
import { configShape, type WorkspaceConfig } from './configShape';
import { globMatcher } from './globs';

/** The file at a workspace folder's root that editor and command line share. */
export const configFileName = '.connref.json';

export const emptyConfig: WorkspaceConfig = configShape.read(undefined, '', {
  ruleIds: new Set(),
  complain: () => undefined,
});

export interface ConfigResult {
  readonly config: WorkspaceConfig;
  readonly problems: readonly FileProblem[];
}

/** Reads `.connref.json`. What is wrong in it is reported and left out; the rest holds. Comments are allowed. */
export function readWorkspaceConfig(text: string, ruleIds: ReadonlySet<string>): ConfigResult {
  const errors: ParseError[] = [];
  // Unlike a parse into plain objects, this keeps a member called __proto__ as the member that it is.
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const problems: FileProblem[] = errors.slice(0, 1).map(
    ({ error, offset, length }) =>
      readProblem(text, {
        ruleId: 'invalid-configuration',
        message: `This file is no valid JSON, so what follows may not be in force: ${jsonErrorWords(error)}.`,
        place: { kind: 'span', start: offset, end: offset + length },
      }).problem,
  );
  // Of a broken text, what is not even an object is not reported a second time.
  const isRead = root !== undefined && (errors.length === 0 || root.type === 'object');
  const config = configShape.read(isRead ? getNodeValue(root) : undefined, '', {
    ruleIds,
    complain: (...problem) => {
      problems.push(meaninglessConfig(...problem));
    },
  });
  return { config, problems };
}

/** A test for names by globs, without regard to case, as Dataverse compares them. */
export function nameMatcher(globs: readonly string[]): (name: string) => boolean {
  // `bash: true` lets a * match the dots and slashes that names of agents' references hold.
  return globMatcher(globs, { nocase: true, dot: true, bash: true });
}
