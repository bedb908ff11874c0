import type { Use } from '../model/use';

/**
 * Whether the import looks up the name of a component, so that it fails if nothing has the name. `known`: people met it.
 * `expected`: it follows from what the files are for. `unknown`: nothing is known about it. Source:
 * docs/imports.md#missing-components-of-apps-and-agents.
 */
export type ImportCheck = 'known' | 'expected' | 'unknown';

export function importCheckOf({ source }: Pick<Use, 'source'>): ImportCheck {
  switch (source) {
    case 'appDependency':
      return 'known';
    case 'entry':
    case 'agentRow':
      return 'expected';
    case 'call':
    case 'parameter':
    case 'appConnection':
    case 'agentData':
    case 'agentKnowledge':
    case 'desktopFlow':
    case 'codeAppProject':
      return 'unknown';
  }
}

/** What is known about a name that a component uses in several places. */
export function strongestCheck(checks: Iterable<ImportCheck>): ImportCheck {
  const all = new Set(checks);
  return all.has('known') ? 'known' : all.has('expected') ? 'expected' : 'unknown';
}
