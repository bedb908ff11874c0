import * as v from 'valibot';

/**
 * An import plan in the form that the page “Map Connections for Import” shows. It has the same structure as the outline
 * of a plan that `src/core` makes.
 */
export type PlanView = v.InferOutput<typeof planView>;

const planItem = v.object({
  status: v.picklist(['error', 'warning', 'ok', 'info', 'step']),
  text: v.string(),
  /** Further lines about the item, which the page shows below `text` in smaller print. */
  details: v.pipe(v.array(v.string()), v.readonly()),
  /**
   * A text that the page shows as code and that can be copied, such as a command line; empty for an item without code.
   */
  code: v.string(),
});

const planSection = v.object({ title: v.string(), items: v.pipe(v.array(planItem), v.readonly()) });

export const planView = v.object({
  environment: v.string(),
  importMode: v.picklist(['first', 'update', 'upgrade']),
  verdict: v.picklist(['fails', 'uncertain', 'flowsOff', 'needsConnections', 'fine']),
  /**
   * Whether the verdict only holds if solutions that are not part of the plan are in the environment already.
   * `headline` contains this condition.
   */
  isConditional: v.boolean(),
  /** The verdict, and its condition, in one sentence. */
  headline: v.string(),
  /** What becomes of the flows, in one sentence; empty without flows. */
  summary: v.string(),
  sections: v.pipe(v.array(planSection), v.readonly()),
});
