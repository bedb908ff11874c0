/**
 * The rows in `Assets` that connect the components of agents with what they use (docs/formats.md#agents).
 *
 * @param {'connectionreference' | 'workflow'} kind
 * @param {readonly (readonly [component: string, name: string])[]} rows
 */
export function agentRowsXml(kind, rows) {
  const attribute =
    kind === 'workflow' ? 'workflowid.workflowid' : 'connectionreferenceid.connectionreferencelogicalname';
  const elements = rows.map(
    ([component, name]) => `
  <botcomponent_${kind} botcomponentid.schemaname="${component}" ${attribute}="${name}">
    <iscustomizable>1</iscustomizable>
  </botcomponent_${kind}>`,
  );
  return `<botcomponent_${kind}set>${elements.join('')}\n</botcomponent_${kind}set>`;
}

/**
 * @param {import('./components.mjs').Agent} agent
 */
export function agentXml({ schemaName, displayName }) {
  return `<bot schemaname="${schemaName}">\n  <language>1033</language>\n  <name>${displayName}</name>\n</bot>`;
}

/**
 * The YAML of one component of an agent.
 *
 * @param {import('./components.mjs').AgentComponent} component
 * @param {import('./random.mjs').Random} random
 */
export function agentDataYaml({ reference, flow, size }, random) {
  const lines = ['kind: AdaptiveDialog', 'beginDialog:', '  kind: OnRecognizedIntent', '  id: main', '  actions:'];
  if (reference !== undefined) {
    lines.push('    - kind: InvokeConnectorAction', `      connectionReference: ${reference}`);
    lines.push('      connectionProperties:', '        mode: Maker');
  }
  if (flow !== undefined) lines.push('    - kind: InvokeFlowAction', `      flowId: ${flow}`);
  lines.push('  intent:', '    triggerQueries:');
  for (let left = size; left > 0; left -= lines.at(-1)?.length ?? 1) lines.push(`      - ${random.words(4)}`);
  return lines.join('\n');
}

/**
 * @param {import('./components.mjs').Knowledge} knowledge
 */
export function knowledgeXml({ id, name, reference }) {
  return `<dvtablesearch dvtablesearchid="${id}">
  <connectionreference>
    <connectionreferencelogicalname>${reference}</connectionreferencelogicalname>
  </connectionreference>
  <iscustomizable>1</iscustomizable>
  <name>${name}</name>
  <searchtype>1</searchtype>
</dvtablesearch>`;
}
