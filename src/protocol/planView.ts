import * as v from 'valibot';

/**
 * An import plan in the form that the page shows. It has the same structure as the outline that `src/core` makes of a
 * plan.
 */
export type PlanView = v.InferOutput<typeof planView>;

const planItem = v.object({
  status: v.picklist(['error', 'warning', 'ok', 'info', 'step']),
  text: v.string(),
  /** Further lines, shown below the text in smaller print. */
  details: v.pipe(v.array(v.string()), v.readonly()),
  /** Text that is shown as code and can be copied, such as a command line; empty when there is none. */
  code: v.string(),
});

const planSection = v.object({ title: v.string(), items: v.pipe(v.array(planItem), v.readonly()) });

export const planView = v.object({
  environment: v.string(),
  importMode: v.picklist(['first', 'update', 'upgrade']),
  verdict: v.picklist(['fails', 'flowsOff', 'fine']),
  /** Whether the verdict is only right if something is in the environment already. The headline says what. */
  isConditional: v.boolean(),
  /** The verdict in one sentence. */
  headline: v.string(),
  sections: v.pipe(v.array(planSection), v.readonly()),
});
