/** The forms of one notebook: opening them, and knowing whether their kernel is there. */

import { Cell, CodeCell } from '@jupyterlab/cells';
import { NotebookPanel } from '@jupyterlab/notebook';
import { KernelMessage } from '@jupyterlab/services';
import { CommandRegistry } from '@lumino/commands';

import { isCall, runCalls } from './calls';
import { connect, tokenOf } from './connect';
import { FormCell } from './form';
import { keepViews, plainOutput } from './output';
import { formOf, isFolded, isHarmless, languageOf, setupOf } from './source';
import { Words, wordsOf } from './words';

/** `offline`: the server is away, and the kernel may be well. `down`: there is no kernel that could answer. */
export type Link = 'up' | 'connecting' | 'offline' | 'down';

/** `starting`: another window has restarted the kernel. */
const GONE = ['restarting', 'autorestarting', 'dead', 'terminating', 'starting'];
/** Least milliseconds between two questions to the kernel. */
const BETWEEN = 1000;

export class NotebookForms {
  constructor(panel: NotebookPanel, commands: CommandRegistry) {
    this._panel = panel;
    this._commands = commands;
    void this.start();
  }

  /** Whether the forms are being opened. */
  opening = false;
  /** Why they could not be opened, in words. */
  trouble = '';
  words: Words = wordsOf('en');

  get node(): HTMLElement {
    return this._panel.node;
  }

  get path(): string {
    return this._panel.context.path;
  }

  get trusted(): boolean {
    return this._panel.content.widgets.every(cell => !(cell instanceof CodeCell) || cell.model.trusted);
  }

  get link(): Link {
    const kernel = this._panel.sessionContext.session?.kernel;
    if (!kernel) {
      return this._panel.sessionContext.isReady ? 'down' : 'connecting';
    }
    const { status, connectionStatus } = kernel;
    if (status === 'dead' || status === 'terminating' || kernel.isDisposed) {
      return 'down';
    }
    if (connectionStatus === 'disconnected') {
      return 'offline';
    }
    return connectionStatus === 'connected' && ['idle', 'busy'].includes(status) ? 'up' : 'connecting';
  }

  /** Whether a kernel is gone, and its forms with it. */
  isGone(kernel: string): boolean {
    return this._gone.has(kernel);
  }

  formAround(node: HTMLElement): FormCell | null {
    return [...this._forms.values()].find(form => form.cell.node.contains(node)) ?? null;
  }

  isFirst(form: FormCell): boolean {
    return this._forms.values().next().value === form;
  }

  still(cell: CodeCell): HTMLElement | null {
    return plainOutput(cell, this._panel.content.rendermime);
  }

  /** Whether the file lacks something that stands on the screen. */
  get unsaved(): boolean {
    return this._panel.context.model.dirty;
  }

  /** Save the file, once for all who ask meanwhile. */
  save(): Promise<void> {
    this._saving ??= this.saveAlone().finally(() => (this._saving = null));
    return this._saving;
  }

  async trust(): Promise<void> {
    await this._commands.execute('notebook:trust');
    if (this.trusted) {
      await this.open();
    }
  }

  /** Start a kernel where there is none, run the setup and all forms, or one of them. */
  async open(only?: FormCell): Promise<void> {
    if (this.opening) {
      return;
    }
    this.opening = true;
    this.trouble = '';
    this.refresh();
    try {
      const kernel = await connect(this._panel.sessionContext);
      if (!kernel) {
        throw new Error(this.words.silent);
      }
      await this.run(only ? [only] : [...this._forms.values()]);
      if (!only) {
        await runCalls(this._panel.content.widgets, this._panel.sessionContext);
      }
    } catch (error) {
      this.trouble = error instanceof Error ? error.message : String(error);
    }
    this.opening = false;
    this.refresh();
  }

  dispose(): void {
    this._forms.forEach(form => form.dispose());
    this._forms.clear();
  }

  /** Ask the kernel whether it is still the one that made the forms. */
  async probe(): Promise<void> {
    if (this._asking || this.opening || this.link !== 'up' || Date.now() - this._asked < BETWEEN) {
      return;
    }
    this._asking = true;
    try {
      const token = await tokenOf(this._panel.sessionContext);
      if (token !== null) {
        for (const form of this._forms.values()) {
          const told = form.told;
          if (told && told.kernel !== token) {
            this._gone.add(told.kernel);
          }
        }
        this.refresh();
      }
    } catch {
      this.refresh(); // the connection broke meanwhile, which its own signal tells
    }
    this._asking = false;
    this._asked = Date.now();
  }

