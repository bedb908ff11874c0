import type { FilePath } from './filePath';
import type { Place } from './place';

/** How much a finding matters. An error means that the import fails, or that a flow stays turned off. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** From the weakest to the strongest. */
export const severities: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/** What a rule says about one place of one file. It is kept for every file, so it holds no text and no offsets. */
export interface Finding {
  /** The rule's permanent id: diagnostic code, settings key and name of its documentation page. */
  readonly ruleId: string;
  readonly severity: Severity;
  readonly file: FilePath;
  readonly place: Place;
  /** Which of the rule's messages this is. Only tests use it, and no output shows it. */
  readonly messageId: string;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  /** What a fix or a script needs to know, by name. */
  readonly data: Readonly<Record<string, string>>;
}

export interface RelatedPlace {
  readonly file: FilePath;
  readonly place: Place;
  readonly message: string;
}
