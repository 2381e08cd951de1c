/** Getting a kernel that answers, by the mildest way that works. */

import { ISessionContext } from '@jupyterlab/apputils';
import { KernelAPI } from '@jupyterlab/services';

const ANSWER = 20000;

/** Return whether a kernel answers now. One that runs is left running. */
export async function connect(session: ISessionContext): Promise<boolean> {
  const kernel = session.session?.kernel;
  const name = kernel?.name || session.prevKernelName || 'python3';
  const there = kernel ? await KernelAPI.getKernelModel(kernel.id, kernel.serverSettings) : undefined;
  const renew = async () => {
    await session.shutdown().catch(() => undefined);
    await session.changeKernel({ name });
  };
  const ways: Array<() => Promise<unknown>> = there
    ? [async () => kernel!.connectionStatus === 'connected' || kernel!.reconnect(), () => session.restartKernel(), renew]
    : [renew];
  for (const way of ways) {
    try {
      await way();
      if (await answers(session)) {
        return true;
      }
    } catch (error) {
      console.warn('academy: this way to a kernel is closed', error);
    }
  }
  return false;
}

const TOKEN = 'getattr(__import__("sys").modules.get("academy.notebook.widgets.form"), "KERNEL", "")';

/**
 * Return which kernel answers, by the token that it gave its forms; null when none answers in time. A kernel that was
 * restarted from another window looks the same from here: only its memory tells.
 */
export async function tokenOf(session: ISessionContext): Promise<string | null> {
  const kernel = session.session?.kernel;
  if (!kernel || kernel.status !== 'idle') {
    return null;
  }
  const future = kernel.requestExecute({
    code: '',
    silent: true,
    store_history: false,
    user_expressions: { token: TOKEN }
  });
  const late = new Promise<null>(resolve => window.setTimeout(() => resolve(null), ANSWER));
  const reply = await Promise.race([future.done, late]);
  if (reply?.content.status !== 'ok') {
    return null;
  }
  const found = (reply.content.user_expressions as any).token?.data?.['text/plain'];
  return typeof found === 'string' ? found.replace(/'/g, '') : null;
}

async function answers(session: ISessionContext): Promise<boolean> {
  const end = Date.now() + ANSWER;
  while (Date.now() < end) {
    const kernel = session.session?.kernel;
    if (!kernel || kernel.isDisposed || kernel.status === 'dead' || kernel.status === 'terminating') {
      return false;
    }
    if (kernel.connectionStatus === 'connected') {
      if (kernel.status === 'busy') {
        return true; // it works on a cell: what is sent waits for its turn
      }
      const late = new Promise<false>(resolve => window.setTimeout(() => resolve(false), end - Date.now()));
      return Promise.race([kernel.requestKernelInfo().then(reply => reply?.content.status === 'ok'), late]);
    }
    await new Promise(resolve => window.setTimeout(resolve, 100));
  }
  return false;
}
