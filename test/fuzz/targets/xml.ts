import { mutatedXml } from '../../support/xmlMutations';
import { xmlSamples } from '../../support/xmlSamples';
import { compareVerdicts } from '../../support/xmlVerdicts';
import { fuzzTarget } from '../fuzzTarget';
import { drawn } from '../inputs';

const samples = xmlSamples();

export const xml = fuzzTarget(
  { name: 'xml', fewInputs: 3000, manyInputs: 1_000_000 },
  drawn((random) => mutatedXml(random.one(samples), random)),
  (text) => (compareVerdicts(text, 'see the input') === 'well-formed' ? 'taken' : 'refused'),
);
