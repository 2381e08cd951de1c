/** Recognising our notebooks and their cells. */

import { Cell, CodeCell } from '@jupyterlab/cells';
import { NotebookPanel } from '@jupyterlab/notebook';

const FORM = /^show\((["'])(\w+)\1\)$/;
const SCORE = /^from academy\.grading import score$/m;
const OURS = /^from academy import .*\bshow\b/m;
/** Lines that may run without being asked for. */
const HARMLESS = /^(|#.*|import [\w., ]+( as \w+)?|from [\w.]+ import [\w, ]+)$/;

/** Return the language of a notebook of the course; null for any other notebook. */
export function languageOf(panel: NotebookPanel): string | null {
  const academy = panel.content.model?.getMetadata('academy') as { lang?: string; module?: string } | undefined;
  return academy?.module ? academy.lang ?? 'en' : null;
}

function source(cell: Cell): string {
  return cell.model.sharedModel.getSource().trim();
}

/** Return the exercise whose form a cell shows. */
export function formOf(cell: Cell): string | null {
  return cell instanceof CodeCell ? FORM.exec(source(cell))?.[2] ?? null : null;
}

/** Whether a cell only holds points, and its reader needs none of it. */
export function isFolded(cell: Cell): boolean {
  const grading = cell.model.getMetadata('nbgrader') as { grade?: boolean } | undefined;
  return grading?.grade === true && (cell.model.type === 'markdown' || SCORE.test(source(cell)));
}

/** Return the cell with the imports, which forms need. */
export function setupOf(cells: readonly Cell[]): CodeCell | null {
  return (cells.find(cell => cell instanceof CodeCell && OURS.test(source(cell))) as CodeCell | undefined) ?? null;
}

/** Whether a setup cell does nothing but import, so that it may run when a notebook is opened. */
export function isHarmless(setup: CodeCell): boolean {
  return source(setup)
    .split('\n')
    .every(line => HARMLESS.test(line.trim()));
}
