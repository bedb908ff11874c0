import type { CheckReport } from '../checkReport';

/** Version 1 of the JSON output of `connref check`, which `schemas/checkOutput.schema.json` describes. */
export function formatJson({ summary, findings }: CheckReport): string {
  return `${JSON.stringify({ version: 1, summary, findings }, null, 2)}\n`;
}
