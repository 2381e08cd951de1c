/** The sentences of the extension, in the languages of the course. */

const ENGLISH = {
  opening: 'Opening the form…',
  connecting: 'Connecting to the notebook’s kernel. Nothing can be typed until then.',
  off: 'This form is not connected: the notebook’s kernel was stopped, restarted or has failed. What is typed now would be lost, so nothing can be typed.',
  offline: 'No connection to the server. What is typed now would be lost, so nothing can be typed.',
  shut: 'This form is not open yet.',
  other: 'There is no form here now.',
  untrusted:
    'This notebook is not trusted on this computer, so forms do not open by themselves. If it comes from your course, choose View → Activate Command Palette → Trust Notebook, or press the button.',
  distrusted: 'This form opens when the notebook is trusted.',
  reconnect: 'Reconnect',
  open: 'Open the form',
  again: 'Open the form again',
  trust: 'Trust the notebook and open the forms',
  failed: 'The form could not be connected: {reason}. Save the notebook and reload the page; nothing that was saved is lost.',
  setup: 'the first cell of the notebook stopped with an error, which stands below it',
  silent: 'the kernel does not answer',
  unsaved: 'Not saved yet…',
  waiting: 'Not saved yet: the notebook is busy or does not answer. What you typed is kept in this browser.',
  unkept: 'Not saved yet, and this browser keeps nothing. Copy your text before you close the page.',
  kept: 'Text from before the interruption was kept:',
  choices: 'Your choice from before the interruption was kept:',
  back: 'Put it back',
  drop: 'Drop it',
  empty: '(everything was cleared)'
};

export type Words = typeof ENGLISH;

const RUSSIAN: Words = {
  opening: 'Форма открывается…',
  connecting: 'Подключаемся к ядру блокнота. До этого ввести ничего нельзя.',
  off: 'Форма не подключена: ядро блокнота остановлено, перезапущено или завершилось с ошибкой. Введённое сейчас пропало бы, поэтому ввод закрыт.',
  offline: 'Нет связи с сервером. Введённое сейчас пропало бы, поэтому ввод закрыт.',
  shut: 'Форма ещё не открыта.',
  other: 'Формы здесь сейчас нет.',
  untrusted:
    'Этот блокнот на этом компьютере не доверенный, поэтому формы не открываются сами. Если он из вашего курса, выберите в меню «Вид» (View) → «Активировать палитру команд» (Activate Command Palette) → «Доверять блокноту» (Trust Notebook) или нажмите кнопку.',
  distrusted: 'Форма откроется, когда блокнот станет доверенным.',
  reconnect: 'Подключить снова',
  open: 'Открыть форму',
  again: 'Открыть форму снова',
  trust: 'Доверять блокноту и открыть формы',
  failed: 'Подключить форму не удалось: {reason}. Сохраните блокнот и обновите страницу: сохранённое не пропадёт.',
  setup: 'первая ячейка блокнота остановилась с ошибкой, она показана под ячейкой',
  silent: 'ядро не отвечает',
  unsaved: 'Ещё не сохранено…',
  waiting: 'Ещё не сохранено: блокнот занят или не отвечает. Введённое хранится в этом браузере.',
  unkept: 'Ещё не сохранено, и этот браузер ничего не хранит. Скопируйте текст, прежде чем закрыть страницу.',
  kept: 'Текст, введённый до перерыва, сохранился:',
  choices: 'Ваш выбор до перерыва сохранился:',
  back: 'Вернуть',
  drop: 'Удалить',
  empty: '(всё было стёрто)'
};

/** Return the sentences of a notebook's language. */
export function wordsOf(lang: string): Words {
  return lang === 'ru' ? RUSSIAN : ENGLISH;
}
