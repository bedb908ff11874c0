import { writeFiles } from '../writing';
import { base, broken } from './solutions';

/** Nothing but zips: nothing starts the extension. */
export function prepare(workspace: string): void {
  writeFiles(workspace, [
    ['exports/Base.zip', base()],
    ['exports/Broken.zip', broken],
  ]);
}
