import { capitalised } from './text.mjs';

/** @typedef {import('./random.mjs').Random} Random */
/** @typedef {import('./solution.mjs').Solution} Solution */

/**
 * A row of MissingDependencies: a component that the solution uses and does not contain (docs/formats.md#missing-dependencies).
 *
 * @typedef {object} Dependency
 * @property {string} type
 * @property {string} name
 * @property {string} owner as the list gives it, with the version; `Active` for a component without an owner
 * @property {string} [parent] the table of which the component is a part
 */

/**
 * Rows for each flow of a solution. In real repositories, 100 flows come with 414 rows, but most solutions have few or none,
 * and the longest list has 435.
 */
const rowsPerFlow = [0, 0, 0, 0.2, 0.3, 0.5, 1, 2, 4, 8, 14, 25];
const longestList = 435;

/**
 * Types of components and whether they are parts of a table, with weights as in real repositories.
 *
 * @type {[{ type: string, isPart: boolean }, number][]}
 */
const types = [
  [{ type: '1', isPart: false }, 317],
  [{ type: '66', isPart: false }, 313],
  [{ type: '61', isPart: false }, 78],
  [{ type: '2', isPart: true }, 68],
  [{ type: '300', isPart: false }, 31],
  [{ type: '26', isPart: true }, 22],
  [{ type: '60', isPart: false }, 20],
  [{ type: '10', isPart: true }, 14],
  [{ type: 'SettingDefinition', isPart: false }, 7],
];

/**
 * Makes the rows for components that neither flows nor apps and agents use. Nearly all have an owner: a solution that no
 * repository contains, or, for a few, another solution of the workspace.
 *
 * @param {Random} random
 * @param {Solution} solution
 * @param {Solution | undefined} sibling
 * @param {import('./solution.mjs').Findings} findings
 * @returns {Dependency[]}
 */
export function makeDependencies(random, { prefix, flows }, sibling, findings) {
  const owners = Array.from({ length: 4 }, () => ownerName(random));
  const length = Math.min(random.count(flows.length * random.pick(rowsPerFlow)), longestList);
  return Array.from({ length }, () => {
    const { type, isPart } = random.weighted(types);
    const owner = random.pick(owners);
    const name = `${prefix}_${random.words(1)}${random.hex(2)}`;
    const isUnmanaged = random.chance(4 / 873) && findings === 'real';
    if (type === '1' && sibling !== undefined && random.chance(0.05)) {
      return { type, name: random.pick(sibling.tables), owner: `${sibling.uniqueName} (1.0)` };
    }
    return {
      type,
      name,
      owner: isUnmanaged ? 'Active' : owner,
      ...(isPart && { parent: `${prefix}_${random.words(1)}` }),
    };
  });
}

/**
 * @param {Random} random
 * @returns {string} an owner that is not in the workspace, with a version
 */
export function ownerName(random) {
  return `${capitalised(random.words(1))}Core (1.${random.integer(0, 9)})`;
}

/** The attribute of `Required` that has the component's name, for types that don't use `schemaName`. */
const nameAttributes = new Map([
  ['connectionreference', 'id.connectionreferencelogicalname'],
  ['EnvironmentVariableDefinition', 'id.schemaname'],
  ['SettingDefinition', 'id.uniquename'],
]);

/**
 * @param {readonly Dependency[]} dependencies
 * @param {{ readonly name: string, readonly id: string } | undefined} flow the component that needs them
 */
export function dependenciesXml(dependencies, flow) {
  return dependencies.map(
    ({ type, name, owner, parent }, key) => `<MissingDependency>
        <Required key="${key}" type="${type}" displayName="${name}" solution="${owner}" ${nameAttributes.get(type) ?? 'schemaName'}="${name}"${
          parent === undefined ? '' : ` parentSchemaName="${parent}" parentDisplayName="${parent}"`
        } />
        <Dependent key="${key + 1000}" type="29" displayName="${flow?.name}" id="{${flow?.id}}" />
      </MissingDependency>`,
  );
}
