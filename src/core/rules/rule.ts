import type { Fix } from '../edits/fix';
import type { DeploymentEnvironment, SettingsTarget } from '../model/deploymentEnvironment';
import type { DeploymentSettings } from '../model/deploymentSettings';
import type { FilePath } from '../model/filePath';
import type { Flow } from '../model/flow';
import type { SolutionIdentity } from '../model/solutionIdentity';
import type { FileProblem } from '../readers/readResult';
import type { Finding, Severity } from '../model/finding';
import type { FactIndex, WorkspaceIndex } from '../model/workspaceIndex';

/** What a rule looks at, by its scope. After a change only the subjects that it touches are looked at again. */
export interface RuleSubjects {
  file: { readonly file: FilePath; readonly problem: FileProblem };
  flow: { readonly flow: Flow; readonly solution: SolutionIdentity };
  settings: {
    readonly settings: DeploymentSettings;
    readonly target: SettingsTarget;
    readonly environment: DeploymentEnvironment;
  };
}

export type RuleScope = keyof RuleSubjects;

/** What a rule's check says; the rest of the finding comes from the rule. */
export type Report = (finding: Omit<Finding, 'ruleId' | 'severity'> & { readonly severity?: Severity }) => void;

interface RuleOf<Scope extends RuleScope> {
  /** Permanent, kebab-case. */
  readonly id: string;
  readonly title: string;
  readonly defaultSeverity: Severity;
  readonly scope: Scope;
  /** One or two sentences for the rule index and the settings: what it reports. */
  readonly description: string;
  readonly check: (subject: RuleSubjects[Scope], index: FactIndex, report: Report) => void;
  /** Computed only when somebody asks; the preferred one first. */
  readonly fixes?: (finding: Finding, index: WorkspaceIndex) => Fix[];
}

export type Rule = { [Scope in RuleScope]: RuleOf<Scope> }[RuleScope];
export type FileRule = RuleOf<'file'>;
export type FlowRule = RuleOf<'flow'>;
export type SettingsRule = RuleOf<'settings'>;
