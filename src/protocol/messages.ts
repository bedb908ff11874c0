import * as v from 'valibot';
import { mappingView } from './mappingView';
import { planView } from './planView';

/** What the host tells the page. */
export type HostMessage = v.InferOutput<typeof hostMessage>;
/** What the page asks of the host. */
export type PageMessage = v.InferOutput<typeof pageMessage>;

const importMode = v.picklist(['first', 'update', 'upgrade']);

export const hostMessage = v.variant('type', [
  v.object({ type: v.literal('view'), view: mappingView }),
  v.object({ type: v.literal('plan'), plan: planView }),
  /** What became of something that the user asked for; shown and read out. */
  v.object({ type: v.literal('notice'), severity: v.picklist(['error', 'information']), text: v.string() }),
  /** What was found in a pasted text. */
  v.object({
    type: v.literal('pasted'),
    environment: v.string(),
    found: v.number(),
    /** What was not understood, or what to look out for. */
    remarks: v.array(v.string()),
  }),
]);

/** A value that is written only if the file still says what the page shows: `expected`. */
const change = { environment: v.string(), row: v.string(), value: v.string(), expected: v.string() };

export const pageMessage = v.variant('type', [
  /** The page is there, or there again. */
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('setConnection'), ...change }),
  v.object({ type: v.literal('setConnector'), ...change }),
  v.object({ type: v.literal('setVariable'), ...change }),
  /** One connection for every reference of its connector, in one environment. @property onlyUnmapped leaves what is mapped */
  v.object({
    type: v.literal('setForConnector'),
    environment: v.string(),
    connector: v.string(),
    value: v.string(),
    onlyUnmapped: v.boolean(),
  }),
  /** Copies connection ids, or tokens, or variable values of one environment into the empty cells of another. */
  v.object({
    type: v.literal('copyColumn'),
    from: v.string(),
    to: v.string(),
    what: v.picklist(['references', 'variables']),
  }),
  v.object({ type: v.literal('clearColumn'), environment: v.string(), what: v.picklist(['references', 'variables']) }),
  v.object({ type: v.literal('undo') }),
  v.object({ type: v.literal('redo') }),
  /** A new file beside the others, named as they are. */
  v.object({ type: v.literal('addEnvironment'), name: v.string() }),
  /** Adds what the source has and the environment's files lack, and offers to remove what is stale. */
  v.object({ type: v.literal('sync'), environment: v.string() }),
  /** A pasted list of connections, or anything that holds one. */
  v.object({ type: v.literal('paste'), environment: v.string(), text: v.string() }),
  v.object({ type: v.literal('forgetConnection'), environment: v.string(), id: v.string() }),
  /** What a file is for, corrected by the user. Kept in `.connref.json`. */
  v.object({
    type: v.literal('assignFile'),
    file: v.string(),
    environment: v.string(),
    solutions: v.array(v.string()),
  }),
  v.object({ type: v.literal('setImportMode'), environment: v.string(), importMode }),
  v.object({ type: v.literal('openFile'), file: v.string() }),
  /** Opens the place of a cell in its file. */
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
