/**
 * @typedef {object} Entry one member of `connectionReferences`
 * @property {string} key
 * @property {string} apiName
 * @property {string | undefined} apiLogicalName
 * @property {string | undefined} reference undefined: a raw connection
 */

/**
 * Makes the JSON of a cloud flow of about a given size, with triggers, nested actions, hosts that use every entry, and a
 * parameter for every environment variable.
 *
 * @param {import('./random.mjs').Random} random
 * @param {number} size in characters, printed with two spaces
 * @param {readonly Entry[]} entries
 * @param {readonly string[]} variables schema names
 * @returns {object}
 */
export function makeFlow(random, size, entries, variables) {
  const invoker = random.chance(0.06);
  const definition = {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    parameters: {
      $connections: { defaultValue: {}, type: 'Object' },
      $authentication: { defaultValue: {}, type: 'SecureObject' },
      ...Object.fromEntries(variables.map(variableParameter)),
    },
    triggers: makeTrigger(random),
    actions: {
      ...makeActions(random, 0.88 * size - 1400 - 350 * entries.length, entries),
      ...makeNote(random),
    },
  };
  const connectionReferences = Object.fromEntries(entries.map((entry) => [entry.key, entryJson(entry, invoker)]));
  return { properties: { connectionReferences, definition, templateName: null }, schemaVersion: '1.0.0.0' };
}

/**
 * @param {string} schemaName
 * @returns {[string, object]}
 */
function variableParameter(schemaName) {
  return [`Setting (${schemaName})`, { defaultValue: '', type: 'String', metadata: { schemaName, description: '' } }];
}

/**
 * @param {Entry} entry
 * @param {boolean} invoker
 */
function entryJson({ apiName, apiLogicalName, reference }, invoker) {
  return {
    runtimeSource: invoker && reference !== undefined ? 'invoker' : 'embedded',
    connection: reference === undefined ? {} : { connectionReferenceLogicalName: reference },
    api: { name: apiName, ...(apiLogicalName !== undefined && { logicalName: apiLogicalName }) },
  };
}

/**
 * @param {import('./random.mjs').Random} random
 */
function makeTrigger(random) {
  const metadata = { operationMetadataId: random.guid() };
  return random.chance(0.35)
    ? { Recurrence: { recurrence: { frequency: 'Day', interval: random.integer(1, 7) }, metadata, type: 'Recurrence' } }
    : {
        manual: {
          metadata,
          type: 'Request',
          kind: random.pick(['Button', 'PowerAppV2', 'Http']),
          inputs: { schema: { type: 'object', properties: makeSchema(random, random.integer(0, 6)), required: [] } },
        },
      };
}

/**
 * Adds a text with other letters than ASCII to a few flows, as few as in real repositories. The rate matters for the memory
 * figure: a single such letter makes JavaScript engines store the whole text in another way.
 *
 * @param {import('./random.mjs').Random} random
 */
function makeNote(random) {
  const note = random.weighted([
    [undefined, 196],
    ['Grüße', 5],
    ['“Hello”', 10],
  ]);
  return note === undefined ? {} : { Note: { runAfter: {}, type: 'Compose', inputs: note } };
}

/**
 * @typedef {object} Container
 * @property {Record<string, unknown>} actions
 * @property {number} depth
 * @property {string | undefined} last
 */

/**
 * Adds actions until the size is reached. Most of them are in containers, which nest deeply, as in real flows.
 *
 * @param {import('./random.mjs').Random} random
 * @param {number} size
 * @param {readonly Entry[]} entries
 */
function makeActions(random, size, entries) {
  /** @type {Container} */
  const top = { actions: {}, depth: 0, last: undefined };
  /** @type {Container[]} */
  const nested = [];
  let left = size;
  for (let number = 1; left > 0 || number <= entries.length; number++) {
    const container = nested.length === 0 || random.chance(0.22) ? top : random.pick(nested);
    const opens = container.depth < 6 && (nested.length === 0 ? number > 1 : random.chance(0.25));
    const must = entries[number - 1];
    const name = `${random.words(random.integer(2, 4)).replaceAll(' ', '_')}_${number}`;
    const [body, inner] =
      opens && must === undefined
        ? makeContainer(random)
        : [makeLeaf(random, must ?? chosenEntry(random, entries)), []];
    const runAfter = container.last === undefined ? {} : { [container.last]: ['Succeeded'] };
    const action = { runAfter, metadata: { operationMetadataId: random.guid() }, ...body };
    left -= printedSize(action, container.depth);
    container.actions[name] = action;
    container.last = name;
    nested.push(...inner.map((actions) => ({ actions, depth: container.depth + 1, last: undefined })));
  }
  return top.actions;
}

/**
 * The entry that the next action uses; undefined for two thirds of the actions.
 *
 * @param {import('./random.mjs').Random} random
 * @param {readonly Entry[]} entries
 */
function chosenEntry(random, entries) {
  return entries.length > 0 && random.chance(0.42) ? random.pick(entries) : undefined;
}

/**
 * @param {object} action
 * @param {number} depth
 */
