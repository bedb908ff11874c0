import * as v from 'valibot';
import { mappingView } from './mappingView';
import { planView } from './planView';

/** A message from the host (VS Code) to the page. */
export type HostMessage = v.InferOutput<typeof hostMessage>;
/** A message from the page to the host (VS Code): a request of the user. */
export type PageMessage = v.InferOutput<typeof pageMessage>;

const importMode = v.picklist(['first', 'update', 'upgrade']);

export const hostMessage = v.variant('type', [
  v.object({ type: v.literal('view'), view: mappingView }),
  v.object({ type: v.literal('plan'), plan: planView }),
  /** The result of a request of the user. The page shows the text and announces it to screen readers. */
  v.object({ type: v.literal('notice'), severity: v.picklist(['error', 'information']), text: v.string() }),
  /** The result of reading a pasted text. */
  v.object({
    type: v.literal('pasted'),
    environment: v.string(),
    /** The number of connections in the text. */
    found: v.number(),
    /** Sentences about lines that could not be read, and warnings. */
    remarks: v.array(v.string()),
  }),
]);

/**
 * The change of one cell. The host writes `value` only if the file still contains `expected`, the value that the page
 * shows. Without this check, a change that was made in the file meanwhile would be lost.
 */
const change = { environment: v.string(), row: v.string(), value: v.string(), expected: v.string() };

export const pageMessage = v.variant('type', [
  /** The page was loaded, or loaded again, and needs its content. */
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('setConnection'), ...change }),
  v.object({ type: v.literal('setConnector'), ...change }),
  v.object({ type: v.literal('setVariable'), ...change }),
  /**
   * Sets one connection for all references of a connector in one environment. `onlyUnmapped`: mapped references are not
   * changed.
   */
  v.object({
    type: v.literal('setForConnector'),
    environment: v.string(),
    connector: v.string(),
    value: v.string(),
    onlyUnmapped: v.boolean(),
  }),
  /**
   * Copies the connection ids or variable values of one environment, including tokens, into the empty cells of another
   * environment.
   */
  v.object({
    type: v.literal('copyColumn'),
    from: v.string(),
    to: v.string(),
    what: v.picklist(['references', 'variables']),
  }),
  /** Removes all connection ids or variable values of one environment. */
  v.object({ type: v.literal('clearColumn'), environment: v.string(), what: v.picklist(['references', 'variables']) }),
  v.object({ type: v.literal('undo') }),
  v.object({ type: v.literal('redo') }),
  /** Creates an environment: a new settings file, named like the existing ones. */
  v.object({ type: v.literal('addEnvironment'), name: v.string() }),
  /** Adds the entries that the files of an environment lack, and offers to remove entries that no solution needs. */
  v.object({ type: v.literal('sync'), environment: v.string() }),
  /** A pasted text with connections of an environment. */
  v.object({ type: v.literal('paste'), environment: v.string(), text: v.string() }),
  /** Forgets a connection that was pasted earlier. Settings files are not changed. */
  v.object({ type: v.literal('forgetConnection'), environment: v.string(), id: v.string() }),
  /** Assigns a settings file to an environment and to solutions. Written to `.connref.json`. */
  v.object({
    type: v.literal('assignFile'),
    file: v.string(),
    environment: v.string(),
    solutions: v.array(v.string()),
  }),
  v.object({ type: v.literal('setImportMode'), environment: v.string(), importMode }),
  v.object({ type: v.literal('openFile'), file: v.string() }),
  /** Opens the settings file at the entry of a cell. */
  v.object({
    type: v.literal('openCell'),
    environment: v.string(),
    row: v.string(),
    what: v.picklist(['references', 'variables']),
  }),
  v.object({ type: v.literal('showPlan'), environment: v.string(), importMode }),
  v.object({
    type: v.literal('copyPlan'),
    environment: v.string(),
    importMode,
    format: v.picklist(['markdown', 'pipelineSettings']),
  }),
]);
