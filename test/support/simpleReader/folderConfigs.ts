import type { WorkspaceConfig } from '../../../src/core/config/configShape';
import { globMatcher } from '../../../src/core/config/globs/globMatcher';
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

/** The settings and the `.connref.json` of a workspace folder. */
export interface FolderConfig {
  readonly folder: string;
  readonly file: FilePath;
  readonly problems: readonly FileProblem[];
  readonly config: WorkspaceConfig;
  readonly settings: FolderSettings;
  /** Whether the folder has a `.connref.json`, even a broken one. The rules in VS Code's settings do not apply then. */
  readonly exists: boolean;
}

export function readFolderConfigs(state: WorkspaceState): FolderConfig[] {
  return [...state.settings].map(([folder, settings]) => {
    const file = `${folder}/${configFileName}`;
    const base = { folder, file, settings };
    const text = presentText(file, state);
    switch (text.kind) {
      case 'missing':
        return { ...base, problems: [], config: emptyConfig, exists: false };
      case 'unreadable':
        return { ...base, problems: text.problems, config: emptyConfig, exists: true };
      case 'text': {
        const { config, problems } = readWorkspaceConfig(text.text, ruleIds);
        return { ...base, problems: [...text.problems, ...problems], config, exists: true };
      }
    }
  });
}

/** The files that Connref reads: in a workspace folder, and neither the file nor a directory above it is excluded. */
export function includedFiles(files: Iterable<FilePath>, configs: readonly FolderConfig[]): FilePath[] {
  return [...files].filter((file) => {
    const found = configs.find(({ folder }) => folder === folderOf(file));
    if (found === undefined) {
      return false;
    }
    const globs = [...found.settings.exclude, ...found.config.exclude];
    const matches = globMatcher([...globs, ...globs.map((glob) => `${glob.replace(/\/+$/, '')}/**`)], 'path');
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

/** A finding with the severity of the configuration; undefined when the finding is turned off or ignored. */
export function applyConfig(finding: Finding, configs: readonly FolderConfig[]): Finding | undefined {
  const found = configs.find(({ folder }) => folder === folderOf(finding.file));
  if (found === undefined) {
    return finding;
  }
  const { config, settings, exists } = found;
  const isOff = allRules.some(({ id, defaultSeverity }) => id === finding.ruleId && defaultSeverity === 'off');
  const severity = (exists ? config : settings).rules.get(finding.ruleId) ?? (isOff ? 'off' : finding.severity);
  const ignored = config.ignore.some(
    ({ rule, path, reference }) =>
      rule === finding.ruleId &&
      globMatcher([path], 'path')(pathInFolder(withoutArchiveMark(finding.file))) &&
      (reference === undefined || reference.toLowerCase() === finding.data.reference?.toLowerCase()),
  );
  return severity === 'off' || ignored ? undefined : { ...finding, severity };
}

/** Whether a solution is checked. A solution in a zip is checked only if the folder's settings say so. */
export function isChecked(root: FilePath, configs: readonly FolderConfig[]): boolean {
  return (
    archiveOf(root) === undefined ||
    configs.some(({ folder, settings }) => folder === folderOf(root) && settings.checkZips)
  );
}

export function isExternal(file: FilePath, name: string, configs: readonly FolderConfig[]): boolean {
  return configs.some(({ folder, config }) => folder === folderOf(file) && nameMatcher(config.externals)(name));
}
