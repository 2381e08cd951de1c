/** Groups of radio buttons, and names for people who hear the page: of groups, and of buttons after their item. */

let groups = 0;

export function named(form: HTMLElement): void {
  for (const group of form.querySelectorAll<HTMLElement>('.widget-radio-box, .jupyter-widget-radio-box')) {
    const label = group.parentElement?.querySelector('.widget-label')?.textContent ?? '';
    set(group, 'role', 'radiogroup');
    set(group, 'aria-label', label);
    const radios = [...group.querySelectorAll<HTMLInputElement>('input[type=radio]')];
    if (radios.some(one => !one.name)) {
      const name = `academy-${++groups}`; // without it every button is a group of its own, and arrows do nothing
      radios.forEach(one => (one.name = name));
    }
  }
  for (const button of form.querySelectorAll<HTMLElement>('button[title]')) {
    set(button, 'aria-label', button.title);
  }
  for (const box of form.querySelectorAll<HTMLElement>('label[title], .widget-checkbox [title], .widget-radio [title]')) {
    box.removeAttribute('title'); // repeats what stands beside it
  }
}

function set(element: HTMLElement, name: string, value: string): void {
  if (value && element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}
