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
import type { Finding, RelatedPlace, Severity } from '../model/finding';
import type { FactIndex, WorkspaceIndex } from '../model/workspaceIndex';
import type { Message, RuleMessages } from './messages';

/** The subjects that a rule checks, by the rule's scope. After a change, only the subjects that changed are checked again. */
export interface RuleSubjects {
  file: { readonly file: FilePath; readonly problem: FileProblem };
  flow: { readonly flow: Flow; readonly solution: SolutionIdentity };
  /**
   * A solution without its flows. A change in one of thousands of flows must not run the rules about the solution again.
   */
  solution: { readonly solution: SolutionContent };
  settings: {
    readonly settings: DeploymentSettings;
    readonly target: SettingsTarget;
    readonly environment: DeploymentEnvironment;
  };
}

export type RuleScope = keyof RuleSubjects;

/** A finding as a rule's check reports it. Missing members come from the rule: its id, and its severity if none is given. */
export interface ReportedFinding extends Omit<Finding, 'ruleId' | 'severity' | 'messageId' | 'message' | 'related'> {
  readonly severity?: Severity;
  readonly message: Message;
  readonly related: readonly ReportedPlace[];
}

export type ReportedPlace = Omit<RelatedPlace, 'message'> & { readonly message: Message };

export type Report = (finding: ReportedFinding) => void;

export type Check<Scope extends RuleScope> = (subject: RuleSubjects[Scope], index: FactIndex, report: Report) => void;

interface RuleOf<Scope extends RuleScope> {
  /** Permanent, kebab-case. */
  readonly id: string;
  /** A short sentence without a full stop that says what is wrong. */
  readonly title: string;
  /** Findings of a rule that is off are not shown until a setting gives the rule a severity. */
  readonly defaultSeverity: RuleSeverity;
  /** How an editor shows the place: `unnecessary` is faded, `deprecated` is struck through. */
  readonly tag?: 'unnecessary' | 'deprecated';
  readonly scope: Scope;
  /** Two or three sentences for the settings and the list of rules: what the rule reports. */
  readonly description: string;
  /** Every sentence that the rule can report, by message id. */
  readonly messages: RuleMessages;
  readonly check: Check<Scope>;
  /** A second check for a rule about flows that also checks other components of the solution. */
  readonly checkSolution?: Check<'solution'>;
  /**
   * The fixes of a finding, the preferred fix first. Called only when a user asks, because the makers may be loaded only
   * then.
   */
  readonly fixes?: (finding: Finding, index: WorkspaceIndex, makers: FixMakers) => Fix[];
}

export type Rule = { [Scope in RuleScope]: RuleOf<Scope> }[RuleScope];
export type FileRule = RuleOf<'file'>;
export type FlowRule = RuleOf<'flow'>;
export type SolutionRule = RuleOf<'solution'>;
export type SettingsRule = RuleOf<'settings'>;
