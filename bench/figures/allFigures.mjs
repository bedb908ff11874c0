import { activation } from './activation.mjs';
import { biome } from './biome.mjs';
import { change } from './change.mjs';
import { coldCheck } from './coldCheck.mjs';
import { deleteReference } from './deleteReference.mjs';
import { firstRead } from './firstRead.mjs';
import { mappingPage } from './mappingPage.mjs';
import { memory } from './memory.mjs';
import { scale } from './scale.mjs';
import { sizes } from './sizes.mjs';

/** Everything that is measured, in the order of the printed table. A new figure is a file beside this one and a line here. */
export const allFigures = [
  coldCheck,
  scale,
  change,
  deleteReference,
  firstRead,
  memory,
  activation,
  mappingPage,
  sizes,
  biome,
];
