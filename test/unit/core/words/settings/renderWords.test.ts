import { renderProblemWords, renderRemarkWords } from '../../../../../src/core/words/settings/renderWords';
import { assertWords } from '../../../../support/wordSamples';

const layer = 'test.json';
const place = { layer, entry: 'cts_Mail', member: 'ConnectionId' };

describe('renderWords', () => {
  it('say what was left out', () => {
    assertWords(
      {
        sameTwice: [
          [
            { layer, list: 'EnvironmentVariables', name: 'cts_Url' },
            'test.json: cts_Url has two entries with the same value in EnvironmentVariables. Only one of the two entries is written.',
          ],
        ],
        noValue: [
          [
            { layer, list: 'ConnectionReferences', name: 'cts_Mail' },
            'test.json: cts_Mail has no connection, so its entry is left out. Flows that use it stay turned off unless the environment already has a connection for it.',
          ],
          [
            { layer, list: 'EnvironmentVariables', name: 'cts_Url' },
            'test.json: cts_Url has no value, so its entry is left out. Add a value if the environment needs one.',
          ],
        ],
      },
      renderRemarkWords,
    );
  });

  it('say what keeps the file from being used', () => {
    assertWords(
      {
        noObject: [[{ layer }, 'test.json: the file is not a valid JSON object. Fix its JSON first.']],
        noList: [
          [
            { layer, list: 'ConnectionReferences' },
            'test.json: ConnectionReferences is not a list. Write its entries between [ and ].',
          ],
        ],
        noName: [
          [
            { layer, list: 'EnvironmentVariables', position: 2, member: 'SchemaName' },
            'test.json: entry 2 of EnvironmentVariables has no SchemaName. Add the name, or remove the entry.',
          ],
        ],
        differentTwice: [
          [
            { layer, list: 'ConnectionReferences', name: 'cts_Mail' },
            'test.json: cts_Mail has two entries with different values in ConnectionReferences. Remove one of the entries.',
          ],
        ],
        noText: [
          [{ place }, 'test.json: ConnectionId of cts_Mail is not text. Write its value between quotation marks.'],
        ],
        malformedId: [
          [
            { place, id: ' x1', bareId: 'x1' },
            'test.json: ConnectionId of cts_Mail is “ x1”, which is not a bare connection id, so the import would fail. Use only x1.',
          ],
          [
            { place, id: '{x}', bareId: undefined },
            'test.json: ConnectionId of cts_Mail is “{x}”, which is not a bare connection id, so the import would fail. Open the connection in the maker portal and copy the part of the page address between the connector and /details.',
          ],
        ],
        malformedReplacedId: [
          [
            { place, source: 'id-#{a}#', variables: ['a'] },
            'test.json: ConnectionId of cts_Mail is id-#{a}#, which with the value of a is not a bare connection id, so the import would fail. Open the connection in the maker portal and copy the part of the page address between the connector and /details.',
          ],
          [
            { place, source: '#{a}#-#{b}#', variables: ['a', 'b'] },
            'test.json: ConnectionId of cts_Mail is #{a}#-#{b}#, which with the values of a and b is not a bare connection id, so the import would fail. Open the connection in the maker portal and copy the part of the page address between the connector and /details.',
          ],
        ],
        unresolved: [
          [
            { place, source: '$(x)', variables: ['x'], empty: [] },
            'test.json: ConnectionId of cts_Mail is $(x), but the variable x has no value. Set it in a file for --variables, or in an environment variable that --env names.',
          ],
          [
            {
              place: { ...place, entry: undefined, member: 'Note' },
              source: '$(x)-$(y)',
              variables: ['x', 'y'],
              empty: [],
            },
            'test.json: Note is $(x)-$(y), but the variables x and y have no value. Set them in a file for --variables, or in an environment variable that --env names.',
          ],
          [
            {
              place,
              source: '$(x)$(y)',
              variables: ['x', 'y'],
              empty: [
                { variable: 'x', source: 'values.env' },
                { variable: 'y', source: 'more.env' },
              ],
            },
            'test.json: ConnectionId of cts_Mail is $(x)$(y), but the variables x and y have no value (values.env sets x to an empty value and more.env sets y to an empty value). Set them in a file for --variables, or in an environment variable that --env names.',
          ],
        ],
      },
      renderProblemWords,
    );
  });
});
