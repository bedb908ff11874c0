import { escapeGlob } from '../../config/globs';
import { configFileOf } from '../../config/configFileOf';
import { type FilePath, pathInFolder } from '../../model/filePath';
import type { Finding } from '../../model/finding';
import type { Fix } from './fix';

/** Declares in `externals` of `.connref.json` that every target environment already has a reference or connector. */
export function addExternalFix(file: FilePath, name: string): Fix {
  return {
    title: `Add ${name} to externals: every target environment has it`,
    operations: [{ kind: 'addExternal', file: configFileOf(file), name }],
    preferred: false,
    mayRaise: [],
  };
}

/** Adds a finding to `ignore` of `.connref.json`. The reason that the user enters is stored there too. */
export function ignoreFix(finding: Finding): Fix {
  const path = escapeGlob(pathInFolder(finding.file));
  const { reference } = finding.data;
  return {
    // Without a reference, the entry ignores all findings of the rule in the file. The title must not promise less.
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