function printedSize(action, depth) {
  const printed = JSON.stringify(action, null, 2);
  return printed.length + printed.split('\n').length * (8 + 4 * depth);
}

/**
 * @param {import('./random.mjs').Random} random
 * @returns {[object, Record<string, unknown>[]]} the container, and the objects in it that take actions
 */
function makeContainer(random) {
  /** @type {Record<string, unknown>} */
  const actions = {};
  /** @type {Record<string, unknown>} */
  const other = {};
  switch (
    random.weighted([
      ['Scope', 40],
      ['If', 34],
      ['Foreach', 18],
      ['Switch', 5],
      ['Until', 1],
    ])
  ) {
    case 'Scope':
      return [{ actions, type: 'Scope' }, [actions]];
    case 'If': {
      const expression = { and: [{ equals: [expressionText(random), random.words(1)] }] };
      return [{ actions, else: { actions: other }, expression, type: 'If' }, [actions, other]];
    }
    case 'Foreach':
      return [{ foreach: expressionText(random), actions, type: 'Foreach' }, [actions]];
    case 'Switch': {
      const cases = { Case: { case: random.words(1), actions }, Case_2: { case: random.words(1), actions: other } };
      return [
        { cases, default: { actions: {} }, expression: expressionText(random), type: 'Switch' },
        [actions, other],
      ];
    }
    default:
      return [
        {
          actions,
          expression: `@equals(${expressionText(random).slice(1)}, true)`,
          limit: { count: 60 },
          type: 'Until',
        },
        [actions],
      ];
  }
}

/**
 * @param {import('./random.mjs').Random} random
 * @param {Entry | undefined} entry
 */
function makeLeaf(random, entry) {
  if (entry !== undefined) {
    return {
      type: 'OpenApiConnection',
      inputs: {
        host: {
          connectionName: entry.key,
          operationId: random.pick(['ListRecords', 'GetItem', 'SendEmailV2', 'UpdateRecord', 'PostMessage', 'GetFile']),
          apiId: entry.apiLogicalName === undefined ? `/providers/Microsoft.PowerApps/apis/${entry.apiName}` : '',
        },
        parameters: makeParameters(random),
        authentication: "@parameters('$authentication')",
      },
    };
  }
  switch (
    random.weighted([
      ['Compose', 30],
      ['SetVariable', 35],
      ['ParseJson', 8],
      ['Select', 12],
      ['Http', 4],
    ])
  ) {
    case 'Compose':
      return { type: 'Compose', inputs: random.chance(0.3) ? makeParameters(random) : expressionText(random) };
    case 'SetVariable':
      return { type: 'SetVariable', inputs: { name: random.words(2), value: expressionText(random) } };
    case 'ParseJson': {
      const schema = { type: 'object', properties: makeSchema(random, random.integer(4, 25)) };
      return { type: 'ParseJson', inputs: { content: expressionText(random), schema } };
    }
    case 'Select':
      return { type: 'Select', inputs: { from: expressionText(random), select: makeParameters(random) } };
    default:
      return {
        type: 'Http',
        inputs: { method: 'GET', uri: `https://example.com/${random.hex(8)}`, headers: makeParameters(random) },
      };
  }
}

/**
 * @param {import('./random.mjs').Random} random
 */
function makeParameters(random) {
  /** @type {Record<string, string>} */
  const parameters = {};
  for (let left = random.integer(2, 7); left > 0; left--) {
    parameters[random.words(2).replaceAll(' ', '/')] = random.chance(0.5) ? expressionText(random) : random.words(3);
  }
  if (random.chance(0.12)) parameters['emailMessage/Body'] = htmlText(random);
  return parameters;
}

/**
 * @param {import('./random.mjs').Random} random
 * @param {number} properties
 */
function makeSchema(random, properties) {
  const types = ['string', 'integer', 'boolean', 'number'];
  return Object.fromEntries(
    Array.from({ length: properties }, (_, at) => [
      `${random.words(1)}${at}`,
      { type: random.pick(types), title: random.words(2), 'x-ms-dynamically-added': true },
    ]),
  );
}

/**
 * @param {import('./random.mjs').Random} random
 */
function expressionText(random) {
  const action = random.words(2).replaceAll(' ', '_');
  return random.pick([
    `@outputs('${action}')?['body/${random.words(1)}id']`,
    `@{items('${action}')?['${random.words(1)}']} - @{formatDateTime(utcNow(), 'yyyy-MM-dd')}`,
    `@coalesce(triggerBody()?['${random.words(1)}'], variables('${random.words(1)}'), '')`,
    `@first(body('${action}')?['value'])?['${random.words(1)}name']`,
  ]);
}

/**
 * @param {import('./random.mjs').Random} random
 */
function htmlText(random) {
  const rows = Array.from({ length: random.integer(4, 30) }, () => {
    return `<tr><td style="padding:\t4px">${random.words(2)}</td><td>@{outputs('${random.words(1)}')}</td></tr>\n`;
  });
  return `<html><body><p>Hello, ${random.words(6)}</p><table>${rows.join('')}</table></body></html>`;
}
