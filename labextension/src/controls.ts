/** The controls of a form: reading them, filling them in, taking them out of use. */

export type State = string | boolean | number;
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const CONTROLS = 'input:not([type=hidden]):not([type=file]):not([type=button]), textarea, select';
/** A control that carries what the mouse did, and is no part of the answer. */
export const MOVE = '.academy-move';

/** Return the controls that hold the answer, in the order in which the kernel names them. */
export function controlsOf(form: HTMLElement): Control[] {
  const all = form.querySelectorAll<Control>(
    CONTROLS.split(', ')
      .map(one => `.academy-field ${one}`)
      .join(', ')
  );
  return [...all].filter(one => !one.closest(MOVE));
}

function isTick(control: Control): control is HTMLInputElement {
  return control.type === 'checkbox' || control.type === 'radio';
}

function stateOf(control: Control): State {
  if (control instanceof HTMLSelectElement) {
    return control.selectedIndex;
  }
  return isTick(control) ? control.checked : lines(control.value);
}

/** Browsers give the lines of a text area another end than a file may have. */
function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

export function statesOf(form: HTMLElement): State[] {
  return controlsOf(form).map(stateOf);
}

export function alike(some: State[], others: State[]): boolean {
  const same = (one: State, other: State) => one === other || (typeof other === 'string' && one === lines(other));
  return some.length === others.length && some.every((one, place) => same(one, others[place]));
}

/** Fill the controls in as a person would, so that the kernel hears of it. */
export function fillIn(form: HTMLElement, states: State[]): void {
  controlsOf(form).forEach((control, place) => {
    const state = states[place];
    if (stateOf(control) === state) {
      return;
    }
    if (isTick(control)) {
      if (control.type === 'checkbox' || state === true) {
        control.click();
      }
      return;
    }
    if (control instanceof HTMLSelectElement) {
      control.selectedIndex = Number(state);
    } else {
      control.value = String(state);
    }
    for (const event of ['input', 'change']) {
      control.dispatchEvent(new Event(event, { bubbles: true }));
    }
  });
}

/** Return what the controls hold in words: texts as they are, labels of what is ticked. */
export function readable(form: HTMLElement): { text: string; typed: boolean } {
  const found: string[] = [];
  let typed = false;
  for (const control of controlsOf(form)) {
    const state = stateOf(control);
    if (typeof state === 'string' && state.trim()) {
      found.push(state);
      typed = true;
    } else if (state === true) {
      const group = control.closest('.widget-radio')?.querySelector('.widget-label')?.textContent ?? '';
      const label = control.closest('label')?.textContent?.trim() ?? '';
      found.push(group && control.closest('.academy-side') ? `${group}: ${label}` : label);
    }
  }
  return { text: found.join('\n'), typed };
}

/** Close or open a form for typing. What stands in it can still be read and copied. */
export function setUsable(form: HTMLElement, usable: boolean): void {
  if (form.classList.contains('academy-closed') !== usable) {
    return;
  }
  form.classList.toggle('academy-closed', !usable);
  for (const one of form.querySelectorAll<HTMLElement>('input, textarea, select, button')) {
    if (one instanceof HTMLTextAreaElement || (one instanceof HTMLInputElement && !isTick(one))) {
      one.readOnly = !usable;
    } else if (!usable) {
      one.dataset.wasDisabled = String((one as HTMLButtonElement).disabled);
      (one as HTMLButtonElement).disabled = true;
    } else {
      (one as HTMLButtonElement).disabled = one.dataset.wasDisabled === 'true';
    }
  }
}
