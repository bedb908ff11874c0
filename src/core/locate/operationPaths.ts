import { isMember } from './memberNames';

/**
 * How a member of a trigger or action contains other actions (docs/formats.md#triggers-and-actions). `actions`: its members
 * are the actions. `branch`: it has a member `actions`. `branches`: each of its members has a member `actions`.
 */
export type ActionsMember = 'actions' | 'branch' | 'branches';

/** How a member of a trigger or action contains other actions; undefined if it contains none. */
export function actionsMember(name: string): ActionsMember | undefined {
  switch (name.length) {
    case 4:
      return isMember(name, 'else') ? 'branch' : undefined;
    case 5:
      return isMember(name, 'cases') || isMember(name, 'tools') ? 'branches' : undefined;
    case 7:
      return isActions(name) ? 'actions' : isMember(name, 'default') ? 'branch' : undefined;
    default:
      return undefined;
  }
}

/** Whether the members of a member are actions. */
export function isActions(name: string): boolean {
  return isMember(name, 'actions');
}

/** How many names of a path lead from a trigger or action through an `actions` member to the names of actions. */
const lengths: Readonly<Record<ActionsMember, number>> = { actions: 1, branch: 2, branches: 3 };

/**
 * Returns the part of a JSON path below the innermost trigger or action, such as `['inputs', 'host', 'connectionName']`;
 * undefined for a path outside of triggers and actions.
 */
export function pathInOperation(path: readonly (string | number)[]): string[] | undefined {
  const names = path.map(String);
  const [properties, definition, operations = ''] = names;
  if (
    properties !== 'properties' ||
    definition !== 'definition' ||
    !(isActions(operations) || isMember(operations, 'triggers'))
  ) {
    return undefined;
  }
  let at = 4;
  for (;;) {
    const member = actionsMember(names[at] ?? '');
    const length = member === undefined ? 0 : lengths[member];
    if (length === 0 || !isActions(names[at + length - 1] ?? '')) {
      return names.slice(at);
    }
    at += length + 1;
  }
}
