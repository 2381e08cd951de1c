import { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';

const forms: JupyterFrontEndPlugin<void> = {
  id: 'account-academy:forms',
  description: 'Forms that open by themselves and say when they are not connected.',
  autoStart: true,
  requires: [INotebookTracker],
  activate: (app: JupyterFrontEnd, tracker: INotebookTracker) => {
    void tracker;
  }
};

export default [forms];
