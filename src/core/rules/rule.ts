import type { Fix } from '../edits/fixes/fix';
import type { FixMakers } from '../edits/fixes/fixMakers';
import type { DeploymentEnvironment, SettingsTarget } from '../model/deploymentEnvironment';
import type { DeploymentSettings } from '../model/deploymentSettings';
import type { FilePath } from '../model/filePath';
import type { Flow } from '../model/flow';
import type { SolutionContent } from '../model/solution';
import type { SolutionIdentity } from '../model/solutionIdentity';
import type { RuleSeverity } from '../config/ruleSeverity';
import type { FileProblem } from '../readers/readResult';
import type { Finding, Severity } from '../model/finding';
import type { FactIndex, WorkspaceIndex } from '../model/workspaceIndex';

/** What a rule looks at, by its scope. After a change only the subjects that it touches are looked at again. */
export interface RuleSubjects {
  file: { readonly file: FilePath; readonly problem: FileProblem };
  flow: { readonly flow: Flow; readonly solution: SolutionIdentity };
  /** All that a solution holds beside its flows: one of thousands of flows changes, and this stays. */
  solution: { readonly solution: SolutionContent };
  settings: {
    readonly settings: DeploymentSettings;
    readonly target: SettingsTarget;
    readonly environment: DeploymentEnvironment;
  };
}

export type RuleScope = keyof RuleSubjects;

/** What a rule's check says; the rest of the finding comes from the rule. */
export type Report = (finding: Omit<Finding, 'ruleId' | 'severity'> & { readonly severity?: Severity }) => void;

export type Check<Scope extends RuleScope> = (subject: RuleSubjects[Scope], index: FactIndex, report: Report) => void;

interface RuleOf<Scope extends RuleScope> {
  /** Permanent, kebab-case. */
  readonly id: string;
  readonly title: string;
  /** Findings of a rule that is off until somebody asks for it are not shown. */
  readonly defaultSeverity: RuleSeverity;
  /** How an editor draws the place: faded, since nothing would miss it, or struck through. */
  readonly tag?: 'unnecessary' | 'deprecated';
  readonly scope: Scope;
  /** One or two sentences for the rule index and the settings: what it reports. */
  readonly description: string;
  readonly check: Check<Scope>;
  /** For a rule about flows that also concerns what their solution holds. */
  readonly checkSolution?: Check<'solution'>;
  /** Computed only when somebody asks, with makers that may be loaded only then; the preferred one first. */
  readonly fixes?: (finding: Finding, index: WorkspaceIndex, makers: FixMakers) => Fix[];
}

export type Rule = { [Scope in RuleScope]: RuleOf<Scope> }[RuleScope];
export type FileRule = RuleOf<'file'>;
export type FlowRule = RuleOf<'flow'>;
export type SolutionRule = RuleOf<'solution'>;
export type SettingsRule = RuleOf<'settings'>;
