import { mutatedZip } from '../../support/zipMutations';
import { compareZipReaders, zipSamples } from '../../support/zipJudges';
import { fuzzTarget } from '../fuzzTarget';
import { drawn } from '../inputs';

export const zips = fuzzTarget(
  { name: 'zips', fewInputs: 300, manyInputs: 50_000 },
  drawn((random) => mutatedZip(random.one(zipSamples(random)), random)),
  async (zip) => {
    const outcomes = await compareZipReaders(zip, Buffer.from(zip).toString('base64'));
    return outcomes.some((outcome) => outcome.includes('refused')) ? 'refused' : 'taken';
  },
);
