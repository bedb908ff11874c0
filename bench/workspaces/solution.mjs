import { makeComponents } from './components.mjs';
import { makeDependencies, ownerName } from './dependencies.mjs';
import { makeFlow } from './flow.mjs';
import { Random } from './random.mjs';
import { capitalised } from './text.mjs';

/**
 * The findings of the flows. `clean`: none. `real`: as frequent as in real repositories, of the same kinds
 * (docs/formats.md#faults-in-real-files). `one`: one in every flow, of these kinds.
 *
 * @typedef {'clean' | 'real' | 'one'} Findings
 */

/**
 * @typedef {object} Reference
 * @property {string} name
 * @property {string} apiName
 * @property {Connector | undefined} connector
 */

/**
 * @typedef {object} Connector
 * @property {string} id
 * @property {string} name
 */

/**
 * @typedef {object} Solution
 * @property {string} uniqueName
 * @property {string} prefix
 * @property {'packager' | 'export'} layout
 * @property {Random} random
 * @property {Reference[]} references
 * @property {Connector[]} connectors
 * @property {string[]} variables schema names of environment variables
 * @property {string[]} tables schema names
 * @property {import('./dependencies.mjs').Dependency[]} missing the rows of MissingDependencies
 * @property {Flow[]} flows
 * @property {import('./components.mjs').Components} components
 */

/**
 * @typedef {object} Flow
 * @property {string} name
 * @property {string} id
 * @property {string} fileName
 * @property {object} json
 * @property {boolean} on
 * @property {Written} written
 */

/**
 * How the text of a flow's file is written.
 *
 * @typedef {'lf' | 'bom' | 'crlf' | 'utf16' | 'minified'} Written
 */

/** How flows are written, with weights as in real repositories (docs/formats.md#encodings-and-line-ends). */
const ways = /** @type {const} */ ([
  ['lf', 303],
  ['bom', 158],
  ['crlf', 127],
  ['utf16', 36],
  ['minified', 25],
]);

/** Connectors with weights as in real repositories (docs/formats.md#common-connectors). */
const connectors = /** @type {const} */ ([
  ['commondataserviceforapps', 510],
  ['sharepointonline', 136],
  ['office365', 131],
  ['powerplatformforadmins', 89],
  ['office365users', 73],
  ['commondataservice', 51],
  ['powerappsforadmins', 48],
  ['flowmanagement', 43],
  ['teams', 34],
  ['webcontents', 28],
  ['office365groups', 24],
  ['powerappsforappmakers', 21],
  ['conversionservice', 18],
  ['visualstudioteamservices', 14],
  ['approvals', 10],
  ['excelonlinebusiness', 9],
]);

/** Ranges of flow sizes in bytes, with weights as in real repositories. */
/** @type {[[number, number], number][]} */
const flowSizes = [
  [[2_500, 10_000], 222],
  [[10_000, 50_000], 301],
  [[50_000, 200_000], 114],
  [[200_000, 350_000], 12],
];

const entryCounts = /** @type {const} */ ([
  [0, 65],
  [1, 195],
  [2, 178],
  [3, 120],
  [4, 62],
  [6, 20],
  [9, 9],
]);

/** Numbers of environment variables that a flow uses. In real repositories, 100 flows use 166. */
const variableCounts = /** @type {const} */ ([
  [0, 80],
  [1, 57],
  [2, 19],
  [3, 14],
  [4, 14],
  [5, 17],
  [7, 6],
  [9, 4],
]);

/** Numbers of flows in one solution: most solutions have few, some have many. */
const solutionSizes = [2, 3, 4, 6, 8, 8, 12, 12, 21, 30, 60, 114];

/** Environment variables that a solution defines for each of its flows, as in real repositories. */
const variablesPerFlow = 0.77;

/**
 * Yields solutions. With the same seed, a small workspace has the first solutions of a large one.
 *
 * @param {{ seed: number, flows: number, findings: Findings, solutionSize?: number, sharedReference?: boolean }} options
 * @returns {Generator<Solution>}
 */
