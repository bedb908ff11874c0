import type { FileEdits } from '../../../core/edits/writers/toTextEdits';
import type { FilePath } from '../../../core/model/filePath';
import type { TextEdit } from '../../../core/text/textEdit';

/** How much of the text around a place must be as it was, in UTF-16 code units: enough to tell one entry from another. */
const contextLength = 60;

/** More than anybody takes back step by step. */
const longestHistory = 100;

/** A text that was put somewhere, and what stood there before. */
interface Replacement {
  /** Where it stood right after the edit. */
  readonly start: number;
  readonly before: string;
  readonly after: string;
  /** What stood around it. */
  readonly prefix: string;
  readonly suffix: string;
}

/** An edit that was applied. */
interface Step {
  readonly label: string;
  readonly files: readonly { readonly file: FilePath; readonly replacements: readonly Replacement[] }[];
}

/** A step as edits of the present texts; without a plan where a file no longer holds what the step made of it. */
type Taken =
  | { readonly label: string; readonly plan: readonly FileEdits[] }
  | { readonly label: string; readonly plan: undefined; readonly changed: FilePath };

/** The present text of a file; undefined when it is gone. */
type PresentText = (file: FilePath) => Promise<string | undefined>;

export type Direction = 'undo' | 'redo';

/**
 * Takes edits back, and does them again: nobody can undo in a document that has no focus. A step is taken back only where
 * each of its texts still stands between what stood around it, be it somewhere else in the file.
 */
export class EditHistory {
  readonly #steps: Readonly<Record<Direction, Step[]>> = { undo: [], redo: [] };

  /** What would be taken back, or done again, in words; empty when there is nothing. */
  label(direction: Direction): string {
    return this.#steps[direction].at(-1)?.label ?? '';
  }

  /** Remembers an edit that was applied. Files that it created stay. */
  note(label: string, plan: readonly FileEdits[]): void {
    const step = stepOf(label, plan);
    if (step.files.length > 0) {
      this.#steps.undo.push(step);
      this.#steps.undo.splice(0, this.#steps.undo.length - longestHistory);
      this.#steps.redo.length = 0;
    }
  }

  /**
   * The edits that take the last step back, or do it again; undefined when there is none. Where it cannot be taken back it is
   * gone, and the one before it may; else it stays until `noteTaken`.
   */
  async take(direction: Direction, readText: PresentText): Promise<Taken | undefined> {
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

  /** Remembers that what `take` gave was applied. */
  noteTaken(direction: Direction, label: string, plan: readonly FileEdits[]): void {
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

/** Where edits stand in the text that they make. */
function replacementsOf(text: string, edits: readonly TextEdit[]): Replacement[] {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let after = '';
  let done = 0;
  const places = ordered.map(({ start, end, newText }) => {
    after += text.slice(done, start);
    const place = { start: after.length, before: text.slice(start, end), after: newText };
    after += newText;
    done = end;
    return place;
  });
  after += text.slice(done);
  return places.map((place) => ({
    ...place,
    prefix: after.slice(Math.max(0, place.start - contextLength), place.start),
    suffix: after.slice(place.start + place.after.length, place.start + place.after.length + contextLength),
  }));
}

function inverse(text: string, { start, before, after, prefix, suffix }: Replacement): TextEdit | undefined {
  // What follows may have been edited since; where nothing was put, only what is around tells the place.
  const wanted = [prefix + after + suffix, ...(after === '' ? [] : [prefix + after])];
  const expectedAt = start - prefix.length;
  const at = wanted.some((each) => text.startsWith(each, expectedAt))
    ? expectedAt
    : wanted.map((each) => onlyPlace(text, each)).find((place) => place !== undefined);
  const found = (at ?? 0) + prefix.length;
  return at === undefined ? undefined : { start: found, end: found + after.length, newText: before };
}

/** Undefined where a text is not there, or more than once. */
function onlyPlace(text: string, wanted: string): number | undefined {
  const at = text.indexOf(wanted);
  return at >= 0 && !text.includes(wanted, at + 1) ? at : undefined;
}
