import { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';

import { keepKeys } from './keys';
import { NotebookForms } from './notebook';

const forms: JupyterFrontEndPlugin<void> = {
  id: 'account-academy:forms',
  description: 'Forms that open by themselves and say when they are not connected.',
  autoStart: true,
  requires: [INotebookTracker],
  activate: (app: JupyterFrontEnd, tracker: INotebookTracker) => {
    const open = new Map<NotebookPanel, NotebookForms>();
    tracker.widgetAdded.connect((_, panel) => {
      open.set(panel, new NotebookForms(panel, app.commands));
      panel.disposed.connect(() => {
        open.get(panel)?.dispose();
        open.delete(panel);
      });
    });
    keepKeys(() => [...open.values()]);
  }
};

export default [forms];
