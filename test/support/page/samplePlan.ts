import type { PlanView } from '../../../src/protocol/planView';

export function samplePlan(environment: string, importMode: PlanView['importMode']): PlanView {
  const item = (
    status: PlanView['sections'][number]['items'][number]['status'],
    text: string,
    details: string[] = [],
    code = '',
  ) => ({ status, text, details, code });
  return {
    environment,
    importMode,
    verdict: 'flowsOff',
    isConditional: false,
    headline: 'The import goes through, but 3 of 12 flows stay off until their connections are mapped.',
    summary: '9 of 12 flows will be turned on; 3 need a connection.',
    sections: [
      {
        title: 'Order of Import',
        items: [
          item('step', 'Contoso Connectors 1.2.0.0', [
            'Holds a custom connector that the others use: import it first.',
          ]),
          item('step', 'Create the connection of Contoso Ledger', [
            'Only then its id is known: fill it into test.deploymentsettings.json.',
          ]),
          item('step', 'Contoso Expenses 1.4.0.2'),
        ],
      },
      {
        title: 'Flows',
        items: [
          item('error', 'Expense report - Approve stays off', [
            'Office 365 Outlook, approvals of the finance department is not mapped.',
          ]),
          item('warning', 'Nightly reminder stays off', ['It is off in the source.']),
          item('ok', 'Sync cost centres from the finance system'),
          item('info', 'Who switches flows on must own or may use all their connections.'),
        ],
      },
      {
        title: 'Commands',
        items: [
          item(
            'step',
            'Import Contoso Expenses',
            [],
            'pac solution import --environment https://contoso-test.crm.dynamics.com --path out/ContosoExpenses_managed.zip --settings-file deployment/test.deploymentsettings.json --stage-and-upgrade --activate-plugins',
          ),
        ],
      },
    ],
  };
}
