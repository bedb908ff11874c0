import { escapeGlob } from '../../config/globs/globMatcher';
import { configFileOf } from '../../config/configFileOf';
import { type FilePath, pathInFolder } from '../../model/filePath';
import type { Finding } from '../../model/finding';
import type { Fix } from './fix';

/**
 * A fix that adds a connection reference or connector to `externals` of `.connref.json`, which declares that every
 * target environment already has it.
 * @param file Any file of the workspace folder whose `.connref.json` changes.
 */
export function addExternalFix(file: FilePath, name: string): Fix {
  return {
    title: `Add ${name} to externals: every target environment has it`,
    operations: [{ kind: 'addExternal', file: configFileOf(file), name }],
    preferred: false,
    mayRaise: [],
  };
}

/** A fix that adds a finding to `ignore` of `.connref.json`, with the reason that the user enters. */
export function ignoreFix(finding: Finding): Fix {
  const path = escapeGlob(pathInFolder(finding.file));
  const { reference } = finding.data;
  return {
    // If the finding has no connection reference, the new entry of `ignore` applies to all findings of the rule in the
    // file. So the title must not say that only one finding is ignored.
    title: reference === undefined ? `Ignore ${finding.ruleId} in this file…` : 'Ignore this finding…',
    operations: [
      {
        kind: 'ignoreFinding',
        file: configFileOf(finding.file),
        entry: { rule: finding.ruleId, path, reference, reason: '' },
      },
    ],
    preferred: false,
    mayRaise: [],
    asks: 'reason',
  };
}
