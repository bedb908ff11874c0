import { parse, type ParseError, printParseErrorCode } from 'jsonc-parser';
import { jsonPointer } from '../model/place';
import { member, members, textMember } from '../readers/parseJson';
import { type FileProblem, readProblem } from '../readers/readResult';
import { type Severity, severities } from '../model/finding';
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
}

export interface IgnoreEntry {
  readonly rule: string;
  /** A glob of paths below the workspace folder. */
  readonly path: string;
  /** Limits the entry to findings about this connection reference. */
  readonly reference: string | undefined;
  readonly reason: string;
}

export const emptyConfig: WorkspaceConfig = { rules: new Map(), ignore: [], externals: [], exclude: [] };

const knownMembers = ['$schema', 'rules', 'ignore', 'externals', 'exclude', 'environments'];
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
        message: `This file is no valid JSON (${printParseErrorCode(error)}); what follows may not be in force.`,
        place: { kind: 'span', start: offset, end: offset + length },
      }).problem,
  );
  const complain = (pointer: string, message: string, part: 'key' | 'value' = 'value'): void => {
    problems.push({ ruleId: 'invalid-configuration', message, place: { kind: 'json', pointer, part } });
  };
  if (errors.length === 0 && (typeof json !== 'object' || json === null || Array.isArray(json))) {
    complain('', 'An object is expected here.');
  }
  for (const [name] of members(json)) {
    if (!knownMembers.includes(name)) {
      complain(
        jsonPointer('', name),
        `“${name}” means nothing here. Known: ${knownMembers.slice(1).join(', ')}.`,
        'key',
      );
    }
  }
  return {
    config: {
      rules: readRules(member(json, 'rules'), ruleIds, complain),
      ignore: readIgnore(member(json, 'ignore'), ruleIds, complain),
      externals: readTexts(member(json, 'externals'), '/externals', complain),
      exclude: readTexts(member(json, 'exclude'), '/exclude', complain),
    },
    problems,
  };
}

type Complain = (pointer: string, message: string, part?: 'key' | 'value') => void;

function readRules(value: unknown, ruleIds: ReadonlySet<string>, complain: Complain): Map<string, RuleSeverity> {
  const rules = new Map<string, RuleSeverity>();
  if (value !== undefined && (typeof value !== 'object' || value === null || Array.isArray(value))) {
    complain('/rules', 'An object of rule ids and severities is expected here.');
  }
  for (const [id, severity] of members(value)) {
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
    for (const [name] of members(entry).filter(([name]) => !knownIgnoreMembers.includes(name))) {
      complain(
        jsonPointer(pointer, name),
        `“${name}” means nothing here. Known: ${knownIgnoreMembers.join(', ')}.`,
        'key',
      );
    }
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

function readTexts(value: unknown, pointer: string, complain: Complain): string[] {
  return list(value, pointer, complain).filter((entry, at): entry is string => {
    const fits = typeof entry === 'string' && entry !== '';
    if (!fits) {
      complain(jsonPointer(pointer, String(at)), 'A text is expected here.');
    }
    return fits;
  });
}

function list(value: unknown, pointer: string, complain: Complain): unknown[] {
  if (value === undefined) {
    return [];
  }
  if (!Array.isArray(value)) {
    complain(pointer, 'A list is expected here.');
    return [];
  }
  return value as unknown[];
}

/** A test for names by globs, without regard to case, as Dataverse compares them. */
export function nameMatcher(globs: readonly string[]): (name: string) => boolean {
  // `bash: true` lets a * match the dots and slashes that names of agents' references hold.
  return globMatcher(globs, { nocase: true, dot: true, bash: true });
}
