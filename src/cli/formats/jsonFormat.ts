import type { CheckReport } from '../checkReport';

/** Version 1 of the output for scripts, as `schemas/checkOutput.schema.json` describes it. */
export function formatJson({ summary, findings }: CheckReport): string {
  return `${JSON.stringify({ version: 1, summary, findings }, null, 2)}\n`;
}
