/** What was typed and not yet saved by the kernel, kept in the browser. */

import { PageConfig } from '@jupyterlab/coreutils';

import { State } from './controls';

export interface Draft {
  states: State[];
  /** The same in words, for reading and copying. */
  text: string;
  /** Whether something was typed, or only ticked. */
  typed: boolean;
  time: number;
}

const MOST = 5;

/** The drafts of one exercise of one notebook. */
export class Drafts {
  constructor(path: string, exercise: string) {
    const place = `${PageConfig.getBaseUrl()}${path}:${exercise}`;
    this._typing = `academy:typing:${place}`;
    this._kept = `academy:kept:${place}`;
  }

  /** Keep what is being typed. Returns false when the browser keeps nothing. */
  write(draft: Draft): boolean {
    return put(this._typing, draft);
  }

  /** Forget what was typed: the kernel has saved it. */
  saved(): void {
    put(this._typing, null);
  }

  /** What was typed before an interruption becomes something to offer. */
  interrupted(): void {
    const draft = get(this._typing) as Draft | null;
    if (draft) {
      const others = this.offered().filter(one => one.text !== draft.text);
      if (put(this._kept, [draft, ...others].slice(0, MOST))) {
        put(this._typing, null);
      }
    }
  }

  /** Drafts to offer, the newest first. */
  offered(): Draft[] {
    return (get(this._kept) as Draft[] | null) ?? [];
  }

  drop(draft: Draft): void {
    const left = this.offered().filter(one => one.time !== draft.time);
    put(this._kept, left.length ? left : null);
  }

  private _typing: string;
  private _kept: string;
}

function get(key: string): unknown {
  try {
    return JSON.parse(window.localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

function put(key: string, value: unknown): boolean {
  try {
    if (value === null) {
      window.localStorage.removeItem(key);
    } else {
      window.localStorage.setItem(key, JSON.stringify(value));
    }
    return true;
  } catch {
    return false;
  }
}
