import { connectorCall } from './solutionSource';

/** Triggers and actions that use the connection key `mail`, each in another way. */
export const usesOfMail: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'a quoted key': compose("@parameters('$connections')['mail']['connectionId']"),
  'a quoted key behind a question mark': compose("@parameters('$connections')?['mail']?['connectionId']"),
  'white space': compose("@parameters( '$connections' )\n[ 'mail' ]"),
  'a dot': compose("@parameters('$connections').mail.connectionId"),
  'a dot behind a question mark': compose("@concat('/', parameters('$connections')?.mail?.connectionId)"),
  capitals: compose("@Parameters('$Connections')['MAIL']"),
  'text around it': compose("id: @{parameters('$connections')['mail']['connectionId']}."),
  'a member of a larger expression': compose("@outputs('All')['$connections'].mail"),
  'the name of a member': { Compose: { type: 'Compose', inputs: { "@{parameters('$connections').mail}": 1 } } },
  'a condition': { If: { type: 'If', expression: { equals: ["@parameters('$connections').mail", ''] } } },
  'a key in capitals': { Send: connectorCall('MAIL') },
  'actions in capitals': { Scope: { type: 'Scope', Actions: { Send: connectorCall('mail') } } },
  'inputs in capitals': { Send: { type: 'OpenApiConnection', Inputs: { Host: { ConnectionName: 'mail' } } } },
  'a tool of an agent': { Agent: { type: 'Agent', tools: { Mail: { actions: { Send: connectorCall('mail') } } } } },
};

/** Actions that may use any connection key. */
export const usesOfAnyKey: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'a computed key': compose("@parameters('$connections')[concat('ma', 'il')]"),
  'a computed key behind a question mark': compose("@parameters('$connections')?[variables('key')]?['connectionId']"),
  'a computed parameter': compose("@parameters(variables('x'))"),
  'all connections': compose("@json(string(parameters('$connections')))"),
  'an expression that breaks off': compose("@{parameters('$connections')["),
  'a computed name of a connection': { Send: connectorCall("@variables('key')") },
  'a name of a connection with an expression in it': { Send: connectorCall("shared_@{variables('key')}") },
  'a computed name of a connection in a tool': {
    Agent: { tools: { Mail: { actions: { Send: connectorCall('@item()') } } } },
  },
};

function compose(inputs: string): Record<string, unknown> {
  return { Compose: { type: 'Compose', inputs } };
}
