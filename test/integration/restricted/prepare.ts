import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
export async function prepare(dir: string): Promise<void> { await writeFile(join(dir, 'prepared.txt'), 'x'); }
