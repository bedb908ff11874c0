import type { CodeApp } from '../../../model/project';
import type { ReplaceReferenceName } from '../../operations/mentionOperation';
import type { NamedUse } from './referenceUses';

/** The operations that make code app projects use another connection reference. */
export function rebindCodeApps(codeApps: readonly CodeApp[], logicalName: string, to: string): ReplaceReferenceName[] {
  return codeApps.map(({ file }) => ({
    kind: 'replaceReferenceName',
    file,
    holder: 'codeAppProject',
    logicalName,
    to,
  }));
}

export function namedCodeApp({ displayName: name }: CodeApp): NamedUse {
  return { component: 'codeApp', name, solution: undefined };
}
