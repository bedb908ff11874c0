import { Engine, type EngineOptions } from '../../src/core/engine/engine';
import { judge } from '../../src/core/rules/judge';

/** Makes an engine with all rules. */
export function newEngine(options: Omit<EngineOptions, 'loadJudge'>): Engine {
  return new Engine({ ...options, loadJudge: () => judge });
}
