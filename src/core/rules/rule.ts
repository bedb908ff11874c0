import type { Fix } from '../edits/fixes/fix';
import type { FixMakers } from '../edits/fixes/fixMakers';
import type { DeploymentEnvironment, SettingsTarget } from '../model/deploymentEnvironment';
import type { DeploymentSettings } from '../model/deploymentSettings';
import type { FilePath } from '../model/filePath';
import type { Flow } from '../model/flow';
import type { CodeApp } from '../model/project';
import type { SolutionContent } from '../model/solution';
import type { SolutionIdentity } from '../model/solutionIdentity';
import type { RuleSeverity } from '../config/ruleSeverity';
import type { FileProblem } from '../readers/readResult';
import type { Finding, RelatedPlace, Severity } from '../model/finding';
import type { FactIndex, WorkspaceIndex } from '../model/workspaceIndex';
import type { ComponentUse } from '../dependencies/componentUses';
import type { FlowFault } from '../plan/faults/flowFaults';
import type { UserFault } from '../plan/faults/userFaults';
import type { Message, RuleMessages } from './messages';

/**
 * What a rule checks in one call, by the scope of the rule. After a change, a subject is checked again only if the
 * change affects something that its last check used.
 */
export interface RuleSubjects {
  file: { readonly file: FilePath; readonly problem: FileProblem };
  flow: { readonly flow: Flow; readonly solution: SolutionIdentity; readonly faults: readonly FlowFault[] };
  /**
   * A solution without its flows, and the uses and faults of its apps, agents and desktop flows. If it contained its flows, a change
   * in one of thousands of flows would run all rules about the solution again.
   */
  solution: {
    readonly solution: SolutionContent;
    readonly uses: readonly ComponentUse[];
    readonly faults: readonly UserFault[];
  };
  codeApp: { readonly codeApp: CodeApp };
  settings: {
    readonly settings: DeploymentSettings;
    readonly target: SettingsTarget;
    readonly environment: DeploymentEnvironment;
  };
}

export type RuleScope = keyof RuleSubjects;

/**
 * A finding as the check of a rule reports it. The rule id of the finding comes from the rule, and so does the severity
 * if the check gives none.
 */
export interface ReportedFinding extends Omit<Finding, 'ruleId' | 'severity' | 'messageId' | 'message' | 'related'> {
  readonly severity?: Severity;
  readonly message: Message;
  readonly related: readonly ReportedPlace[];
}

export type ReportedPlace = Omit<RelatedPlace, 'message'> & { readonly message: Message };

export type Report = (finding: ReportedFinding) => void;

export type Check<Scope extends RuleScope> = (subject: RuleSubjects[Scope], index: FactIndex, report: Report) => void;

/**
 * What people read about a rule where they choose its severity. It is not a part of the rule, so that the extension does not
 * load it: only generated files have it.
 */
export interface RuleText {
  /** A short sentence without a full stop that says what is wrong, for lists of rules. */
  readonly title: string;
  /** What the rule reports, in a few sentences for the settings and the list of rules. */
  readonly description: string;
}

interface RuleOf<Scope extends RuleScope> {
  /** The id of the rule in kebab-case. It never changes, because people write it in settings. */
  readonly id: string;
  /**
   * The severity of findings for which neither a setting nor the check gives another one. Findings of a rule that is
   * off are not shown until a setting gives the rule a severity.
   */
  readonly defaultSeverity: RuleSeverity;
  /** How an editor shows the place of a finding: `unnecessary` is faded, `deprecated` is struck through. */
  readonly tag?: 'unnecessary' | 'deprecated';
  readonly scope: Scope;
  /**
   * Set if no message of the rule asks to edit the file of the finding. Messages of other rules say for a file in a zip
   * or a managed export what to edit instead.
   */
  readonly asksForNoEdit?: true;
  /** Every message that a finding of the rule can have, by message id. */
  readonly messages: RuleMessages;
  readonly check: Check<Scope>;
  /** For a rule about flows that also checks other components: the check of a solution without its flows. */
  readonly checkSolution?: Check<'solution'>;
  /**
   * The fixes of a finding. A preferred fix, if there is one, is first. Called only when a person asks for fixes,
   * because the code of `makers` is not loaded before.
   */
  readonly fixes?: (finding: Finding, index: WorkspaceIndex, makers: FixMakers) => Fix[];
}

export type Rule = { [Scope in RuleScope]: RuleOf<Scope> }[RuleScope];
export type FileRule = RuleOf<'file'>;
export type FlowRule = RuleOf<'flow'>;
export type SolutionRule = RuleOf<'solution'>;
export type CodeAppRule = RuleOf<'codeApp'>;
export type SettingsRule = RuleOf<'settings'>;
