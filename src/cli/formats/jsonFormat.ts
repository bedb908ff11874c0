import { visibleJson } from '../../core/text/visibleText';
import type { CheckReport } from '../checkReport';

/**
 * The result of `connref check` as JSON, in version 1 of the format that `schemas/checkOutput.schema.json` describes.
 */
export function formatJson({ summary, findings }: CheckReport): string {
  return `${visibleJson(JSON.stringify({ version: 1, summary, findings }, null, 2))}\n`;
}
