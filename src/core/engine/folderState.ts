import { globMatcher } from '../config/globs';
import { excludePaths, type PathFilter } from '../config/pathFilter';
import type { WorkspaceConfig } from '../config/configShape';
import type { RuleSeverity } from '../config/ruleSeverity';
import { type ConfigResult, emptyConfig } from '../config/workspaceConfig';
import { offRules } from '../rules/allRules';
import { withoutArchiveMark } from '../model/archivePath';
import { pathInFolder } from '../model/filePath';
import type { Finding } from '../model/finding';
import type { FileProblem } from '../readers/readResult';

/** What the host knows about a workspace folder beside its files: the editor's own settings. */
export interface FolderSettings {
  /** In force only where the folder has no `.connref.json`. */
  readonly rules: ReadonlyMap<string, RuleSeverity>;
  /** Path globs that are left out besides those of `.connref.json`. */
  readonly exclude: readonly string[];
  /** Whether solutions in zips are checked, and count for the others. */
  readonly checkZips: boolean;
}

export const defaultFolderSettings: FolderSettings = { rules: new Map(), exclude: [], checkZips: false };

/** A workspace folder's configuration, and what it does to files and findings. */
export class FolderState {
  readonly config: WorkspaceConfig;
  /** What is wrong in `.connref.json` by itself. */
  readonly configProblems: readonly FileProblem[];
  readonly isExcluded: PathFilter;
  readonly checkZips: boolean;
  readonly #rules: ReadonlyMap<string, RuleSeverity>;
  readonly #ignored: readonly ((finding: Finding) => boolean)[];

  /** @param read Undefined when the folder has no `.connref.json`. */
  constructor(settings: FolderSettings, read: ConfigResult | undefined) {
    this.config = read?.config ?? emptyConfig;
    this.configProblems = read?.problems ?? [];
    this.#rules = read ? read.config.rules : settings.rules;
    this.checkZips = settings.checkZips;
    this.isExcluded = excludePaths([...settings.exclude, ...this.config.exclude]);
    this.#ignored = this.config.ignore.map(({ rule, path, reference }) => {
      const matches = globMatcher([path], { dot: true });
      return (finding) =>
        finding.ruleId === rule &&
        matches(pathInFolder(withoutArchiveMark(finding.file))) &&
        (reference === undefined || reference.toLowerCase() === finding.data.reference?.toLowerCase());
    });
  }

  /** The finding as it is shown; undefined when it is switched off or ignored. */
  applyTo(finding: Finding): Finding | undefined {
    const severity = this.#rules.get(finding.ruleId) ?? (offRules.has(finding.ruleId) ? 'off' : finding.severity);
    if (severity === 'off' || this.#ignored.some((ignores) => ignores(finding))) {
      return undefined;
    }
    return severity === finding.severity ? finding : { ...finding, severity };
  }
}
