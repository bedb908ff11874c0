import type { WorkspaceConfig } from '../../../src/core/config/configShape';
import { globMatcher } from '../../../src/core/config/globs';
import {
  configFileName,
  emptyConfig,
  nameMatcher,
  readWorkspaceConfig,
} from '../../../src/core/config/workspaceConfig';
import type { FolderSettings } from '../../../src/core/engine/folderState';
import { archiveOf, withoutArchiveMark } from '../../../src/core/model/archivePath';
import type { Finding } from '../../../src/core/model/finding';
import { type FilePath, folderOf, pathInFolder } from '../../../src/core/model/filePath';
import type { FileProblem } from '../../../src/core/readers/readResult';
import { allRules, ruleIds } from '../../../src/core/rules/allRules';
import { presentText } from './presentText';
import type { WorkspaceState } from './workspaceState';

/** What a workspace folder's settings and `.connref.json` do to its files and findings. */
export interface FolderConfig {
  readonly folder: string;
  readonly file: FilePath;
  readonly problems: readonly FileProblem[];
  readonly config: WorkspaceConfig;
  readonly settings: FolderSettings;
  /** Whether the folder has a `.connref.json`, whatever is in it: the editor's rules are out of force then. */
  readonly there: boolean;
}

export function readFolderConfigs(state: WorkspaceState): FolderConfig[] {
  return [...state.settings].map(([folder, settings]) => {
    const file = `${folder}/${configFileName}`;
    const base = { folder, file, settings };
    const text = presentText(file, state);
    switch (text.kind) {
      case 'missing':
        return { ...base, problems: [], config: emptyConfig, there: false };
      case 'unreadable':
        return { ...base, problems: text.problems, config: emptyConfig, there: true };
      case 'text': {
        const { config, problems } = readWorkspaceConfig(text.text, ruleIds);
        return { ...base, problems: [...text.problems, ...problems], config, there: true };
      }
    }
  });
}

/** The files that count: in a workspace folder, and neither they nor a directory above them left out. */
export function includedFiles(files: Iterable<FilePath>, configs: readonly FolderConfig[]): FilePath[] {
  return [...files].filter((file) => {
    const found = configs.find(({ folder }) => folder === folderOf(file));
    if (found === undefined) {
      return false;
    }
    const globs = [...found.settings.exclude, ...found.config.exclude];
    const matches = globMatcher([...globs, ...globs.map((glob) => `${glob.replace(/\/+$/, '')}/**`)], { dot: true });
    const segments = pathInFolder(file).split('/');
    const above = segments.map((_, at) => segments.slice(0, at + 1).join('/'));
    const archive = archiveOf(file);
    const neverRead = ['bin', 'obj', 'node_modules', '.git'];
    return (
      !segments.some((segment) => neverRead.includes(segment)) &&
      ![...above, ...(archive === undefined ? [] : [pathInFolder(archive)])].some(matches)
    );
  });
}

/** The finding as it is shown; undefined when it is not. */
export function configured(finding: Finding, configs: readonly FolderConfig[]): Finding | undefined {
  const found = configs.find(({ folder }) => folder === folderOf(finding.file));
  if (found === undefined) {
    return finding;
  }
  const { config, settings, there } = found;
  const isOff = allRules.some(({ id, defaultSeverity }) => id === finding.ruleId && defaultSeverity === 'off');
  const severity = (there ? config : settings).rules.get(finding.ruleId) ?? (isOff ? 'off' : finding.severity);
  const ignored = config.ignore.some(
    ({ rule, path, reference }) =>
      rule === finding.ruleId &&
      globMatcher([path], { dot: true })(pathInFolder(withoutArchiveMark(finding.file))) &&
      (reference === undefined || reference.toLowerCase() === finding.data.reference?.toLowerCase()),
  );
  return severity === 'off' || ignored ? undefined : { ...finding, severity };
}

/** Whether findings in a solution are asked for: one in a zip only where the folder's settings say so. */
export function isChecked(root: FilePath, configs: readonly FolderConfig[]): boolean {
  return (
    archiveOf(root) === undefined ||
    configs.some(({ folder, settings }) => folder === folderOf(root) && settings.checkZips)
  );
}

export function isExternal(file: FilePath, name: string, configs: readonly FolderConfig[]): boolean {
  return configs.some(({ folder, config }) => folder === folderOf(file) && nameMatcher(config.externals)(name));
}
