import { countOf } from '../core/text/countOf';
import { visibleText } from '../core/text/visibleText';
import type { Workspace } from './workspace';

/** The line to print when zips were not opened, because a solution that seems to be missing can be in one of them. */
export function unopenedZipsLine({ unopenedZips, shownPath }: Pick<Workspace, 'unopenedZips' | 'shownPath'>): string {
  const [first, ...others] = unopenedZips;
  if (first === undefined) {
    return '';
  }
  return others.length === 0
    ? `${visibleText(shownPath(first))} was not opened. To read a solution in it, add --zips.\n`
    : `${visibleText(shownPath(first))} and ${countOf(others.length, 'more zip')} were not opened. To read the solutions in them, add --zips.\n`;
}
