import type { FileEdits } from '../../../core/edits/writers/toTextEdits';
import type { FilePath } from '../../../core/model/filePath';
import type { TextEdit } from '../../../core/text/textEdit';

/**
 * How much text before and behind an edit is remembered to find the place of the edit again, in UTF-16 code units. The
 * length is enough to distinguish entries that look alike.
 */
const contextLength = 60;

/** How many edits can be undone. Older edits are dropped, so that a long session does not use more and more memory. */
const maximumSteps = 100;

/** One text that an edit replaced: `before` with `after`. */
interface Replacement {
  /** The offset of `after` in the file directly after the edit, in UTF-16 code units. */
  readonly start: number;
  readonly before: string;
  readonly after: string;
  /**
   * The text directly in front of `after`, and in `suffix` the text directly behind it, as they were directly after the
   * edit.
   */
  readonly prefix: string;
  readonly suffix: string;
}

/** An applied edit that can be undone, or an undone edit that can be redone. */
interface Step {
  readonly label: string;
  readonly files: readonly { readonly file: FilePath; readonly replacements: readonly Replacement[] }[];
}

/**
 * The edits that undo or redo a step in the current texts. `plan` is undefined when the place of the step was not found
 * in the file `changed`, because its text has changed or the file no longer exists.
 */
type PreparedStep =
  | { readonly label: string; readonly plan: readonly FileEdits[] }
  | { readonly label: string; readonly plan: undefined; readonly changed: FilePath };

/** Returns the current text of a file; undefined when the file no longer exists. */
type ReadText = (file: FilePath) => Promise<string | undefined>;

export type Direction = 'undo' | 'redo';

/**
 * Undoes and redoes the edits that people make on the page “Map Connections for Import”. VS Code's undo works only in
 * the editor that has the focus, but the page edits files that may not be open. A step is undone only if each replaced
 * text is still behind the same text, even if both have moved; otherwise, undo could damage a later edit.
 */
export class EditHistory {
  readonly #steps: Readonly<Record<Direction, Step[]>> = { undo: [], redo: [] };

  /** The label of the edit that would be undone or redone next; empty when there is none. */
  label(direction: Direction): string {
    return this.#steps[direction].at(-1)?.label ?? '';
  }

  /** Remembers an applied edit, so that it can be undone. If the edit created files, undo does not delete them. */
  record(label: string, plan: readonly FileEdits[]): void {
    const step = stepOf(label, plan);
    if (step.files.length > 0) {
      this.#steps.undo.push(step);
      this.#steps.undo.splice(0, this.#steps.undo.length - maximumSteps);
      this.#steps.redo.length = 0;
    }
  }

  /**
   * Computes the edits that undo or redo the next step. The step stays in the history until `confirm` is called after
   * the edits were applied. A step that cannot be undone is dropped at once, because it would block the older steps.
   * @returns Undefined when there is no step to undo or redo.
   */
  async prepare(direction: Direction, readText: ReadText): Promise<PreparedStep | undefined> {
    const step = this.#steps[direction].at(-1);
    if (!step) {
      return undefined;
    }
    const plan: FileEdits[] = [];
    for (const { file, replacements } of step.files) {
      const text = await readText(file);
      const edits = replacements.map((replacement) => inverse(text ?? '', replacement));
      if (text === undefined || !edits.every((edit) => edit !== undefined)) {
        this.#steps[direction].pop();
        return { label: step.label, plan: undefined, changed: file };
      }
      plan.push({ file, text, edits });
    }
    return { label: step.label, plan };
  }

  /**
   * Call this after the edits that `prepare` returned were applied: an undone step can now be redone, and a redone step
   * can be undone.
   * @param plan The applied edits.
   */
  confirm(direction: Direction, label: string, plan: readonly FileEdits[]): void {
    this.#steps[direction].pop();
    this.#steps[direction === 'undo' ? 'redo' : 'undo'].push(stepOf(label, plan));
  }
}

function stepOf(label: string, plan: readonly FileEdits[]): Step {
  return {
    label,
    files: plan.flatMap(({ file, text, edits }) =>
      text === undefined ? [] : [{ file, replacements: replacementsOf(text, edits) }],
    ),
  };
}

/** The texts that edits replace. Their offsets are those in the text after the edits. */
function replacementsOf(text: string, edits: readonly TextEdit[]): Replacement[] {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let after = '';
  let copiedEnd = 0;
  const places = ordered.map(({ start, end, newText }) => {
    after += text.slice(copiedEnd, start);
    const place = { start: after.length, before: text.slice(start, end), after: newText };
    after += newText;
    copiedEnd = end;
    return place;
  });
  after += text.slice(copiedEnd);
  return places.map((place) => ({
    ...place,
    prefix: after.slice(Math.max(0, place.start - contextLength), place.start),
    suffix: after.slice(place.start + place.after.length, place.start + place.after.length + contextLength),
  }));
}

function inverse(text: string, { start, before, after, prefix, suffix }: Replacement): TextEdit | undefined {
  // The text behind the edit may have changed since, so a match of the text in front of it is enough. After a deletion,
  // both texts must match: nothing was inserted, so the text in front alone could match at a wrong place.
  const candidates = [prefix + after + suffix, ...(after === '' ? [] : [prefix + after])];
  const expectedAt = start - prefix.length;
  const at = candidates.some((each) => text.startsWith(each, expectedAt))
    ? expectedAt
    : candidates.map((each) => findUnique(text, each)).find((place) => place !== undefined);
  const found = (at ?? 0) + prefix.length;
  return at === undefined ? undefined : { start: found, end: found + after.length, newText: before };
}

/**
 * The offset of a text in a file, in UTF-16 code units; undefined when the file does not contain the text or contains
 * it several times.
 */
function findUnique(text: string, wanted: string): number | undefined {
  const at = text.indexOf(wanted);
  return at >= 0 && !text.includes(wanted, at + 1) ? at : undefined;
}
