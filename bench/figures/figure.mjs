/**
 * One line of the result: a value and its budget.
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {number} value
 * @property {string} unit
 * @property {number | null} budget null if the value is only for information
 * @property {boolean} ok
 * @property {string} [detail] shown in the table
 */

/**
 * The tools that a figure measures with.
 *
 * @typedef {object} Bench
 * @property {string} root of the repository
 * @property {string} product folder of the production build
 * @property {string | undefined} corpus
 * @property {(name: string, options: import('../workspaces/generateWorkspace.mjs').WorkspaceOptions) => string} workspace
 * @property {<Result>(name: string, args: readonly string[], nodeArgs?: readonly string[]) => Result} probe
 */

/**
 * @typedef {object} Figure
 * @property {string} name by which `--only` picks it
 * @property {(bench: Bench) => Row[] | Promise<Row[]>} measure
 */

/**
 * @param {string} name
 * @param {number} value
 * @param {string} unit
 * @param {number | null} budget
 * @param {string} [detail]
 * @returns {Row}
 */
export function row(name, value, unit, budget, detail = '') {
  return { name, value: Number(value.toPrecision(4)), unit, budget, ok: budget === null || value <= budget, detail };
}
