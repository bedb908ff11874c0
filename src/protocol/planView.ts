import * as v from 'valibot';

/** An import plan as the page draws it. */
export type PlanView = v.InferOutput<typeof planView>;

export const planView = v.object({
  environment: v.string(),
  importMode: v.picklist(['first', 'update', 'upgrade']),
  verdict: v.picklist(['fails', 'flowsOff', 'fine']),
  /** The verdict in one sentence. */
  headline: v.string(),
  sections: v.array(
    v.object({
      title: v.string(),
      items: v.array(
        v.object({
          status: v.picklist(['error', 'warning', 'ok', 'info', 'step']),
          text: v.string(),
          /** Further lines, the smaller print. */
          details: v.array(v.string()),
          /** Text to be shown as code and copied, such as a command line; empty when there is none. */
          code: v.string(),
        }),
      ),
    }),
  ),
});
