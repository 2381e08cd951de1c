/** Cells that show where the trainee stands, or hand the module in: they run when the notebook's forms open. */

import { Cell, CodeCell } from '@jupyterlab/cells';
import { ISessionContext } from '@jupyterlab/apputils';

const CALL = /^from academy import (progress|submit)\s+\1\(\)$/;

/** Whether a cell does nothing but call one of the two. */
export function isCall(cell: Cell): cell is CodeCell {
  return cell instanceof CodeCell && CALL.test(cell.model.sharedModel.getSource().trim());
}

/** Run those cells, from the first to the last. */
export async function runCalls(cells: readonly Cell[], session: ISessionContext): Promise<void> {
  await Promise.all(cells.filter(isCall).map(cell => CodeCell.execute(cell, session)));
}
