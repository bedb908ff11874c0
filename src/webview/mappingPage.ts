import './connrefPage';
import { HostConnection, type WebviewApi } from './hostConnection';
import './mappingPage.css';
import { PageState } from './pageState';

declare function acquireVsCodeApi(): WebviewApi;

const api = acquireVsCodeApi();
const page = document.createElement('connref-page');
page.host = new HostConnection(api);
page.pageState = new PageState(api);
document.body.append(page);
