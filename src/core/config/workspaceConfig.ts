import type { IgnoreEntry } from '../model/ignoreEntry';
import { parse, type ParseError } from 'jsonc-parser';
import { isTokenPattern } from '../text/tokens';
import { jsonPointer } from '../model/place';
import { jsonErrorWords } from '../readers/jsonErrorWords';
import { member, textMember } from '../readers/parseJson';
import { meaninglessConfig } from '../readers/fileProblems';
import { type FileProblem, readProblem } from '../readers/readResult';
import { type Severity, severities } from '../model/finding';
import { type Complain, list, object, readTexts, refuseOthers } from './configValues';
import { type DeclaredEnvironment, readEnvironments } from './declaredEnvironment';
import { globMatcher } from './globs';

/** The file at a workspace folder's root that editor and command line share. */
export const configFileName = '.connref.json';

export type RuleSeverity = Severity | 'off';

/** What `.connref.json` says. */
export interface WorkspaceConfig {
  readonly rules: ReadonlyMap<string, RuleSeverity>;
  readonly ignore: readonly IgnoreEntry[];
  /** Name globs of references and connectors that every target environment already has. */
  readonly externals: readonly string[];
  /** Path globs of what is not read. */
  readonly exclude: readonly string[];
  /** The target environments, in the file's order. */
  readonly environments: readonly DeclaredEnvironment[];
  /** Patterns of pipeline tokens beside the known ones, with `*` for the name. */
  readonly tokens: readonly string[];
}

export const emptyConfig: WorkspaceConfig = {
  rules: new Map(),
  ignore: [],
  externals: [],
  exclude: [],
  environments: [],
  tokens: [],
};

const knownMembers = ['rules', 'ignore', 'externals', 'exclude', 'environments', 'tokens', '$schema'];
const knownIgnoreMembers = ['rule', 'path', 'reference', 'reason'];

export interface ConfigResult {
  readonly config: WorkspaceConfig;
  readonly problems: readonly FileProblem[];
}

/** Reads `.connref.json`. What is wrong in it is reported and left out; the rest holds. Comments are allowed. */
export function readWorkspaceConfig(text: string, ruleIds: ReadonlySet<string>): ConfigResult {
  const errors: ParseError[] = [];
  const json: unknown = parse(text, errors, { allowTrailingComma: true });
  const problems: FileProblem[] = errors.slice(0, 1).map(
    ({ error, offset, length }) =>
      readProblem(text, {
        ruleId: 'invalid-configuration',
        message: `This file is no valid JSON, so what follows may not be in force: ${jsonErrorWords(error)}.`,
        place: { kind: 'span', start: offset, end: offset + length },
      }).problem,
  );
  const complain: Complain = (...problem) => {
    problems.push(meaninglessConfig(...problem));
  };
  if (errors.length === 0 && (typeof json !== 'object' || json === null || Array.isArray(json))) {
    complain('', 'An object is expected here.');
  }
  refuseOthers(json, knownMembers, '', complain);
  return {
    config: {
      rules: readRules(member(json, 'rules'), ruleIds, complain),
      ignore: readIgnore(member(json, 'ignore'), ruleIds, complain),
      externals: readTexts(member(json, 'externals'), '/externals', complain),
      exclude: readTexts(member(json, 'exclude'), '/exclude', complain),
      environments: readEnvironments(member(json, 'environments'), complain),
      tokens: readTokenPatterns(member(json, 'tokens'), complain),
    },
    problems,
  };
}

function readRules(value: unknown, ruleIds: ReadonlySet<string>, complain: Complain): Map<string, RuleSeverity> {
  const rules = new Map<string, RuleSeverity>();
  for (const [id, severity] of object(value, '/rules', 'An object of rule ids and severities', complain)) {
    if (!ruleIds.has(id)) {
      complain(jsonPointer('/rules', id), `There is no rule “${id}”.`, 'key');
    } else if (!isRuleSeverity(severity)) {
      complain(jsonPointer('/rules', id), 'A severity is expected here: off, hint, information, warning or error.');
    } else {
      rules.set(id, severity);
    }
  }
  return rules;
}

export function isRuleSeverity(value: unknown): value is RuleSeverity {
  return value === 'off' || severities.some((severity) => severity === value);
}

function readIgnore(value: unknown, ruleIds: ReadonlySet<string>, complain: Complain): IgnoreEntry[] {
  return list(value, '/ignore', complain).flatMap((entry, at) => {
    const pointer = jsonPointer('/ignore', String(at));
    refuseOthers(entry, knownIgnoreMembers, pointer, complain);
    const rule = textMember(entry, 'rule');
    const path = textMember(entry, 'path');
    const reason = textMember(entry, 'reason');
    if (rule === undefined || path === undefined || reason === undefined) {
      complain(pointer, 'Each entry needs rule, path and reason.');
      return [];
    }
    if (!ruleIds.has(rule)) {
      complain(jsonPointer(pointer, 'rule'), `There is no rule “${rule}”.`);
    }
    return [{ rule, path, reason, reference: textMember(entry, 'reference') }];
  });
}

function readTokenPatterns(value: unknown, complain: Complain): string[] {
  return list(value, '/tokens', complain).filter((pattern, at): pattern is string => {
    const fits = typeof pattern === 'string' && isTokenPattern(pattern);
    if (!fits) {
      complain(
        jsonPointer('/tokens', String(at)),
        'A pattern with one * for the name is expected here, such as "<<*>>".',
      );
    }
    return fits;
  });
}

/** A test for names by globs, without regard to case, as Dataverse compares them. */
export function nameMatcher(globs: readonly string[]): (name: string) => boolean {
  // `bash: true` lets a * match the dots and slashes that names of agents' references hold.
  return globMatcher(globs, { nocase: true, dot: true, bash: true });
}
