import type { FilePath } from '../../src/core/model/filePath';
import { decodeText } from '../../src/core/text/decodeText';
import { corpusRepositories, readCorpus } from './corpus';

/** The deployment settings files of the corpus: JSON objects that contain one of the two lists. */
export function corpusSettings(): [FilePath, Uint8Array][] {
  return corpusRepositories()
    .flatMap((repository) => readCorpus(repository))
    .filter(([file, bytes]) => file.endsWith('.json') && isSettings(decodeText(bytes).text));
}

function isSettings(text: string): boolean {
  if (!/"(?:ConnectionReferences|EnvironmentVariables)"\s*:\s*\[/.test(text)) {
    return false;
  }
  const json = JSON.parse(text) as Record<string, unknown>;
  return Array.isArray(json.ConnectionReferences) || Array.isArray(json.EnvironmentVariables);
}
