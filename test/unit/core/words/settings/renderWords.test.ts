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
            'test.json: cts_Url stands twice in EnvironmentVariables, with the same value. It is written once.',
          ],
        ],
        noValue: [
          [
            { layer, list: 'ConnectionReferences', name: 'cts_Mail' },
            'test.json: cts_Mail has no connection, so its entry is left out: its flows stay off unless the environment has one.',
          ],
          [
            { layer, list: 'EnvironmentVariables', name: 'cts_Url' },
            'test.json: cts_Url has no value, so its entry is left out.',
          ],
        ],
      },
      renderRemarkWords,
    );
  });

  it('say what keeps the file from being used', () => {
    assertWords(
      {
        noObject: [[{ layer }, 'test.json: it is no valid JSON object.']],
        noList: [[{ layer, list: 'ConnectionReferences' }, 'test.json: ConnectionReferences is no list.']],
        noName: [
          [
            { layer, list: 'EnvironmentVariables', position: 2, member: 'SchemaName' },
            'test.json: entry 2 of EnvironmentVariables has no SchemaName.',
          ],
        ],
        differentTwice: [
          [
            { layer, list: 'ConnectionReferences', name: 'cts_Mail' },
            'test.json: cts_Mail stands twice in ConnectionReferences, with different values. Remove one of the two.',
          ],
        ],
        noText: [[{ place }, 'test.json: cts_Mail, ConnectionId: it is no text.']],
        malformedId: [
          [
            { place, id: ' x1', bareId: 'x1' },
            'test.json: cts_Mail, ConnectionId: “ x1” is not the bare id of a connection, so the import would fail. Use only x1.',
          ],
          [
            { place, id: '{x}', bareId: undefined },
            'test.json: cts_Mail, ConnectionId: “{x}” is not the bare id of a connection, so the import would fail. Open the connection in the maker portal and copy the part of its address after the connector.',
          ],
        ],
        malformedReplacedId: [
          [
            { place, source: '#{a}#-#{b}#', variables: ['a', 'b'] },
            'test.json: cts_Mail, ConnectionId: with the value of a and b, #{a}#-#{b}# is not the bare id of a connection, so the import would fail. Open the connection in the maker portal and copy the part of its address after the connector.',
          ],
        ],
        unresolved: [
          [
            {
              place: { ...place, entry: undefined, member: 'Note' },
              source: '$(x)-$(y)',
              variables: ['x', 'y'],
              empty: [],
            },
            'test.json: Note: no value for x, y ($(x)-$(y)).',
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
            'test.json: cts_Mail, ConnectionId: no value for x, y ($(x)$(y)): values.env gives x an empty value, more.env gives y an empty value.',
          ],
        ],
      },
      renderProblemWords,
    );
  });
});