export function* makeSolutions({ seed, flows, findings, solutionSize, sharedReference = false }) {
  /** @type {Solution | undefined} */
  let sibling;
  for (let number = 0, done = 0; done < flows; number++) {
    const random = new Random(seed, 'solution', number);
    // Drawn before the last solution is cut, so that its flows are the same in a larger workspace.
    const wholeSize = solutionSize ?? random.pick(solutionSizes);
    const solution = makeSolution(random, number, wholeSize, findings);
    const size = Math.min(wholeSize, flows - done);
    for (let at = 0; at < size; at++) {
      const flowRandom = new Random(seed, 'flow', done + at);
      solution.flows.push(makeFlowFile(flowRandom, solution, sibling, findings, sharedReference));
    }
    if (findings !== 'real') dropUnusedReferences(solution);
    const references = sharedReference ? [sharedReferenceName] : solution.references.map(({ name }) => name);
    solution.components = makeComponents(new Random(seed, 'components', number), solution, references, findings);
    solution.missing.push(...makeDependencies(new Random(seed, 'dependencies', number), solution, sibling, findings));
    yield solution;
    done += size;
    sibling = solution;
  }
}

/**
 * Removes references that no flow uses: the rule unused-reference would report them.
 *
 * @param {Solution} solution
 */
function dropUnusedReferences(solution) {
  const text = JSON.stringify(solution.flows.map(({ json }) => json));
  solution.references = solution.references.filter(({ name }) => text.includes(JSON.stringify(name)));
}

/**
 * @param {Random} random
 * @param {number} number
 * @param {number} size how many flows the solution has, before a workspace cuts it
 * @param {Findings} findings
 * @returns {Solution}
 */
function makeSolution(random, number, size, findings) {
  const prefix = random.pick(['abc', 'contoso', 'fab', 'nw', 'wing', 'lit']);
  const words = random.words(2).split(' ').map(capitalised).join('');
  const drawn = random.chance(0.2) ? [{ id: random.guid(), name: `${prefix}_5F${random.words(1)}${number}` }] : [];
  // Rules report a custom connector beside its references, and a deprecated connector: leave them out of other workspaces.
  const custom = findings === 'real' ? drawn : [];
  const apiNames = Array.from({ length: random.integer(1, 5) }, () => `shared_${random.weighted(connectors)}`).map(
    (apiName) => (findings !== 'real' && apiName === 'shared_commondataservice' ? `${apiName}forapps` : apiName),
  );
  return {
    uniqueName: `${words}${number}`,
    prefix,
    layout: number % 15 === 7 ? 'export' : 'packager',
    random,
    references: [
      ...apiNames.map((apiName) => ({
        name: `${prefix}_${apiName.replace('_', '')}_${random.hex(5)}`,
        apiName,
        connector: undefined,
      })),
      ...custom.map((connector) => ({
        name: `${prefix}_${connector.name}_${random.hex(5)}`,
        apiName: `shared_${connector.name.toLowerCase().replace('5f', '-5f')}-5f${random.hex(18)}`,
        connector,
      })),
    ],
    connectors: custom,
    variables: Array.from(
      { length: Math.round(size * variablesPerFlow) },
      () => `${prefix}_${random.words(1)}${random.hex(4)}`,
    ),
    tables: Array.from({ length: size }, () => `${prefix}_${random.words(1)}`),
    missing: [],
    flows: [],
    components: { apps: [], codeApps: [], agents: [], knowledge: [], desktopFlows: [] },
  };
}

/** The reference that every flow of a workspace with `sharedReference` uses first. */
export const sharedReferenceName = 'bench_sharedoffice365_00000';

/**
 * @param {Random} random
 * @param {Solution} solution
 * @param {Solution | undefined} sibling
 * @param {Findings} findings
 * @param {boolean} sharedReference
 * @returns {Flow}
 */
function makeFlowFile(random, solution, sibling, findings, sharedReference) {
  const name = capitalised(random.words(random.integer(2, 5)));
  const id = random.guid();
  const [from, to] = random.weighted(flowSizes);
  const written = random.weighted(ways);
  const units = random.size(from, to) / (written === 'utf16' ? 2 : 1);
  const entries = makeEntries(random, solution, Math.max(random.weighted(entryCounts), findings === 'one' ? 1 : 0));
  if (sharedReference) {
    entries.unshift({
      key: 'shared_office365_shared',
      apiName: 'shared_office365',
      apiLogicalName: undefined,
      reference: sharedReferenceName,
    });
  }
  const variables = solution.variables.length === 0 ? [] : makeVariables(random, solution);
  // A separate source of random numbers, so that the three kinds of workspace differ only in their findings.
  addFindings(new Random(random.guid()), { entries, variables }, solution, sibling, findings);
  return {
    name,
    id,
    fileName: `${name.replaceAll(' ', '').slice(0, 50)}-${id.toUpperCase()}.json`,
    json: makeFlow(random, units, entries, variables),
    on: random.chance(0.66),
    written,
  };
}

