interface Visit<Node> {
  readonly node: Node;
  readonly next: readonly Node[];
  /** How many of `next` have been looked at. */
  passed: number;
  /** The lowest number in the order of visits of a node in an open group that this node reaches. */
  lowest: number;
}

/**
 * Groups of nodes that reach each other, by Tarjan's algorithm; a node that is in no cycle is a group alone. A group
 * comes after the groups that it reaches. Chains of any length are followed without recursion.
 * @param starts The nodes from which the others are reached.
 * @param next The nodes that a node leads to directly.
 */
export function stronglyConnected<Node extends object | number | string>(
  starts: readonly Node[],
  next: (node: Node) => readonly Node[],
): Node[][] {
  const groups: Node[][] = [];
  const order = new Map<Node, number>();
  const open: Node[] = [];
  /** Nodes that are in `open`, with their index in it. */
  const openAt = new Map<Node, number>();
  const visits: Visit<Node>[] = [];
  const enter = (node: Node): void => {
    openAt.set(node, open.push(node) - 1);
    visits.push({ node, next: next(node), passed: 0, lowest: order.size });
    order.set(node, order.size);
  };
  for (const start of starts) {
    if (!order.has(start)) {
      enter(start);
    }
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const other = visit.next[visit.passed++];
      if (other !== undefined) {
        if (!order.has(other)) {
          enter(other);
        } else if (openAt.has(other)) {
          visit.lowest = Math.min(visit.lowest, order.get(other) ?? 0);
        }
        continue;
      }
      visits.pop();
      if (visit.lowest === order.get(visit.node)) {
        const group = open.splice(openAt.get(visit.node) ?? 0);
        group.forEach((node) => openAt.delete(node));
        groups.push(group);
      }
      const caller = visits.at(-1);
      if (caller) {
        caller.lowest = Math.min(caller.lowest, visit.lowest);
      }
    }
  }
  return groups;
}
