/** One form: whether it is connected, what is not saved yet, and what stands in its place meanwhile. */

import { CodeCell } from '@jupyterlab/cells';
import { PanelLayout, Widget } from '@lumino/widgets';

import { alike, controlsOf, Drafts, fillIn, letDrag, readable, setUsable, State, statesOf } from './parts';
import { named } from './names';
import { NotebookForms } from './notebook';
import { setPlain, VIEW } from './output';

/** What the kernel tells with every form (academy/notebook/widgets/form.py). */
interface Told {
  kernel: string;
  state: 'saved' | 'unread';
  controls: State[];
  page: string;
  plain: string;
}

/** Milliseconds before a form says that its kernel is slow, and asks whether it is still there. */
const PATIENCE = 2000;
/** Milliseconds before a saved answer goes into the notebook's plain output: not at every key. */
const PAUSE = 800;

export class FormCell {
  constructor(
    readonly owner: NotebookForms,
    readonly cell: CodeCell,
    readonly exercise: string
  ) {
    this._drafts = new Drafts(owner.path, exercise);
    this._bar = new Widget();
    this._bar.addClass('academy-bar');
    cell.addClass('academy-cell');
    cell.node.dataset.exercise = exercise;
    this._observer = new MutationObserver(() => this.later());
    this._observer.observe(cell.outputArea.node, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['class', 'title', 'data-kept', 'disabled']
    });
    for (const event of ['input', 'change']) {
      cell.outputArea.node.addEventListener(event, this._typed, true);
    }
    cell.outputArea.node.addEventListener('click', this._pressed, true);
    cell.model.outputs.changed.connect(this.later, this);
    this.refresh();
  }

  dispose(): void {
    this._observer.disconnect();
    window.clearTimeout(this._soon);
    window.clearTimeout(this._slow);
    window.clearTimeout(this._plain);
    for (const event of ['input', 'change']) {
      this.cell.outputArea.node.removeEventListener(event, this._typed, true);
    }
    this.cell.outputArea.node.removeEventListener('click', this._pressed, true);
    this.cell.model?.outputs?.changed.disconnect(this.later, this);
    this._bar.dispose();
  }

  /** The form on the screen, connected or not. */
  get form(): HTMLElement | null {
    return this.cell.outputArea.node.querySelector<HTMLElement>('.academy-form');
  }

  get told(): Told | null {
    const text = this.form?.querySelector<HTMLElement>('[data-kept]')?.dataset.kept;
    return text ? (JSON.parse(text) as Told) : null;
  }

  /** Whether what is typed reaches the kernel. */
  get live(): boolean {
    const told = this.told;
    return (
      told !== null &&
      this.owner.link === 'up' &&
      !this.owner.isGone(told.kernel) &&
      this.form!.closest('.jupyter-widgets-disconnected') === null &&
      this.form!.querySelector('.jupyter-widgets-disconnected') === null
    );
  }

  focusFirst(): boolean {
    const first = this.cell.node.querySelector<HTMLElement>(
      '.academy-bar button, .academy-field input:not(:disabled), .academy-field textarea, .academy-field button:not(:disabled)'
    );
    first?.focus();
    return !!first;
  }

  /** Look again, after what is happening now. */
  later(): void {
    if (!this._soon) {
      this._soon = window.setTimeout(() => this.refresh(), 0);
    }
  }

  /** Bring what the screen says into line with what is true. */
  refresh(): void {
    window.clearTimeout(this._soon);
    this._soon = 0;
    if (this.cell.isDisposed) {
      return;
    }
    const { form, live } = this;
    if (form && form !== this._seen) {
      this.meet(form);
    }
    if (form) {
      named(form);
      setUsable(form, live);
      this.compare(form);
    }
    const outputs = this.cell.model.outputs;
    let widgets = false;
    for (let place = 0; place < outputs.length; place++) {
      widgets ||= VIEW in outputs.get(place).data;
    }
    const other = outputs.length > 0 && !widgets;
    this.cell.toggleClass('academy-shut', !form && !other);
    this.draw(this.content(form, live, other));
  }

  /** A form that was not on the screen before: what was typed before the interruption is offered in it. */
  private meet(form: HTMLElement): void {
    this._seen = form;
    window.clearTimeout(this._slow);
    this._slow = 0;
    letDrag(form);
    if (this.told && this.live) {
      this._drafts.interrupted();
      for (const draft of this._drafts.offered()) {
        if (alike(statesOf(form), draft.states)) {
          this._drafts.drop(draft);
        }
      }
    }
  }

  private _typed = (event: Event) => {
    const { form } = this;
    const control = event.target as HTMLElement;
    if (form && controlsOf(form).some(one => one === control)) {
      this._touched = true;
      this.compare(form);
    }
  };

  /** Save the notebook before Check: the kernel judges the file, and does not hear of a cell that was deleted since. */
  private _pressed = (event: Event) => {
    const check = (event.target as HTMLElement).closest<HTMLButtonElement>('.academy-form button.academy-main');
    if (!check || !this.live || !this.owner.unsaved || this._saving) {
      return;
    }
    event.stopPropagation();
    event.preventDefault();
    this._saving = true;
    const goOn = () => {
      check.click();
      this._saving = false;
    };
    this.owner.save().then(goOn, goOn); // JupyterLab itself says why a notebook cannot be saved
  };

  /** Compare the screen with what the kernel has saved. While they differ, the form does not say that it is saved. */
  private compare(form: HTMLElement): void {
    const told = this.told;
    const states = statesOf(form);
    if (told && alike(states, told.controls)) {
      if (this._touched && this.live) {
        this._drafts.saved();
      }
      this._touched = false;
      window.clearTimeout(this._slow);
      this._slow = 0;
      this.say(form, '');
      this.keepPlain(told);
    } else if (told) {
      const kept = !this._touched || this._drafts.write({ states, ...readable(form), time: Date.now() });
      const words = this.owner.words;
      if (!this._slow) {
        this.say(form, kept ? words.unsaved : words.unkept);
        this._slow = window.setTimeout(() => {
          this.say(this.form, kept ? words.waiting : words.unkept);
          void this.owner.probe();
        }, PATIENCE);
      }
    }
  }

  private say(form: HTMLElement | null, words: string): void {
    if (!form) {
      return;
    }
    form.classList.toggle('academy-unsaved', words !== '');
    let line = form.querySelector<HTMLElement>('.academy-now');
    if (!line) {
      line = document.createElement('div');
      line.className = 'academy-now';
      line.setAttribute('role', 'status');
      form.querySelector('.academy-field')?.after(line);
    }
    if (line.textContent !== words) {
      line.textContent = words;
    }
  }

  private keepPlain(told: Told): void {
    if (this.live && told.page !== this._page) {
      this._page = told.page;
      window.clearTimeout(this._plain);
      this._plain = window.setTimeout(() => this.flush(), PAUSE);
    }
  }

  /** Write the saved answer into the notebook's plain output. */
  flush(): void {
    window.clearTimeout(this._plain);
    const told = this.told;
    if (told && this._page === told.page) {
      setPlain(this.cell, told.page, told.plain);
    }
  }

  /** What stands above the form, or in its place. */
  private content(form: HTMLElement | null, live: boolean, other: boolean): HTMLElement[] {
    const { owner } = this;
    const words = owner.words;
    const parts: HTMLElement[] = [];
    if (live) {
      return this.offers(form!);
    }
    if (owner.trouble) {
      parts.push(note(words.failed.replace('{reason}', owner.trouble), true));
    }
    if (owner.opening || this.cell.node.querySelector('.jp-InputPrompt')?.textContent?.includes('*')) {
      parts.push(note(words.opening));
    } else if (owner.link === 'connecting') {
      parts.push(note(words.connecting));
    } else if (owner.link === 'offline') {
      parts.push(note(words.offline, true), button(words.reconnect, () => void owner.open()));
    } else if (!owner.trusted) {
      parts.push(note(owner.isFirst(this) ? words.untrusted : words.distrusted));
      parts.push(button(words.trust, () => void owner.trust()));
    } else if (owner.link === 'down' || form) {
      parts.push(note(words.off, true, this.cell.node.contains(document.activeElement)), button(words.reconnect, () => void owner.open()));
    } else if (other) {
      parts.push(button(words.again, () => void owner.open(this)));
    } else {
      parts.push(note(words.shut), button(words.open, () => void owner.open()));
    }
    if (!form && !other) {
      const still = owner.still(this.cell);
      if (still) {
        parts.push(still);
      }
    }
    return parts;
  }

  private offers(form: HTMLElement): HTMLElement[] {
    const words = this.owner.words;
    const parts: HTMLElement[] = [];
    for (const draft of this._drafts.offered()) {
      const text = document.createElement('blockquote');
      text.textContent = draft.text || words.empty;
      text.tabIndex = 0;
      const back = button(words.back, () => {
        this._touched = true;
        fillIn(form, draft.states);
        this.compare(form);
        this._drafts.drop(draft);
        this.refresh();
        this.focusFirst();
      });
      const drop = button(words.drop, () => {
        this._drafts.drop(draft);
        this.refresh();
        this.focusFirst();
      });
      parts.push(note(draft.typed ? words.kept : words.choices), text, back, drop);
    }
    return parts;
  }

  /** Show parts, unless the same stand there: a button must not lose its focus for nothing. */
  private draw(parts: HTMLElement[]): void {
    if (!this._bar.parent && this.cell.layout) {
      (this.cell.layout as PanelLayout).insertWidget(0, this._bar);
    }
    const key = parts.map(part => part.outerHTML).join('');
    if (key !== this._drawn) {
      this._drawn = key;
      this._bar.node.replaceChildren(...parts);
    }
  }

  private _bar: Widget;
  private _observer: MutationObserver;
  private _drafts: Drafts;
  private _seen: HTMLElement | null = null;
  private _touched = false;
  private _saving = false;
  private _page = '';
  private _drawn = '';
  private _soon = 0;
  private _slow = 0;
  private _plain = 0;
}

/** A sentence; `spoken` is read aloud at once to people who hear the page, which one form may do and not all of them. */
function note(words: string, alert = false, spoken = false): HTMLElement {
  const line = document.createElement('p');
  if (spoken) {
    line.setAttribute('role', 'alert');
  }
  line.className = alert ? 'academy-note academy-off' : 'academy-note';
  line.textContent = words;
  return line;
}

function button(words: string, press: () => void): HTMLElement {
  const one = document.createElement('button');
  one.type = 'button';
  one.textContent = words;
  one.addEventListener('click', press);
  return one;
}
