import { Random } from '../../support/random';
import { lawSeeds } from '../../support/seeds';
import { compareZipReaders, zipSamples } from '../../support/zipJudges';
import { mutatedZip } from '../../support/zipMutations';

const mutationsPerSeed = 50;

describe('Zips', () => {
  it('are read as an independent reader reads them, in mutated zips', async () => {
    const figures: Record<string, number> = {};
    for (const seed of lawSeeds()) {
      const random = new Random(seed);
      const zips = zipSamples(random);
      for (let number = 0; number < mutationsPerSeed; number++) {
        const zip = mutatedZip(random.one(zips), random);
        const what = `seed ${seed}, mutation ${number}: ${Buffer.from(zip).toString('base64')}`;
        for (const outcome of await compareZipReaders(zip, what)) {
          figures[outcome] = (figures[outcome] ?? 0) + 1;
        }
      }
    }
    if (process.env.CONNREF_SEEDS !== undefined) {
      console.log(figures);
    }
  });
});
