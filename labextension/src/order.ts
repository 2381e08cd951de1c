/** Moving the items of an ordering exercise with the mouse. */

import { MOVE } from './controls';

const ROW = '.academy-order > .academy-row';

/** Let the rows of a form be dragged. The kernel moves the item: it hears from where to where. */
export function letDrag(form: HTMLElement): void {
  form.addEventListener('pointerdown', event => {
    const target = event.target as HTMLElement;
    const row = target.closest<HTMLElement>(ROW);
    if (!row || target.closest('button') || event.button !== 0 || form.classList.contains('academy-closed')) {
      return;
    }
    event.preventDefault();
    drag(form, row, event.pointerId);
  });
}

function drag(form: HTMLElement, row: HTMLElement, pointer: number): void {
  const rows = [...form.querySelectorAll<HTMLElement>(ROW)];
  const from = rows.indexOf(row);
  let to = from;
  const mark = () => rows.forEach((one, place) => {
    one.classList.toggle('academy-drag', place === from);
    one.classList.toggle('academy-above', place === to && to < from);
    one.classList.toggle('academy-below', place === to && to > from);
  });
  const move = (event: PointerEvent) => {
    const under = rows.findIndex(one => {
      const box = one.getBoundingClientRect();
      return event.clientY >= box.top && event.clientY <= box.bottom;
    });
    to = under < 0 ? to : under;
    mark();
  };
  const end = (event: Event) => {
    row.removeEventListener('pointermove', move);
    for (const name of ['pointerup', 'pointercancel', 'lostpointercapture']) {
      row.removeEventListener(name, end);
    }
    rows.forEach(one => one.classList.remove('academy-drag', 'academy-above', 'academy-below'));
    const input = form.querySelector<HTMLInputElement>(`${MOVE} input`);
    if (event.type === 'pointerup' && to !== from && input && !form.classList.contains('academy-closed')) {
      input.value = `${from}>${to}`;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }
  };
  row.setPointerCapture(pointer);
  row.addEventListener('pointermove', move);
  for (const name of ['pointerup', 'pointercancel', 'lostpointercapture']) {
    row.addEventListener(name, end);
  }
  mark();
}
