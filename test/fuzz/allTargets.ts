import type { FuzzTarget } from './fuzzTarget';
import { otherComponents, xmlComponents } from './targets/components';
import { config } from './targets/config';
import { encodings } from './targets/encodings';
import { expressions } from './targets/expressions';
import { fixes } from './targets/fixes';
import { flow } from './targets/flow';
import { globTarget } from './targets/globs';
import { connectionLists } from './targets/lists';
import { longTexts } from './targets/longTexts';
import { settings } from './targets/settings';
import { tokens } from './targets/tokens';
import { xml } from './targets/xml';
import { zips } from './targets/zips';

/** Everything that is fuzzed. */
export const allTargets: readonly FuzzTarget[] = [
  flow,
  settings,
  config,
  xmlComponents,
  otherComponents,
  connectionLists,
  zips,
  tokens,
  globTarget,
  expressions,
  encodings,
  longTexts,
  xml,
  fixes,
];
