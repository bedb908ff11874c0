import type { CheckReport } from '../checkReport';

/** Version 1 of the output for scripts: documented in the README, and stable. */
export function formatJson({ summary, findings }: CheckReport): string {
  return `${JSON.stringify({ version: 1, summary, findings }, null, 2)}\n`;
}
