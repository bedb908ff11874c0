/** @typedef {import('../src/core/config/shape').JsonSchema} JsonSchema */

/**
 * A Markdown table that documents a JSON schema: a row for each member that has a description.
 *
 * @param {JsonSchema} schema
 */
export function memberTable(schema) {
  const rows = membersOf(schema, '').map(({ path, member, isRequired }) => {
    const meaning = (member.description ?? '').replaceAll(/[*<|]/g, '\\$&');
    return `| \`${path}\` | ${valueWords(member)}${isRequired ? ', required' : ''} | ${meaning} |`;
  });
  return ['| Member | Value | Meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

/**
 * @param {JsonSchema} schema
 * @param {string} path
 * @returns {{ path: string, member: JsonSchema, isRequired: boolean }[]}
 */
function membersOf(schema, path) {
  const named = Object.entries(schema.properties ?? {})
    .filter(([, member]) => member.description !== undefined)
    .map(([name, member]) => ({
      path: path === '' ? name : `${path}.${name}`,
      member,
      isRequired: schema.required?.includes(name) ?? false,
    }));
  return [
    ...named.flatMap((each) => [each, ...membersOf(each.member, each.path)]),
    ...(schema.anyOf ?? []).flatMap((each) => membersOf(each, path)),
    ...(schema.items === undefined ? [] : membersOf(schema.items, `${path}[]`)),
    ...(schema.additionalProperties ? membersOf(schema.additionalProperties, `${path}.NAME`) : []),
  ];
}

/**
 * @param {JsonSchema} schema
 * @returns {string}
 */
function valueWords({ type, enum: choices, default: fallback, items }) {
  if (choices !== undefined && fallback !== undefined) {
    return choices.map((choice) => `\`${choice}\`${choice === fallback ? ' (default)' : ''}`).join(', ');
  }
  switch (type) {
    case 'boolean':
      return '`true` or `false`';
    case 'array':
      return `list of ${(items?.anyOf ?? [items]).map((item) => `${item?.type === 'object' ? 'objects' : 'texts'}`).join(' or ')}`;
    case 'object':
      return 'object';
    default:
      return 'text';
  }
}
