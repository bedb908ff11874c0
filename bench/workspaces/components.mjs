import { capitalised } from './text.mjs';

/** @typedef {import('./random.mjs').Random} Random */
/** @typedef {import('./solution.mjs').Solution} Solution */
/** @typedef {import('./solution.mjs').Findings} Findings */

/**
 * The components of a solution that use connection references and flows, except cloud flows.
 *
 * @typedef {object} Components
 * @property {App[]} apps canvas apps, component libraries, custom pages and code apps
 * @property {CodeAppProject[]} codeApps
 * @property {Agent[]} agents
 * @property {Knowledge[]} knowledge
 * @property {DesktopFlow[]} desktopFlows
 */

/**
 * @typedef {object} App
 * @property {string} name
 * @property {string} displayName
 * @property {number} type the value of `CanvasAppType`
 * @property {object[]} connections
 * @property {object[]} dependencies items of `CdsDependencies`
 */

/**
 * @typedef {object} CodeAppProject
 * @property {string} name
 * @property {object[]} connections
 */

/**
 * @typedef {object} Agent
 * @property {string} schemaName
 * @property {string} displayName
 * @property {AgentComponent[]} components
 */

/**
 * @typedef {object} AgentComponent
 * @property {string} schemaName
 * @property {string | undefined} reference
 * @property {string | undefined} flow GUID of a flow that the component calls
 * @property {boolean} hasRow whether the file in `Assets` lists the reference
 * @property {number} size of its data, in characters
 */

/**
 * @typedef {object} Knowledge
 * @property {string} id
 * @property {string} name
 * @property {string} reference
 */

/**
 * @typedef {object} DesktopFlow
 * @property {string} name
 * @property {string} id
 * @property {string} fileName
 * @property {boolean} on
 * @property {string[]} references
 */

/**
 * Components for each cloud flow. In real repositories, 100 flows come with 47 apps and two agents. Projects of code apps,
 * desktop flows and sources of knowledge are too rare there to count: the rates are guesses.
 */
const perFlow = { app: 0.47, agent: 0.019, codeApp: 0.01, desktopFlow: 0.01 };

/** Values of `CanvasAppType`: canvas app, component library, custom page, code app. The last is a guess. */
const appTypes = /** @type {const} */ ([
  [0, 20],
  [1, 7],
  [2, 72],
  [4, 2],
]);

/** Numbers of connections of one app. In real repositories, 100 apps have 248, and a quarter of these run flows. */
const connectionCounts = /** @type {const} */ ([
  [0, 22],
  [1, 25],
  [2, 12],
  [3, 6],
  [4, 21],
  [6, 10],
  [13, 3],
]);

/** Ranges of the number of components in `CdsDependencies`: a quarter of all apps each. */
const dependencyCounts = /** @type {const} */ ([
  [0, 5],
  [5, 8],
  [8, 18],
  [18, 33],
]);

/** Kinds in `CdsDependencies`, with weights as in real repositories. */
const dependencyKinds = /** @type {const} */ ([
  ['CustomControl', 637],
  ['table', 521],
  ['Workflow', 45],
  ['CanvasApp', 32],
]);

const appConnectors = [
  'office365users',
  'office365',
  'commondataserviceforapps',
  'office365groups',
  'sharepointonline',
];

/**
 * Makes the components of a solution whose flows are made already.
 *
 * @param {Random} random
 * @param {Solution} solution
 * @param {readonly string[]} references logical names that the components use
 * @param {Findings} findings
 * @returns {Components}
 */
export function makeComponents(random, solution, references, findings) {
  const { prefix, flows } = solution;
  /** @type {<Item>(rate: number, make: () => Item) => Item[]} */
  const many = (rate, make) => Array.from({ length: random.count(flows.length * rate) }, make);
  /** @type {() => string | undefined} a logical name; undefined if the solution has no reference */
  const useReference = () => {
    const name = references.length === 0 ? undefined : random.pick(references);
    // As often as an entry of a flow does, a component uses a reference that its solution lacks.
    return random.chance(57 / 1329) && findings === 'real' ? absentReference(random, solution) : name;
  };
  const agents = many(perFlow.agent, () => makeAgent(random, solution, useReference));
  return {
    apps: many(perFlow.app, () => makeApp(random, solution, useReference, findings)),
    codeApps: many(perFlow.codeApp, () => makeCodeApp(random, useReference, findings)),
    agents,
    knowledge: agents.flatMap(() => {
      const reference = random.chance(0.5) ? useReference() : undefined;
      return reference === undefined ? [] : [{ id: random.guid(), name: `${prefix} ${random.words(2)}`, reference }];
    }),
    desktopFlows: many(perFlow.desktopFlow, () => makeDesktopFlow(random, useReference)),
  };
}

/**
 * @param {Random} random
 * @param {Solution} solution
 */
function absentReference(random, { prefix, missing }) {
  const name = `${prefix}_absent_${random.hex(4)}`;
  if (random.chance(27 / 32)) missing.push({ type: 'connectionreference', name, owner: 'Active' });
  return name;
}

/**
 * @param {Random} random
 * @param {Solution} solution
 * @param {() => string | undefined} useReference
 * @param {Findings} findings
 * @returns {App}
 */
