import * as v from 'valibot';
import { mappingView } from './mappingView';
import { planView } from './planView';

/** A message from the host (VS Code) to the page. */
export type HostMessage = v.InferOutput<typeof hostMessage>;
/** A message from the page to the host (VS Code): a request of the person who uses the page. */
export type PageMessage = v.InferOutput<typeof pageMessage>;

const importMode = v.picklist(['first', 'update', 'upgrade']);

export const hostMessage = v.variant('type', [
  v.object({ type: v.literal('view'), view: mappingView }),
  v.object({ type: v.literal('plan'), plan: planView }),
  /** The page shows the tab of connection references, with only those that contain a text. */
  v.object({ type: v.literal('find'), text: v.string() }),
  /** The result of a request from the page. The page shows the text and announces it to screen readers. */
  v.object({ type: v.literal('notice'), severity: v.picklist(['error', 'information']), text: v.string() }),
  /** The result of reading a text that the person pasted. */
  v.object({
    type: v.literal('pasted'),
    environment: v.string(),
    /** The number of connections in the text. */
    found: v.number(),
    /** Sentences about lines of the text that could not be read, and warnings about the text. */
    remarks: v.array(v.string()),
  }),
]);

/**
 * The data of a change of one cell. `environment` and `row` are ids. The host writes `value` only if the settings file
 * still contains `expected`, the value that the page shows. Without this check, a change that someone made in the file
 * at the same time would be lost.
 */
const change = { environment: v.string(), row: v.string(), value: v.string(), expected: v.string() };

export const pageMessage = v.variant('type', [
  /** The page was loaded, possibly not for the first time, and needs its content. */
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('setConnection'), ...change }),
  v.object({ type: v.literal('setConnector'), ...change }),
  v.object({ type: v.literal('setVariable'), ...change }),
  /**
   * Maps all references of a connector to one connection, in one environment. `onlyUnmapped`: references that are
   * mapped already are not changed.
   */
  v.object({
    type: v.literal('setForConnector'),
    environment: v.string(),
    connector: v.string(),
    value: v.string(),
    onlyUnmapped: v.boolean(),
  }),
  /**
   * Copies the connection ids or variable values of one environment, including tokens (placeholders that the pipeline
   * replaces), into the empty cells of another environment.
   */
  v.object({
    type: v.literal('copyColumn'),
    from: v.string(),
    to: v.string(),
    what: v.picklist(['references', 'variables']),
  }),
  /**
   * Empties the cells with connection ids or with variable values of one environment, but not in settings files that
   * other environments use too, if another file has an entry for the cell. Entries of references get an empty value,
   * and entries of variables are removed, because an empty value of a variable makes the import fail.
   */
  v.object({ type: v.literal('clearColumn'), environment: v.string(), what: v.picklist(['references', 'variables']) }),
  v.object({ type: v.literal('undo') }),
  v.object({ type: v.literal('redo') }),
  /** Creates an environment: new settings files with paths like those of existing ones, if there are any. */
  v.object({ type: v.literal('addEnvironment'), name: v.string() }),
  /**
   * Adds the entries that the settings files of an environment lack, and offers to remove the entries that no solution
   * needs.
   */
  v.object({ type: v.literal('sync'), environment: v.string() }),
  /** Reads a text that the person pasted as a list of the connections in an environment. */
  v.object({ type: v.literal('paste'), environment: v.string(), text: v.string() }),
  /**
   * Removes a connection that was read from a pasted text from the choices of an environment. Settings files are not
   * changed.
   */
  v.object({ type: v.literal('forgetConnection'), environment: v.string(), id: v.string() }),
  /**
   * Assigns a settings file to an environment and to solutions, in `.connref.json`. `environment` is the id of an
   * existing environment, or the name of a new one.
   */
  v.object({
    type: v.literal('assignFile'),
    file: v.string(),
    environment: v.string(),
    solutions: v.array(v.string()),
  }),
  v.object({ type: v.literal('setImportMode'), environment: v.string(), importMode }),
  v.object({ type: v.literal('openFile'), file: v.string() }),
  /**
   * Opens the settings file that an edit of a cell would change, at the entry of the cell if the file has one. If an
   * edit would change no file, opens the first settings file of the environment.
   */
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
