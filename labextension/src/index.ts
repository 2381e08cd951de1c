import { ILabShell, JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';

import { keepKeys } from './keys';
import { NotebookForms } from './notebook';

/** Pixels of a page on which the list of files would take the place of the notebook. */
const NARROW = 600;

const forms: JupyterFrontEndPlugin<void> = {
  id: 'account-academy:forms',
  description: 'Forms that open by themselves and say when they are not connected.',
  autoStart: true,
  requires: [INotebookTracker],
  optional: [ILabShell],
  activate: (app: JupyterFrontEnd, tracker: INotebookTracker, shell: ILabShell | null) => {
    const open = new Map<NotebookPanel, NotebookForms>();
    tracker.widgetAdded.connect((_, panel) => {
      open.set(panel, new NotebookForms(panel, app.commands));
      if (window.innerWidth < NARROW) {
        shell?.collapseLeft();
      }
      panel.disposed.connect(() => {
        open.get(panel)?.dispose();
        open.delete(panel);
      });
    });
    keepKeys(() => [...open.values()]);
  }
};

export default [forms];
