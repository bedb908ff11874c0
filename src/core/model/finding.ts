import type { FilePath } from './filePath';
import type { Place } from './place';

/**
 * How much a finding matters. Unless settings change the severity of a rule, `error` is for faults that can make an
 * import fail, keep a flow from working, or prevent a file from being read.
 */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** All severities, from the weakest to the strongest. */
export const severities: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/**
 * What a rule reports about one place of one file. It contains a place, mostly without offsets, instead of the file's
 * text, because the findings of all files are kept in memory and offsets change with every edit.
 */
export interface Finding {
  /**
   * The permanent id of the rule. It is also the code of the diagnostic in VS Code, the key for the rule's severity in
   * settings, and the name of the rule's documentation page.
   */
  readonly ruleId: string;
  readonly severity: Severity;
  readonly file: FilePath;
  readonly place: Place;
  /** Which of the rule's messages `message` is. Only tests use this id; the output never shows it. */
  readonly messageId: string;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  /** Facts about the finding, by name, for the fixes and for scripts that read the JSON output. */
  readonly data: Readonly<Record<string, string>>;
}

/** Another place that explains a finding, such as the second of two conflicting definitions. */
export interface RelatedPlace {
  readonly file: FilePath;
  readonly place: Place;
  readonly message: string;
}