function makeApp(random, solution, useReference, findings) {
  const { prefix } = solution;
  const type = random.weighted(appTypes);
  const connections = Array.from({ length: random.weighted(connectionCounts) }, () =>
    makeConnection(random, solution, type === 4 || random.chance(2 / 499) ? useReference() : undefined),
  );
  const [from, to] = random.pick(dependencyCounts);
  const isShared = random.chance(1 / 99) && findings === 'real';
  return {
    name: `${prefix}_${random.words(1)}_${random.hex(5)}`,
    displayName: capitalised(random.words(3)),
    type,
    connections: connections.map((each, at) =>
      at === 0 && isShared ? { ...each, sharedConnectionId: random.hex(32) } : each,
    ),
    dependencies: Array.from({ length: random.integer(from, to) }, () => makeDependency(random, solution)),
  };
}

/**
 * A connection of a canvas app. Most of them name no reference: each user of the app brings a connection.
 *
 * @param {Random} random
 * @param {Solution} solution
 * @param {string | undefined} reference
 */
function makeConnection(random, { flows }, reference) {
  const flow = reference === undefined && random.chance(63 / 246) ? random.pick(flows) : undefined;
  return {
    id: `/providers/microsoft.powerapps/apis/shared_${flow ? 'logicflows' : random.pick(appConnectors)}`,
    displayName: random.words(2),
    iconUri: `https://example.com/releases/v1.0.${random.integer(1000, 2000)}/${random.hex(16)}/icon.png`,
    dataSources: random.words(random.integer(1, 4)).split(' '),
    dependencies: [],
    dependents: [],
    parameterHints: {},
    ...(flow && { parameterHintsV2: flowHints(flow) }),
    isOnPremiseConnection: false,
    bypassConsent: false,
    dataSets: {},
    apiTier: 'Standard',
    isCustomApiSolutionAware: false,
    ...(reference !== undefined && { xrmConnectionReferenceLogicalName: reference }),
  };
}

/**
 * The flow of a connection, and the connections of the run-only user that the app passes to it.
 *
 * @param {import('./solution.mjs').Flow} flow
 */
function flowHints({ name, id, json }) {
  const entries = Object.entries(/** @type {any} */ (json).properties.connectionReferences);
  const passed = entries
    .filter(([, { runtimeSource }]) => runtimeSource === 'invoker')
    .map(([key]) => [key, { value: key }]);
  return { workflowName: { value: name }, workflowEntityId: { value: id }, ...Object.fromEntries(passed) };
}

/**
 * @param {Random} random
 * @param {Solution} solution
 */
function makeDependency(random, { prefix, flows }) {
  const kind = random.weighted(dependencyKinds);
  switch (kind) {
    case 'CustomControl':
      return {
        logicalname: `${prefix}_${random.words(1)}.control`,
        componenttype: 66,
        componenttypeplatformname: kind,
      };
    case 'table':
      return { logicalname: `${prefix}_${random.words(1)}`, componenttype: 1 };
    case 'Workflow':
      return { dependencyid: random.pick(flows).id, componenttype: 29, componenttypeplatformname: kind };
    default:
      return { logicalname: `${prefix}_${random.words(1)}page`, componenttype: 300, componenttypeplatformname: kind };
  }
}

/**
 * @param {Random} random
 * @param {() => string | undefined} useReference
 * @param {Findings} findings
 * @returns {CodeAppProject}
 */
function makeCodeApp(random, useReference, findings) {
  const connections = Array.from({ length: random.integer(1, 4) }, () => {
    const api = random.pick(appConnectors);
    const reference = useReference();
    // A literal connection id without a reference is a finding.
    const isLiteral = random.chance(0.3) && findings === 'real';
    return {
      id: `/providers/Microsoft.PowerApps/apis/shared_${api}`,
      displayName: api,
      dataSources: [random.words(1)],
      dataSets: {},
      ...(isLiteral
        ? { sharedConnectionId: random.hex(32) }
        : reference !== undefined && { xrmConnectionReferenceLogicalName: reference }),
    };
  });
  return { name: `${random.words(1)}-${random.hex(4)}`, connections };
}

/**
 * In real repositories, an agent has 15 to 20 components, and a tenth of them uses a reference. An export often lacks the
 * file in `Assets` that lists these.
 *
 * @param {Random} random
 * @param {Solution} solution
 * @param {() => string | undefined} useReference
 * @returns {Agent}
 */
function makeAgent(random, { prefix, flows }, useReference) {
  const schemaName = `${prefix}_${random.words(1)}Agent${random.hex(3)}`;
  const hasRow = random.chance(13 / 18);
  return {
    schemaName,
    displayName: capitalised(random.words(2)),
    components: Array.from({ length: random.integer(15, 20) }, (_, at) => ({
      schemaName: `${schemaName}.topic.${random.words(1)}${at}`,
      reference: random.chance(7 / 67) ? useReference() : undefined,
      flow: random.chance(0.05) ? random.pick(flows).id : undefined,
      hasRow,
      size: random.size(400, 1500),
    })),
  };
}

/**
 * @param {Random} random
 * @param {() => string | undefined} useReference
 * @returns {DesktopFlow}
 */
function makeDesktopFlow(random, useReference) {
  const name = capitalised(random.words(3));
  const id = random.guid();
  const reference = useReference();
  return {
    name,
    id,
    fileName: `${name.replaceAll(' ', '')}-${id.toUpperCase()}.json`,
    on: random.chance(0.66),
    references: reference === undefined ? [] : [reference],
  };
}
