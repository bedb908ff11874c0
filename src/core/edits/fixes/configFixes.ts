import { escapeGlob } from '../../config/globs';
import { configFileOf } from '../../config/configFileOf';
import { type FilePath, pathInFolder } from '../../model/filePath';
import type { Finding } from '../../model/finding';
import type { Fix } from './fix';

/** Says that every target environment already has a reference or connector. */
export function addExternalFix(file: FilePath, name: string): Fix {
  return {
    title: `${name} comes from outside: every target environment has it`,
    operations: [{ kind: 'addExternal', file: configFileOf(file), name }],
    preferred: false,
    mayRaise: [],
  };
}

/** Leaves one finding out, with a reason that stays in the repository. */
export function ignoreFix(finding: Finding): Fix {
  const path = escapeGlob(pathInFolder(finding.file));
  const { reference } = finding.data;
  return {
    // Without a reference the entry cannot tell the findings of one rule in one file apart.
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
