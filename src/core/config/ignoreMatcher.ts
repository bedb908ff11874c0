import { withoutArchiveMark } from '../model/archivePath';
import { type FilePath, pathInFolder } from '../model/filePath';
import type { IgnoreEntry } from '../model/ignoreEntry';
import { sameName } from '../model/names';
import { globMatcher } from './globs/globMatcher';

/** What an item of `ignore` in `.connref.json` looks at in a finding. */
interface IgnorableFinding {
  readonly ruleId: string;
  readonly file: FilePath;
  /** The logical name of the connection reference that the finding is about; undefined if it is about none. */
  readonly reference: string | undefined;
}

/** Makes a function that tells whether an item of `ignore` in `.connref.json` matches a finding of its workspace folder. */
export function ignoreMatcher({ rule, path, reference }: IgnoreEntry): (finding: IgnorableFinding) => boolean {
  const matches = globMatcher([path], 'path');
  return (finding) =>
    finding.ruleId === rule &&
    matches(pathInFolder(withoutArchiveMark(finding.file))) &&
    (reference === undefined || (finding.reference !== undefined && sameName(reference, finding.reference)));
}
