import { ignoreMatcher } from '../config/ignoreMatcher';
import { excludePaths, type PathFilter } from '../config/pathFilter';
import type { WorkspaceConfig } from '../config/configShape';
import type { RuleSeverity } from '../config/ruleSeverity';
import { type ConfigResult, emptyConfig } from '../config/workspaceConfig';
import type { Finding } from '../model/finding';
import type { FileProblem } from '../readers/readResult';

/** Settings of a workspace folder that come from the host, such as VS Code settings, and not from `.connref.json`. */
export interface FolderSettings {
  /** The configured severities, by rule id. Used only if the folder has no `.connref.json`. */
  readonly rules: ReadonlyMap<string, RuleSeverity>;
  /** Globs of paths that are not read, in addition to those in `exclude` of `.connref.json`. */
  readonly exclude: readonly string[];
  /** Whether solutions in zips are checked. If so, their definitions are also used when other solutions are checked. */
  readonly checkZips: boolean;
}

export const defaultFolderSettings: FolderSettings = { rules: new Map(), exclude: [], checkZips: false };

/** The configuration of a workspace folder. It decides which files are read, and the severity of each finding. */
export class FolderState {
  readonly config: WorkspaceConfig;
  /**
   * The faults that were found when `.connref.json` was read. Names of settings files or solutions that do not exist
   * are not included: `Round` finds them.
   */
  readonly configProblems: readonly FileProblem[];
  readonly isExcluded: PathFilter;
  readonly checkZips: boolean;
  readonly #offRules: ReadonlySet<string>;
  readonly #rules: ReadonlyMap<string, RuleSeverity>;
  readonly #ignored: readonly ReturnType<typeof ignoreMatcher>[];

  /**
   * @param read The content of `.connref.json`; undefined when the folder has no such file.
   * @param offRules The ids of the rules that are off by default.
   */
  constructor(settings: FolderSettings, read: ConfigResult | undefined, offRules: ReadonlySet<string>) {
    this.#offRules = offRules;
    this.config = read?.config ?? emptyConfig;
    this.configProblems = read?.problems ?? [];
    this.#rules = read ? read.config.rules : settings.rules;
    this.checkZips = settings.checkZips;
    this.isExcluded = excludePaths([...settings.exclude, ...this.config.exclude]);
    this.#ignored = this.config.ignore.map(ignoreMatcher);
  }

  /**
   * Returns the finding with its configured severity; undefined if its rule is turned off or `.connref.json` ignores
   * the finding.
   */
  applyTo(finding: Finding): Finding | undefined {
    const severity = this.#rules.get(finding.ruleId) ?? (this.#offRules.has(finding.ruleId) ? 'off' : finding.severity);
    const { ruleId, file, data } = finding;
    if (severity === 'off' || this.#ignored.some((ignores) => ignores({ ruleId, file, reference: data.reference }))) {
      return undefined;
    }
    return severity === finding.severity ? finding : { ...finding, severity };
  }
}
