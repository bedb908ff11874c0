// Changes one flow and measures the time from the text in memory to the last diagnostic, in a large and a small workspace
// alternately.
import { loadEditor } from '../support/loadEditor';
import { OwnTime } from '../support/ownTime';

const [largeFolder = '', smallFolder = '', rounds = '4'] = process.argv.slice(2);
const warmUp = 60;
const clock = new OwnTime();

async function main(): Promise<void> {
  const large = await loadEditor([largeFolder]);
  const small = await loadEditor([smallFolder]);
  const paths = small.flowPaths();
  const present = new Set(large.flowPaths());
  const times: { large: number[]; small: number[] } = { large: [], small: [] };
  let done = 0;
  for (let round = 0; round < Number(rounds); round++) {
    for (const path of paths.filter((each) => present.has(each))) {
      const original = await small.text(path);
      const raw = original.replace(/"connectionReferenceLogicalName": ?"[^"]*"/, '');
      // If no entry is bound to a reference, change something else in the flow.
      const changed = raw === original ? original.replace('"contentVersion"', '  "contentVersion"') : raw;
      for (const text of [changed, original]) {
        const inTurn = [
          { editor: large, taken: times.large },
          { editor: small, taken: times.small },
        ];
        for (const { editor, taken } of done++ % 2 === 0 ? inTurn : inTurn.reverse()) {
          const start = clock.now();
          await editor.change(path, text);
          if (done > warmUp) taken.push(clock.now() - start);
        }
      }
    }
  }
  process.stdout.write(JSON.stringify(times));
  process.exit();
}

void main();