/**
 * @param {Random} random
 * @param {Solution} solution
 * @param {number} count
 */
function makeEntries(random, solution, count) {
  /** @type {import('./flow.mjs').Entry[]} */
  const entries = [];
  for (let number = 0; number < count; number++) {
    const { name, apiName, connector } = random.pick(solution.references);
    const same = entries.filter((entry) => entry.apiName === apiName).length;
    const key = same === 0 ? apiName : `${apiName}_${same}`;
    entries.push({ key, apiName, apiLogicalName: connector?.name, reference: name });
  }
  return entries;
}

/**
 * @param {Random} random
 * @param {Solution} solution
 * @returns {string[]} schema names
 */
function makeVariables(random, { variables }) {
  return [...new Set(Array.from({ length: random.weighted(variableCounts) }, () => random.pick(variables)))];
}

/**
 * @param {Random} random
 * @param {{ entries: import('./flow.mjs').Entry[], variables: string[] }} flow
 * @param {Solution} solution
 * @param {Solution | undefined} sibling
 * @param {Findings} findings
 */
function addFindings(random, { entries, variables }, solution, sibling, findings) {
  const [first] = entries;
  if (findings === 'one' && first) {
    if (random.chance(34 / 91)) makeRaw(first);
    else makeUndefined(first, random, solution, sibling);
  } else if (findings === 'real') {
    if (random.chance(14 / 649)) entries.slice(0, random.integer(1, 3)).forEach(makeRaw);
    entries
      .filter(({ reference }) => reference !== undefined && random.chance(57 / 1329))
      .forEach((entry) => makeUndefined(entry, random, solution, sibling));
    variables.forEach((_, at) => {
      if (random.chance(46 / 921)) variables[at] = absentVariable(random, solution);
    });
  }
}

/**
 * @param {import('./flow.mjs').Entry} entry
 */
function makeRaw(entry) {
  // The connector stays, so that the entry has no finding except raw-connection.
  entry.reference = undefined;
}

/**
 * Makes an entry refer to a reference that its solution lacks. Most such references are listed as `Active` dependencies, some
 * with their owner, and some are in a sibling (docs/formats.md#missing-dependencies).
 *
 * @param {import('./flow.mjs').Entry} entry
 * @param {Random} random
 * @param {Solution} solution
 * @param {Solution | undefined} sibling
 */
function makeUndefined(entry, random, solution, sibling) {
  const fromSibling = sibling?.references.find(({ connector }) => connector === undefined);
  const where = random.weighted([
    ['Active', 24],
    ['Owner', 3],
    ['sibling', 5],
  ]);
  if (where === 'sibling' && fromSibling) {
    entry.reference = fromSibling.name;
    entry.apiName = fromSibling.apiName;
    entry.apiLogicalName = undefined;
    return;
  }
  entry.reference = `${solution.prefix}_${entry.apiName.replace('_', '')}_absent${random.hex(1)}`;
  const owner = where === 'Owner' ? ownerName(random) : 'Active';
  if (!solution.missing.some(({ name }) => name === entry.reference)) {
    solution.missing.push({ type: 'connectionreference', name: entry.reference, owner });
  }
}

/**
 * @param {Random} random
 * @param {Solution} solution
 * @returns {string} the schema name of a variable that the solution lacks. Each is listed as a dependency.
 */
function absentVariable(random, { prefix, missing }) {
  const name = `${prefix}_absent${random.words(1)}`;
  const owner = random.chance(0.1) ? ownerName(random) : 'Active';
  if (!missing.some((listed) => listed.name === name))
    missing.push({ type: 'EnvironmentVariableDefinition', name, owner });
  return name;
}
