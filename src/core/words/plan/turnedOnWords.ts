import type { ImportMode } from '../../model/deploymentEnvironment';
import { agree } from '../../text/countOf';

/**
 * That flows are turned on after an import. An update or upgrade keeps the state that a flow has in the environment, and
 * reports about it differ, so that this is only expected. Source: docs/imports.md#flows-turned-on-or-off.
 */
export function turnedOnWords(mode: ImportMode, count: number): string {
  return mode === 'first' ? 'will be turned on' : `${agree(count, 'is', 'are')} expected to be turned on`;
}
