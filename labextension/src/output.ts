/** The output of a form in the notebook: the widget, and the answer as plain output for readers without a kernel. */

import { CodeCell } from '@jupyterlab/cells';
import { IRenderMime, IRenderMimeRegistry } from '@jupyterlab/rendermime';

export const VIEW = 'application/vnd.jupyter.widget-view+json';
const ours = new WeakMap<IRenderMimeRegistry, IRenderMime.IRendererFactory>();

/**
 * Have the view of a widget stay where it is when only the plain output beside it changes. JupyterLab would make a new
 * view, and whoever is typing would lose the place.
 */
export function keepViews(rendermime: IRenderMimeRegistry): void {
  const factory = rendermime.getFactory(VIEW);
  if (!factory || factory === ours.get(rendermime)) {
    return;
  }
  const createRenderer = (options: IRenderMime.IRendererOptions) => {
    const renderer = factory.createRenderer(options);
    const render = renderer.renderModel.bind(renderer);
    let shown: unknown;
    renderer.renderModel = async model => {
      const id = (model.data[VIEW] as { model_id?: string } | undefined)?.model_id;
      if (id && id === shown && renderer.node.querySelector('.academy-form')) {
        return;
      }
      shown = id;
      await render(model);
    };
    return renderer;
  };
  const steady = { ...factory, createRenderer };
  ours.set(rendermime, steady);
  rendermime.addFactory(steady, factory.defaultRank ?? -10);
}

/** Write an answer into the plain output of its form. */
export function setPlain(cell: CodeCell, page: string, plain: string): void {
  const outputs = cell.isDisposed ? null : cell.model.outputs;
  for (let place = 0; outputs && place < outputs.length; place++) {
    const output = outputs.get(place);
    if (VIEW in output.data && output.data['text/html'] !== page) {
      output.setData({ data: { ...output.data, 'text/html': page, 'text/plain': plain } });
    }
  }
}

/** Return the plain output of a form as the notebook's own renderer shows it; null when there is none. */
export function plainOutput(cell: CodeCell, rendermime: IRenderMimeRegistry): HTMLElement | null {
  for (let place = 0; place < cell.model.outputs.length; place++) {
    const page = cell.model.outputs.get(place).data['text/html'];
    if (page) {
      const text = Array.isArray(page) ? page.join('') : String(page);
      const shown = document.createElement('div');
      shown.className = 'academy-saved-answer';
      shown.innerHTML = rendermime.sanitizer.sanitize(text);
      return shown;
    }
  }
  return null;
}
