import type { FormatProblem } from '../../settings/renderFormats';
import { listed } from '../../text/listed';

/** Why settings cannot be written as lines `NAME=VALUE`, and what to do. */
export function formatProblemWords({ kind, name }: FormatProblem): string {
  return kind === 'name'
    ? `${name} cannot be a part of the name of an environment variable. Only letters, digits, _, - and . can.`
    : `The value of ${name} cannot be in one line NAME=VALUE: it contains a line break or another character that a pipeline would obey. Change the value, or use another format.`;
}

/** Says that a tool does not take some members of the settings files. */
export function droppedMembersWords(members: readonly string[]): string {
  return `Left out, because this format has only references and variables: ${listed(members)}.`;
}