  /** Wait for a save that is under way: JupyterLab takes the second of two at once for a conflict with somebody else. */
  private async saveAlone(): Promise<void> {
    const { context } = this._panel;
    if (this._writing) {
      await new Promise<void>(resolve => {
        const look = (_: unknown, state: string) => {
          if (state !== 'started') {
            context.saveState.disconnect(look);
            resolve();
          }
        };
        context.saveState.connect(look);
      });
    }
    await context.save();
  }

  private async start(): Promise<void> {
    const { context, sessionContext, content } = this._panel;
    await context.ready;
    const lang = languageOf(this._panel);
    if (lang === null || this._panel.isDisposed) {
      return;
    }
    this.words = wordsOf(lang);
    this._panel.addClass('academy-notebook');
    keepViews(content.rendermime);
    sessionContext.statusChanged.connect((_, status) => this.changed(GONE.includes(status)));
    sessionContext.kernelChanged.connect((_, change) => {
      this.changed(change.oldValue !== null && change.oldValue?.id !== change.newValue?.id);
    });
    sessionContext.connectionStatusChanged.connect(() => this.changed(false));
    context.saveState.connect((_, state) => {
      this._writing = state === 'started';
      if (this._writing) {
        this._forms.forEach(form => form.flush());
      }
    });
    content.model?.cells.changed.connect(() => window.setTimeout(() => this.find(), 0));
    content.modelContentChanged.connect(() => this.find());
    content.activeCellChanged.connect((_, cell) => this.step(cell));
    this.node.addEventListener('focusin', event => {
      if (this.formAround(event.target as HTMLElement)) {
        void this.probe();
      }
    });
    this.find();
    await sessionContext.ready;
    this.refresh();
    const setup = setupOf(content.widgets);
    if (this.trusted && setup && isHarmless(setup) && this._forms.size > 0) {
      await this.open();
    }
  }

  /** Find the cells of forms, and fold away those that only hold points. */
  private find(): void {
    if (this._panel.isDisposed) {
      return;
    }
    const cells = this._panel.content.widgets;
    for (const [cell, form] of this._forms) {
      if (!cells.includes(cell) || cell.isDisposed || formOf(cell) !== form.exercise) {
        form.dispose();
        this._forms.delete(cell);
      }
    }
    for (const cell of cells) {
      cell.toggleClass('academy-folded', isFolded(cell));
      cell.toggleClass('academy-call', isCall(cell));
      const exercise = formOf(cell);
      if (exercise && !this._forms.has(cell as CodeCell)) {
        this._forms.set(cell as CodeCell, new FormCell(this, cell as CodeCell, exercise));
      }
    }
  }

  /** Go over a folded cell, in the direction of the step. */
  private step(cell: Cell | null): void {
    const { content } = this._panel;
    const now = content.activeCellIndex;
    const on = now >= this._before ? 1 : -1;
    this._before = now;
    if (cell?.hasClass('academy-folded')) {
      const next = now + on;
      if (next >= 0 && next < content.widgets.length) {
        content.activeCellIndex = next;
      }
    }
  }

  private changed(gone: boolean): void {
    if (gone) {
      for (const form of this._forms.values()) {
        const told = form.told;
        if (told) {
          this._gone.add(told.kernel);
        }
      }
    }
    this.refresh();
  }

  private async run(forms: FormCell[]): Promise<void> {
    const { content, sessionContext } = this._panel;
    keepViews(content.rendermime);
    const setup = setupOf(content.widgets);
    if (setup) {
      const reply = await CodeCell.execute(setup, sessionContext);
      if ((reply as KernelMessage.IExecuteReplyMsg | void)?.content.status === 'error') {
        throw new Error(this.words.setup);
      }
    }
    await Promise.all(forms.map(form => CodeCell.execute(form.cell, sessionContext)));
  }

  private refresh(): void {
    this._forms.forEach(form => form.refresh());
  }

  private _panel: NotebookPanel;
  private _commands: CommandRegistry;
  private _forms = new Map<CodeCell, FormCell>();
  private _gone = new Set<string>();
  private _saving: Promise<void> | null = null;
  private _writing = false;
  private _before = 0;
  private _asking = false;
  private _asked = 0;
}
