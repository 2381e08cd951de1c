/** Keys inside forms stay there: JupyterLab would take arrows and letters as orders to the notebook. */

import { NotebookForms } from './notebook';

/**
 * Attribute of an element whose keys are no shortcuts. It has to stand on the element itself: JupyterLab's shortcuts are
 * bound to whatever has the focus, and Lumino finds that before it looks further up.
 */
const OWN_KEYS = 'data-lm-suppress-shortcuts';

/** Listen before JupyterLab does, on the way down to the element. */
export function keepKeys(open: () => NotebookForms[]): void {
  window.addEventListener('keydown', event => handle(event, open()), true);
}

function handle(event: KeyboardEvent, open: NotebookForms[]): void {
  const target = event.target;
  if (!(target instanceof HTMLElement)) {
    return;
  }
  const owner = open.find(one => one.node.contains(target));
  const form = owner?.formAround(target);
  if (!owner || !form) {
    return;
  }
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  if (target === form.cell.node) {
    if (plain && event.key === 'Enter' && form.focusFirst()) {
      stop(event);
    }
    return;
  }
  target.setAttribute(OWN_KEYS, 'true');
  if (event.key === 'Escape' && plain) {
    form.cell.node.focus();
    stop(event);
  } else if ((event.ctrlKey || event.metaKey) && !event.altKey && event.code === 'KeyS') {
    void owner.save();
    stop(event);
  }
}

function stop(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
