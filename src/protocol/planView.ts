import * as v from 'valibot';

/** An import plan as the page draws it: what core's outline of a plan is. */
export type PlanView = v.InferOutput<typeof planView>;

const planItem = v.object({
  status: v.picklist(['error', 'warning', 'ok', 'info', 'step']),
  text: v.string(),
  /** Further lines, the smaller print. */
  details: v.pipe(v.array(v.string()), v.readonly()),
  /** Text to be shown as code and copied, such as a command line; empty when there is none. */
  code: v.string(),
});

const planSection = v.object({ title: v.string(), items: v.pipe(v.array(planItem), v.readonly()) });

export const planView = v.object({
  environment: v.string(),
  importMode: v.picklist(['first', 'update', 'upgrade']),
  verdict: v.picklist(['fails', 'flowsOff', 'fine']),
  /** Whether it holds only if something is in the environment already, which the headline names. */
  isConditional: v.boolean(),
  /** The verdict in one sentence. */
  headline: v.string(),
  sections: v.pipe(v.array(planSection), v.readonly()),
});
