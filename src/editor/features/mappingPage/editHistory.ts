import type { FileEdits } from '../../../core/edits/writers/toTextEdits';
import type { FilePath } from '../../../core/model/filePath';
import type { TextEdit } from '../../../core/text/textEdit';

/**
 * The length of the text around an edit that must be unchanged to undo the edit, in UTF-16 code units. It is long enough to
 * distinguish entries that look alike.
 */
const contextLength = 60;

/**
 * The number of edits that can be undone. Older edits are dropped, so that a long session does not use more and more memory.
 */
const maximumSteps = 100;

/** One replaced text of an edit. */
interface Replacement {
  /** The offset of `after` right after the edit, in UTF-16 code units. */
  readonly start: number;
  readonly before: string;
  readonly after: string;
  /** The text before and behind `after`, right after the edit. */
  readonly prefix: string;
  readonly suffix: string;
}

/** An applied edit. */
interface Step {
  readonly label: string;
  readonly files: readonly { readonly file: FilePath; readonly replacements: readonly Replacement[] }[];
}

/** A step as edits of the current texts. There is no plan when a file was changed at the place of the step. */
type PreparedStep =
  | { readonly label: string; readonly plan: readonly FileEdits[] }
  | { readonly label: string; readonly plan: undefined; readonly changed: FilePath };

/** Returns the current text of a file; undefined when the file does not exist any more. */
type ReadText = (file: FilePath) => Promise<string | undefined>;

export type Direction = 'undo' | 'redo';

/**
 * Undoes and redoes the page's edits. VS Code's own undo works only in the editor that has the focus, and the page edits files
 * that may not be open. A step is undone only if each of its texts is still between the same surrounding texts, possibly at
 * another place of the file: anything else could damage an edit that somebody made in the meantime.
 */
export class EditHistory {
  readonly #steps: Readonly<Record<Direction, Step[]>> = { undo: [], redo: [] };

  /** The label of the next step to undo or redo; empty when there is no such step. */
  label(direction: Direction): string {
    return this.#steps[direction].at(-1)?.label ?? '';
  }

  /** Remembers an applied edit. Undo does not delete the files that the edit created. */
  record(label: string, plan: readonly FileEdits[]): void {
    const step = stepOf(label, plan);
    if (step.files.length > 0) {
      this.#steps.undo.push(step);
      this.#steps.undo.splice(0, this.#steps.undo.length - maximumSteps);
      this.#steps.redo.length = 0;
    }
  }

  /**
   * Computes the edits that undo or redo the last step. A step that cannot be undone is dropped, so that the step before can
   * be undone next. Any other step stays in the history until `confirm` is called.
   * @returns Undefined when there is no step.
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

  /** Moves the last step to the other direction, after the edits of `prepare` were applied. */
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

/** The replaced texts of edits, with their offsets in the edited text. */
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
  // The text behind may have been edited since, so the text before is enough. After a deletion, both must match: without an
  // inserted text, the text before alone could match at a wrong place.
  const candidates = [prefix + after + suffix, ...(after === '' ? [] : [prefix + after])];
  const expectedAt = start - prefix.length;
  const at = candidates.some((each) => text.startsWith(each, expectedAt))
    ? expectedAt
    : candidates.map((each) => findUnique(text, each)).find((place) => place !== undefined);
  const found = (at ?? 0) + prefix.length;
  return at === undefined ? undefined : { start: found, end: found + after.length, newText: before };
}

/** The offset of a text in UTF-16 code units; undefined when the text is missing or found several times. */
function findUnique(text: string, wanted: string): number | undefined {
  const at = text.indexOf(wanted);
  return at >= 0 && !text.includes(wanted, at + 1) ? at : undefined;
}
