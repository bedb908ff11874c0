import { type Shape, text, type TextForm } from '../shape';
import { isUsableGlob, longestGlob } from './globMatcher';

const form: TextForm = { accepts: isUsableGlob, schema: { maxLength: longestGlob }, expected: 'glob' };

/** The shape of a glob of paths or names. */
export function glob(description?: string): Shape<string | undefined> {
  return text(description, { form });
}
