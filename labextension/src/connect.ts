/** Getting a kernel that answers, by the mildest way that works. */

import { ISessionContext } from '@jupyterlab/apputils';

const ANSWER = 20000;

/** Return whether a kernel answers now. One that runs is left running. */
export async function connect(session: ISessionContext): Promise<boolean> {
  const name = session.session?.kernel?.name || session.prevKernelName || 'python3';
  const ways: Array<() => Promise<unknown>> = [
    async () => session.session?.kernel?.connectionStatus === 'disconnected' && session.session.kernel.reconnect(),
    () => session.restartKernel(),
    () => session.changeKernel({ name }),
    async () => {
      await session.shutdown().catch(() => undefined);
      await session.initialize();
      if (!session.session?.kernel) {
        await session.changeKernel({ name });
      }
    }
  ];
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

async function answers(session: ISessionContext): Promise<boolean> {
  const kernel = session.session?.kernel;
  if (!kernel || kernel.isDisposed || kernel.status === 'dead' || kernel.status === 'terminating') {
    return false;
  }
  if (kernel.status === 'busy') {
    return true; // it works on a cell: what is sent waits for its turn
  }
  const late = new Promise<false>(resolve => window.setTimeout(() => resolve(false), ANSWER));
  return Promise.race([kernel.requestKernelInfo().then(reply => reply?.content.status === 'ok'), late]);
}
