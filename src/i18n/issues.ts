/** The words of one kind of issue. `suggest` is the hint where a ready value can be offered as `{suggestion}`. */
export interface IssueWords {
  readonly message: string;
  readonly hint: string;
  readonly suggest?: string;
}

// Keys are `code` or `code/variant`; `{name}` marks a place for a parameter of the issue.
const ru: Readonly<Record<string, IssueWords>> = {
  'file-encoding': {
    message: 'Файл не читается как текст в UTF-8.',
    hint: 'Сохраните файл в кодировке UTF-8 без BOM.',
  },
  'file-encoding/bom': {
    message: 'Файл начинается с невидимой метки BOM, из-за неё шапка не распознаётся.',
    hint: 'Сохраните файл как «UTF-8 без BOM» или удалите первый невидимый символ.',
  },
  'file-encoding/nul': {
    message: 'В файле есть нулевой символ (NUL): это не обычный текст.',
    hint: 'Удалите этот символ. Если файл сохранён как UTF-16, сохраните его заново в UTF-8.',
  },
  'file-kind': { message: 'Здесь могут лежать только обычные файлы.', hint: 'Замените его обычным файлом .md.' },
  'file-kind/symlink': {
    message: 'Это символическая ссылка, а не файл: реестр по ссылкам не ходит.',
    hint: 'Положите сюда сам файл.',
  },
  'file-kind/special': { message: 'Это не обычный файл.', hint: 'Положите сюда обычный текстовый файл .md.' },
  'file-kind/submodule': {
    message: 'Это ссылка на другой репозиторий (submodule): реестр в них не заглядывает.',
    hint: 'Уберите её и положите сюда сами файлы.',
  },
  'file-kind/executable': {
    message: 'Файл помечен как исполняемый, а в реестре ничего не исполняют.',
    hint: 'Снимите пометку: git update-index --chmod=-x и путь файла. Или удалите файл и создайте его заново на сайте GitHub.',
  },
  'file-kind/foreign': {
    message: 'Файлам такого вида в реестре не место: «{name}».',
    hint: 'Уберите его. В реестре лежат файлы .md в папках {known} и картинки рядом с событиями.',
  },
  'file-kind/ending': {
    message: 'Файл «{name}» не прочитан: в этой папке лежат файлы с окончанием .md.',
    hint: 'Переименуйте файл, чтобы имя кончалось на .md. Рядом с событием можно держать картинки jpg, png, webp, avif.',
    suggest: 'Переименуйте файл в «{suggestion}».',
  },
  'file-name': {
    message:
      'Имя файла «{id}» не подходит: в имени только строчные латинские буквы, цифры и дефисы, не длиннее {limit} знаков.',
    hint: 'Переименуйте файл: имя станет адресом страницы, например privacy-debate.md.',
    suggest: 'Переименуйте файл, например, в «{suggestion}.md». Имя станет адресом страницы и больше не изменится.',
  },
  'file-name/path': {
    message: 'Такого пути в реестре быть не может: «{path}».',
    hint: 'Назовите файл и папки строчными латинскими буквами, цифрами и дефисами.',
  },
  'file-name/reserved': {
    message: 'Имя «{name}» Windows оставляет за собой: с таким файлом реестр на ней не скачать.',
    hint: 'Дайте файлу другое имя, например с годом: {suggestion}.',
  },
  'file-name/hidden': {
    message: 'Имя с точкой в начале прячет файл, и реестр его не видит: «{path}».',
    hint: 'Уберите файл или переименуйте его без точки в начале.',
  },
  'file-name/case': {
    message: 'Имя отличается от «{other}» только величиной букв: на многих компьютерах это один и тот же файл.',
    hint: 'Дайте файлу другое имя.',
  },
  'file-placement': { message: 'Файл лежит не в той папке.', hint: 'Переложите файл.' },
  'file-placement/outside': {
    message: 'Вместе с событием заявка меняет и то, что к реестру не относится: {paths}.',
    hint: 'Оставьте в этой заявке только папку content/, а остальное предложите отдельной.',
  },
  'file-placement/region': {
    message: 'Региона «{region}» нет в реестре: папка события — это его регион.',
    hint: 'Переложите файл в папку одного из регионов: {known}.',
    suggest: 'Возможно, вы имели в виду events/{suggestion}/. Есть регионы: {known}.',
  },
  'file-placement/no-region': {
    message: 'Файл события лежит прямо в events/, а должен лежать в папке своего региона.',
    hint: 'Переложите файл, например, в events/me-16/{id}.md (Подгорица) или events/online/{id}.md.',
  },
  'file-placement/nested': {
    message: 'В папке {folder}/ не может быть вложенных папок.',
    hint: 'Переложите файл в {folder}/{id}.md.',
  },
  'file-placement/folder': {
    message: 'Папки «{folder}» в реестре нет, этот файл никто не увидит.',
    hint: 'Есть папки: {known}.',
    suggest: 'Возможно, вы имели в виду «{suggestion}/». Есть папки: {known}.',
  },
  'file-placement/image': {
    message: 'Картинкам здесь не место: они лежат рядом с файлом события.',
    hint: 'Переложите картинку в папку события и назовите её в поле cover.',
  },
  'file-placement/venue-region': {
    message: 'Площадка «{venue}» относится к региону {expected}, а файл события лежит в папке {region}.',
    hint: 'Переложите файл в {suggestion} или исправьте площадку.',
  },
  'file-size': { message: 'Файл слишком велик: {size} байт, можно не больше {limit}.', hint: 'Сократите файл.' },
  'file-size/text': {
    message: 'Файл слишком велик: {size} байт, а описание события должно умещаться в {limit} байт (64 КиБ).',
    hint: 'Сократите текст; длинную программу лучше дать ссылкой.',
  },
  'file-size/image': {
    message: 'Картинка слишком велика: {size} байт, можно не больше {limit} (1 МБ).',
    hint: 'Уменьшите или сожмите картинку.',
  },
  'file-size/text-unread': {
    message: 'Файл слишком велик: больше мегабайта, а описание события должно умещаться в {limit} байт (64 КиБ).',
    hint: 'Сократите текст; длинную программу лучше дать ссылкой.',
  },
  'file-size/image-unread': {
    message: 'Картинка слишком велика: можно не больше {limit} байт (1 МБ).',
    hint: 'Уменьшите или сожмите картинку.',
  },
  'file-size/many': {
    message: 'Файлов в заявке: {count}, а прочитать за раз можно {limit}.',
    hint: 'Разделите её на несколько, например по месяцам.',
  },
  'file-size/huge': {
    message: 'В заявке десятки тысяч файлов: столько за раз не прочитать, и никто не читал.',
    hint: 'Начните новую ветку от main и оставьте в ней только файлы своих событий.',
  },
  'file-size/dates': {
    message:
      'События этой заявки займут места, людей и вещи больше {limit} раз: столько за раз не проверить, и проверки не было.',
    hint: 'Разделите её на несколько или сократите повторы.',
  },
  'frontmatter-combination': { message: 'Эти поля нельзя указать вместе.', hint: 'Оставьте одно из них.' },
  'frontmatter-combination/window-status': {
    message: 'Окно дат (hold.window) бывает только у брони.',
    hint: 'Поставьте status: hold или уберите window и укажите start.',
  },
  'frontmatter-combination/window': {
    message: 'Бронь на окно дат заменяет собой поле «{key}»: указать и то и другое нельзя.',
    hint: 'Пока дата не выбрана, уберите «{key}»; когда выбрана — уберите window.',
  },
  'frontmatter-combination/end-and-duration': {
    message: 'Указаны и конец (end), и длительность (duration).',
    hint: 'Оставьте одно из двух полей.',
  },
  'frontmatter-combination/all-day-duration': {
    message: 'У события на весь день не бывает длительности (duration).',
    hint: 'Укажите последний день в поле end или начало со временем: 2026-12-05T18:00.',
  },
  'frontmatter-combination/venue-and-place': {
    message: 'Указаны и площадка из реестра (venue), и место словами (place).',
    hint: 'Оставьте venue, если площадка есть в реестре, иначе place.',
  },
  'frontmatter-combination/online-place': {
    message: 'У онлайн-события не может быть места проведения.',
    hint: 'Уберите это поле или поставьте attendance: hybrid, если люди и придут, и подключатся.',
  },
  'frontmatter-control-character': {
    message: 'В поле «{key}» есть невидимый управляющий символ {character}.',
    hint: 'Наберите значение заново: такие символы попадают при копировании.',
  },
  'frontmatter-control-character/newline': {
    message: 'Поле «{key}» должно быть одной строкой, а в нём есть перевод строки.',
    hint: 'Запишите значение одной строкой.',
  },
  'frontmatter-control-character/body': {
    message: 'В тексте есть невидимый управляющий символ {character}.',
    hint: 'Удалите его: наберите это место заново.',
  },
  'frontmatter-duplicate-key': {
    message: 'Поле «{key}» указано дважды.',
    hint: 'Оставьте одну строку с этим полем.',
  },
  'frontmatter-language': {
    message: 'Шапка файла объявлена на языке «{language}», а допустим только YAML: код в реестре не исполняется.',
    hint: 'В первой строке оставьте только три дефиса: ---',
  },
  'frontmatter-missing': {
    message: 'В файле нет шапки: он должен начинаться со строки из трёх дефисов.',
    hint: 'Начните файл со строки ---, затем поля события, затем ещё одна строка ---, затем текст.',
  },
  'frontmatter-missing/dashes': {
    message: 'Первая строка похожа на три дефиса, но состоит из других знаков: телефон заменил дефисы на тире.',
    hint: 'Наберите заново три коротких дефиса: --- (если телефон снова их заменит, поставьте между ними пробелы и сотрите).',
  },
  'frontmatter-missing/fence': {
    message: 'Файл начинается с ``` — это рамка, в которой тексты показывают в чатах и на страницах.',
    hint: 'Удалите первую и последнюю строки с ```, чтобы файл начинался с ---',
  },
  'frontmatter-missing/late': {
    message: 'Перед шапкой есть пустая строка или пробел, а файл должен начинаться с трёх дефисов.',
    hint: 'Удалите всё, что стоит перед ---',
  },
  'frontmatter-missing/settings': {
    message: 'В реестре нет файла settings.yaml.',
    hint: 'Скопируйте settings.yaml из основного реестра и измените под себя.',
  },
  'frontmatter-missing-key': {
    message: 'Не указано обязательное поле «{key}».',
    hint: 'Добавьте строку «{key}: …».',
  },
  'frontmatter-missing-key/inside': {
    message: 'В поле «{outer}» не указано обязательное «{key}».',
    hint: 'Допишите его: {whole}',
  },
  'frontmatter-missing-key/hold': {
    message: 'У брони нет поля hold: неизвестно, кто и до какого дня держит дату.',
    hint: 'Добавьте: hold: { until: ГГГГ-ММ-ДД, by: ваш-id }',
  },
  'frontmatter-missing-key/end': {
    message: 'Не указано, когда событие кончится.',
    hint: 'Добавьте end: 2026-12-05T21:00 или duration: PT3H.',
  },
  'frontmatter-missing-key/venue': {
    message: 'Не указано место: для встречи вживую нужна площадка (venue) или место словами (place).',
    hint: 'Добавьте venue: id-площадки, или place: «Бар, центр», или attendance: online.',
  },
  'frontmatter-missing-key/online': {
    message: 'Подтверждённому онлайн-событию нужна ссылка (onlineUrl).',
    hint: 'Добавьте onlineUrl: https://…',
  },
  'frontmatter-missing-key/timezone': {
    message: 'В этом регионе несколько часовых поясов: событие должно назвать свой.',
    hint: 'Добавьте, например, timezone: Europe/Moscow.',
  },
  'frontmatter-missing-key/cover': {
    message: 'У картинки нет описания для тех, кто её не видит (coverAlt).',
    hint: 'Добавьте coverAlt: что изображено.',
  },
  'frontmatter-missing-key/budget': {
    message: 'В бюджете нет ни плана (plan), ни итога (actual).',
    hint: 'Добавьте plan или actual либо уберите budget.',
  },
  'frontmatter-syntax': {
    message: 'Шапка файла не читается как YAML ({reason}).',
    hint: 'Проверьте эту строку и строку над ней: отступы, кавычки, двоеточия с пробелом после.',
  },
  'frontmatter-syntax/unclosed': {
    message: 'Шапка файла не закрыта: нет второй строки из трёх дефисов.',
    hint: 'После последнего поля добавьте строку ---',
  },
  'frontmatter-syntax/closing': {
    message: 'Эта строка начинается с трёх дефисов и закрывает шапку, но на ней есть что-то ещё.',
    hint: 'Оставьте на строке только --- или не начинайте её с дефисов.',
  },
  'frontmatter-syntax/blank': {
    message: 'В шапке слишком много пустого места подряд.',
    hint: 'Удалите пустые строки.',
  },
  'frontmatter-syntax/colon': {
    message: 'В значении поля «{key}» есть двоеточие, и YAML принял его за новое поле.',
    hint: "Возьмите значение в кавычки: {key}: '{value}'",
  },
  'frontmatter-syntax/closing-dashes': {
    message: 'Шапка не закрыта: в этой строке должны быть три дефиса, а телефон заменил их на тире.',
    hint: 'Наберите заново три коротких дефиса: ---',
  },
  'frontmatter-syntax/cut': {
    message: 'В значении поля «{key}» есть запятая, а в фигурных скобках запятая без кавычек обрывает значение.',
    hint: "Возьмите значение в кавычки: {key}: '{value}'",
  },
  'frontmatter-syntax/decimal': {
    message: 'В числе «{key}» запятая, а дробную часть отделяют точкой.',
    hint: 'Напишите {key}: {value}',
  },
  'frontmatter-syntax/comma': {
    message: 'Между полями «{key}» и «{next}» нет запятой, а в фигурных скобках она нужна.',
    hint: 'Поставьте запятую: {key}: {value}, {next}: …',
  },
  'frontmatter-syntax/trailing-comma': {
    message: 'В конце строки лишняя запятая: поля в шапке запятыми не разделяют.',
    hint: 'Уберите её: {key}: {value}',
  },
  'frontmatter-syntax/space': {
    message: 'После «{key}» нужны двоеточие и обычный пробел, иначе YAML не видит поля.',
    hint: 'Напишите с пробелом: {key}: {value}',
  },
  'frontmatter-syntax/no-colon': {
    message: 'После имени поля «{key}» нет двоеточия.',
    hint: 'Напишите {key}: {value}',
  },
  'frontmatter-syntax/no-space': {
    message: 'Строка начинается с невидимых знаков, похожих на пробелы: так бывает при копировании.',
    hint: 'Сотрите начало строки и наберите обычные пробелы.',
  },
  'frontmatter-syntax/indent': {
    message: 'Строка сдвинута иначе, чем соседние: по отступам YAML понимает, что куда входит.',
    hint: 'Выровняйте её начало с соседними строками: {line}',
  },
  'frontmatter-syntax/list': {
    message: 'Список «{key}» не читается: строки в нём должны начинаться одинаково, с дефиса и пробела.',
    hint: 'Запишите список в одну строку: {key}: [{value}]',
  },
  'frontmatter-syntax/continued': {
    message: 'Эта строка не похожа на «поле: значение»: видимо, она продолжает поле «{key}» над ней.',
    hint: 'Запишите значение одной строкой: {key}: {value}',
  },
  'frontmatter-syntax/handle': {
    message: 'Здесь людей называют по имени их файла в people/, без @.',
    hint: 'Уберите @: {value}',
  },
  'frontmatter-syntax/reserved-item': {
    message: 'Значение начинается со знака {sign}, а в YAML он занят.',
    hint: "Возьмите это значение в кавычки: '{value}'",
  },
  'frontmatter-syntax/quotes': {
    message: 'Кавычка закрывается раньше конца значения: YAML не знает, что делать с остальным.',
    hint: "Возьмите значение в кавычки один раз, целиком: {key}: '{value}'",
  },
  'frontmatter-syntax/comment': {
    message: 'Всё, что стоит в строке после « #», YAML считает примечанием и теряет.',
    hint: 'Если это часть значения, возьмите всё значение в кавычки; если примечание — поставьте пробел после #.',
  },
  'frontmatter-syntax/quote': {
    message: 'Кавычка открыта, но не закрыта, или после закрытой кавычки есть ещё текст.',
    hint: 'Закройте кавычку в конце значения; кавычки внутри пишите ёлочками «».',
    suggest: 'Закройте её: {suggestion}',
  },
  'frontmatter-syntax/bracket': {
    message: 'Скобка открыта, но не закрыта.',
    hint: 'Добавьте закрывающую ] или }.',
    suggest: 'Закройте её: {suggestion}',
  },
  'frontmatter-syntax/tab': {
    message: 'Строка начинается с табуляции, YAML понимает только пробелы.',
    hint: 'Замените табуляцию двумя пробелами.',
  },
  'frontmatter-syntax/reserved': {
    message: 'Значение начинается со знака {sign}, а в YAML он занят.',
    hint: "Возьмите значение в кавычки: {key}: '{value}'",
  },
  'frontmatter-syntax/depth': { message: 'Слишком много вложенных скобок или отступов.', hint: 'Упростите это поле.' },
  'frontmatter-syntax/anchor': {
    message: 'Якоря YAML (&имя) запрещены.',
    hint: 'Запишите значение целиком; если & — часть текста, возьмите значение в кавычки.',
  },
  'frontmatter-syntax/alias': {
    message: 'Ссылки YAML (*имя) запрещены.',
    hint: 'Запишите значение целиком; если * — часть текста, возьмите значение в кавычки.',
  },
  'frontmatter-syntax/tag': {
    message: 'Теги YAML (!тип) запрещены.',
    hint: 'Уберите тег; если ! — часть текста, возьмите значение в кавычки.',
  },
  'frontmatter-syntax/directive': { message: 'Директивы YAML (%…) запрещены.', hint: 'Удалите эту строку.' },
  'frontmatter-syntax/documents': { message: 'В файле больше одного документа YAML.', hint: 'Оставьте один.' },
  'frontmatter-syntax/no-mapping': {
    message: 'Шапка должна состоять из строк вида «поле: значение».',
    hint: 'Проверьте, что после двоеточия стоит пробел: title: Дебаты',
  },
  'frontmatter-type': {
    message: 'Значение поля «{key}» не того вида.',
    hint: 'Запишите, например, так: {key}: {sample}',
  },
  'frontmatter-type/string': {
    message: 'В поле «{key}» должен быть текст, а получилось другое ({received}: {value}).',
    hint: "Возьмите значение в кавычки: {key}: '{value}'",
  },
  'frontmatter-type/array': {
    message: 'В поле «{key}» должен быть список.',
    hint: 'Запишите в квадратных скобках: {key}: {list}',
  },
  'frontmatter-type/object': {
    message: 'В поле «{key}» должны быть вложенные поля.',
    hint: 'Запишите в фигурных скобках: {key}: {sample}',
  },
  'frontmatter-type/number': {
    message: 'В поле «{key}» должно быть число.',
    hint: 'Запишите число без кавычек и слов.',
  },
  'frontmatter-type/int': {
    message: 'В поле «{key}» должно быть целое число.',
    hint: 'Запишите целое число без кавычек.',
  },
  'frontmatter-type/boolean': {
    message: 'В поле «{key}» должно быть true или false.',
    hint: 'Напишите true (да) или false (нет).',
  },
  'frontmatter-type/union': {
    message: 'Значение «{value}» не подходит для поля «{key}».',
    hint: 'Допустимо: {forms}.',
    suggest: 'Возможно, вы имели в виду «{suggestion}».',
  },
  'frontmatter-unknown-key': {
    message: 'Поля «{key}» реестр не знает.',
    hint: 'Уберите его. Допустимые поля: {known}.',
    suggest: 'Возможно, вы имели в виду «{suggestion}».',
  },
  'frontmatter-value': { message: 'Значение поля «{key}» не подходит.', hint: 'Исправьте значение.' },
  'frontmatter-value/word': {
    message: 'Значение «{value}» не подходит для поля «{key}».',
    hint: 'Допустимо одно из: {words}.',
    suggest: 'Возможно, вы имели в виду «{suggestion}». Допустимо: {words}.',
  },
  'frontmatter-value/empty': { message: 'Поле «{key}» пустое.', hint: 'Впишите значение или удалите строку.' },
  'frontmatter-value/words': {
    message: 'В поле «{key}» нет ни одной буквы: «{value}» не найти поиском и не прочесть вслух.',
    hint: 'Добавьте слово.',
  },
  'frontmatter-value/repeated': { message: 'В списке дважды стоит «{value}».', hint: 'Оставьте один раз.' },
  'frontmatter-value/too-big-string': {
    message: 'Поле «{key}» длиннее {limit} знаков.',
    hint: 'Сократите; подробности — в тексте под шапкой.',
  },
  'frontmatter-value/too-big-number': {
    message: 'В поле «{key}» слишком большое число, можно не больше {limit}.',
    hint: 'Проверьте число.',
  },
  'frontmatter-value/too-big-int': {
    message: 'В поле «{key}» слишком большое число, можно не больше {limit}.',
    hint: 'Проверьте число.',
  },
  'frontmatter-value/too-big-array': { message: 'В списке «{key}» больше {limit} строк.', hint: 'Сократите список.' },
  'frontmatter-value/too-small-number': {
    message: 'В поле «{key}» слишком малое число, нужно не меньше {limit}.',
    hint: 'Проверьте число.',
  },
  'frontmatter-value/too-small-int': {
    message: 'В поле «{key}» слишком малое число, нужно не меньше {limit}.',
    hint: 'Проверьте число.',
  },
  'frontmatter-value/web-address': {
    message: 'В поле «{key}» нужен полный адрес страницы, а стоит «{value}».',
    hint: 'Адрес начинается с https:// и не содержит пробелов.',
  },
  'frontmatter-value/stellar': {
    message: 'В поле «{key}» не адрес Stellar: не сходится контрольная сумма или длина.',
    hint: 'Скопируйте адрес целиком: 56 знаков, начинается с G.',
  },
  'frontmatter-value/amount': {
    message: 'Сумма в поле «{key}» точнее, чем умеет Stellar.',
    hint: 'Не больше семи знаков после точки.',
  },
  'frontmatter-value/id': {
    message: 'В поле «{key}» нужен id (имя файла без .md), а стоит «{value}».',
    hint: 'Id состоит из строчных латинских букв, цифр и дефисов.',
  },
  'frontmatter-value/person-id': {
    message: 'В поле «{key}» нужен id человека (имя файла из people/ без .md), а стоит «{value}».',
    hint: 'Id состоит из строчных латинских букв, цифр, дефисов и подчёркиваний, без @.',
  },
  'frontmatter-value/moderator': {
    message: 'В поле «{key}» нужен человек или команда на GitHub.',
    hint: 'Запишите в кавычках и с собакой: "@imya" или "@organizatsiya/komanda"',
  },
  'frontmatter-value/telegram': {
    message: 'В поле «{key}» нужен ник в Телеграме.',
    hint: "Запишите в кавычках и с собакой: '@montelibero'",
  },
  'frontmatter-value/github': {
    message: 'В поле «{key}» нужно имя на GitHub.',
    hint: 'Запишите его без собаки и без адреса: github: vashe-imya',
  },
  'frontmatter-value/currency': { message: 'В поле «{key}» нужен код валюты.', hint: 'Например, EUR или EURMTL.' },
  'frontmatter-value/language': { message: 'В поле «{key}» нужен код языка.', hint: 'Например, ru, en, sr.' },
  'frontmatter-value/code': {
    message: 'Код события — до 28 знаков: заглавные латинские буквы, цифры, дефисы.',
    hint: 'Например, MIV-7K2F.',
  },
  'frontmatter-value/cover': {
    message: 'Поле cover называет картинку рядом с файлом события.',
    hint: 'Например, cover: ./cover.jpg (jpg, png, webp, avif).',
  },
  'frontmatter-value/country': {
    message: 'В поле «{key}» нужен код страны из двух строчных букв.',
    hint: 'Например, me, rs, ge.',
  },
  'frontmatter-value/domain': {
    message: 'В поле «{key}» нужно имя сайта без https:// и пути.',
    hint: 'Например, mivent.example.org.',
  },
  'frontmatter-value/asset': { message: 'Код актива — до 12 латинских букв и цифр.', hint: 'Например, EURMTL.' },
  'markdown-depth': {
    message: 'Цитаты или списки вложены друг в друга слишком глубоко.',
    hint: 'Уберите лишние знаки >, - или * в начале строки.',
  },
  'markdown-html': {
    message: 'В тексте есть код HTML: {value}',
    hint: 'Оформляйте текст средствами Markdown. Если знак < нужен как есть, напишите \\<.',
  },
  'markdown-link/image': {
    message: 'Картинка с чужого сайта: {value}',
    hint: 'Положите картинку рядом с файлом события и напишите ![что на ней](./cover.jpg) — иначе чужой сайт узнает всех, кто открыл страницу.',
  },
  'markdown-link': {
    message: 'Ссылка с недопустимым адресом: {value}',
    hint: 'Ссылка должна вести на https://…',
  },
  'personal-data': { message: 'В реестре не храним личные данные: {value}', hint: 'Уберите их.' },
  'personal-data/email': {
    message: 'В реестре не храним адреса почты, а здесь есть «{value}».',
    hint: 'Оставьте ник в Телеграме или ссылку на страницу.',
  },
  'personal-data/phone': {
    message: 'В реестре не храним телефоны, а здесь есть «{value}».',
    hint: 'Оставьте ник в Телеграме или ссылку на страницу.',
  },
  'time-ambiguous': {
    message: 'Время {value} в зоне {timezone} наступает дважды: часы переводят назад.',
    hint: 'Допишите смещение: {before} (первый раз) или {after} (второй раз).',
  },
  'time-duration': {
    message: 'Длительность «{value}» не читается.',
    hint: 'Пишите так: PT3H (3 часа), PT45M (45 минут), PT1H30M.',
  },
  'time-format': {
    message: 'Время «{value}» не читается.',
    hint: 'Пишите так: 2026-12-05T18:00 или 2026-12-05 на весь день.',
    suggest: 'Напишите {suggestion}.',
  },
  'time-format/dotted': {
    message: 'Дата «{value}» записана с точками или косой чертой.',
    hint: 'Пишите год, месяц, день через дефис: 2026-12-05.',
    suggest: 'Пишите год, месяц, день: {suggestion}.',
  },
  'time-format/hour-24': {
    message: 'Времени 24:00 в реестре нет: «{value}».',
    hint: 'Полночь — это 00:00 следующего дня.',
    suggest: 'Полночь — это 00:00 следующего дня: {suggestion}.',
  },
  'time-format/year': { message: 'Год в «{value}» не похож на правду.', hint: 'Проверьте год: от {first} до {last}.' },
  'time-format/seconds': {
    message: 'Время «{value}» с секундами.',
    hint: 'Уберите секунды.',
    suggest: 'Без секунд: {suggestion}.',
  },
  'time-format/space': {
    message: 'В «{value}» между датой и временем пробел.',
    hint: 'Поставьте букву T: 2026-12-05T18:00.',
    suggest: 'Поставьте между ними букву T: {suggestion}.',
  },
  'time-format/time-only': {
    message: 'В поле «{key}» время без даты: «{value}».',
    hint: 'Допишите день: 2026-12-05T18:00.',
    suggest: 'Напишите с днём: {suggestion}.',
  },
  'time-format/zulu': {
    message: 'Время «{value}» в UTC (Z), а нужно местное.',
    hint: 'Запишите местное время без Z: 2026-12-05T18:00. Пояс берётся из региона или поля timezone.',
  },
  'time-format/short': {
    message: 'В «{value}» не хватает нулей.',
    hint: 'Месяц, день и час — две цифры.',
    suggest: 'Напишите {suggestion}.',
  },
  'time-format/date-only': {
    message: 'В поле «{key}» нужен только день.',
    hint: 'Уберите время.',
    suggest: 'Напишите {suggestion}.',
  },
  'time-format/time-of-day': {
    message: 'В поле «{key}» нужно время суток, а стоит «{value}».',
    hint: 'Например, 09:00; полночь — 00:00.',
  },
  'time-format/offset': {
    message: 'Смещение в «{value}» здесь лишнее или неверное: время в зоне {timezone} ясно и без него.',
    hint: 'Смещение пишут только там, где часы переводят назад. Напишите {before}.',
  },
  'time-gap': {
    message: 'Времени {value} в зоне {timezone} не бывает: в эту ночь часы переводят вперёд.',
    hint: 'Ближайшее существующее время: {before} или {after}.',
  },
  'time-no-such-date': { message: 'Такой даты нет: {value}.', hint: 'Проверьте день и месяц.' },
  'time-order': {
    message: 'Событие кончается ({end}) раньше, чем начинается ({start}).',
    hint: 'Исправьте end.',
    suggest: 'Если событие идёт за полночь, напишите end: {suggestion}.',
  },
  'time-order/empty': {
    message: 'Событие кончается в ту же минуту, что и начинается.',
    hint: 'Исправьте end или укажите duration: PT2H.',
  },
  'time-order/all-day': {
    message: 'Последний день ({end}) раньше первого ({start}).',
    hint: 'Исправьте end; если день один, уберите end.',
  },
  'time-order/mixed': {
    message: 'У начала и конца разный вид: одно со временем, другое без.',
    hint: 'Укажите время в обоих полях или ни в одном.',
  },
  'time-order/mixed-series': {
    message: 'Серия и её исключение разного вида: одно со временем, другое на весь день.',
    hint: 'Запишите одинаково.',
  },
  'time-order/range': { message: 'Последний день (to) раньше первого (from).', hint: 'Исправьте from и to.' },
  'time-order/window': { message: 'Окно дат кончается раньше, чем начинается.', hint: 'Исправьте from и to.' },
  'time-order/decide-by': {
    message: 'Срок решения (decideBy) позже самого окна.',
    hint: 'Решить нужно до конца окна.',
  },
  'time-zone': {
    message: 'Часового пояса «{value}» нет.',
    hint: 'Пишите так: Europe/Podgorica.',
    suggest: 'Напишите {suggestion}.',
  },
  'time-zone/abbreviation': {
    message: '«{value}» — сокращение, оно не говорит о переводе часов.',
    hint: 'Пишите так: Europe/Moscow.',
    suggest: 'Напишите timezone: {suggestion}.',
  },
  'time-zone/offset': {
    message: '«{value}» — постоянное смещение, летом или зимой оно будет неверным.',
    hint: 'Назовите пояс по городу: Europe/Podgorica, Europe/Moscow, Asia/Tbilisi.',
  },
  'time-zone/spelling': {
    message: 'Пояс «{value}» пишется иначе.',
    hint: 'Проверьте написание.',
    suggest: 'Напишите {suggestion}.',
  },
  'reference-circle/self': {
    message: 'В поле «{key}» событие называет само себя.',
    hint: 'Назовите там другое событие или уберите эту строку.',
  },
  'reference-circle/part': {
    message: 'События входят друг в друга по кругу: {path}.',
    hint: 'Уберите partOf у того из них, в которое входят остальные.',
  },
  'reference-circle/duplicate': {
    message: 'События объявлены повторами друг друга по кругу: {path}. Из календаря пропадут все.',
    hint: 'Уберите duplicateOf у того из них, которое остаётся.',
  },
  'reference-unknown/venue': {
    message: 'Площадки «{id}» нет в реестре.',
    hint: 'Добавьте файл venues/{id}.md или укажите место словами: place: …',
    suggest:
      'Возможно, вы имели в виду «{suggestion}». Если площадка новая, добавьте venues/{id}.md или укажите place.',
  },
  'reference-unknown/person': {
    message: 'Человека «{id}» нет в реестре.',
    hint: 'Добавьте файл people/{id}.md с согласия этого человека или уберите имя.',
    suggest: 'Возможно, вы имели в виду «{suggestion}».',
  },
  'reference-unknown/region': {
    message: 'Региона «{id}» нет в реестре.',
    hint: 'Проверьте написание: файлы регионов лежат в regions/.',
    suggest: 'Возможно, вы имели в виду «{suggestion}».',
  },
  'reference-unknown/equipment': {
    message: 'Оборудования «{id}» нет в реестре.',
    hint: 'Добавьте файл equipment/{id}.md или уберите строку.',
    suggest: 'Возможно, вы имели в виду «{suggestion}».',
  },
  'reference-unknown/event': {
    message: 'События «{id}» нет в реестре.',
    hint: 'Проверьте id: это имя файла события без .md.',
    suggest: 'Возможно, вы имели в виду «{suggestion}».',
  },
  'id-duplicate': {
    message: 'Имя «{id}» уже занято файлом {other}.',
    hint: 'Переименуйте файл: имя должно быть единственным во всём реестре.',
  },
  'id-duplicate/removed': {
    message: 'Событие «{id}» убрано из реестра (removed в settings.yaml), и его имя больше не дают.',
    hint: 'Дайте файлу другое имя; если событие вернули, уберите его из removed.',
  },
  'id-duplicate/open': {
    message: 'Событие с именем «{id}» есть и в открытой заявке #{pull}.',
    hint: 'Если это то же событие, договоритесь, чья заявка останется; если другое, переименуйте свой файл.',
  },
  'id-duplicate/open-same': {
    message: 'Это же событие, слово в слово, есть и в открытой заявке #{pull}.',
    hint: 'Менять ничего не нужно: друг другу они не мешают. Если заявка лишняя, закройте её.',
  },
  'id-duplicate/open-file': {
    message: 'Файл {path} принесла и открытая заявка #{pull}, с другим содержимым и не позже этой.',
    hint: 'Сравните и договоритесь, чей файл останется: будет так, как примут первым, вторую заявку потом придётся обновить. Если речь о разном, переименуйте свой файл.',
  },
  'unconfirmed-author/settings': {
    message: 'Настройки реестра меняют только модераторы: от них зависят правила для всех.',
    hint: 'Уберите settings.yaml из заявки и напишите в ней, что и зачем изменить.',
  },
  'unconfirmed-author/region': {
    message: 'Файл региона «{id}» меняет не его координатор.',
    hint: 'Пусть координатор региона или модератор подтвердит изменение здесь, в заявке.',
  },
  'unconfirmed-author/rights': {
    message: 'Человек «{id}» получит права: {rights}.',
    hint: 'Пусть модератор подтвердит это здесь, в заявке.',
  },
  'unconfirmed-author/event': {
    message: 'Событие «{title}» устраивает не автор заявки, а {people}.',
    hint: 'Пусть организатор или координатор региона подтвердит изменение здесь, в заявке. Чтобы бот узнавал организатора, добавьте в его файл в people/ поле github.',
  },
  'unconfirmed-author/flagship': {
    message:
      'Событие «{title}» объявлено главным для сообщества и займёт свои дни во всей стране; согласен ли координатор, неизвестно.',
    hint: 'Нужно подтверждение здесь, в заявке: {people}.',
  },
  'unconfirmed-author/part': {
    message:
      'Событие «{title}» названо частью события «{parent}», поэтому друг другу они не мешают; согласны ли те, кто устраивает «{parent}», неизвестно.',
    hint: 'Пусть организатор события «{parent}» или координатор региона подтвердит это здесь, в заявке.',
  },
  'unconfirmed-author/agreement': {
    message: 'О согласии на пересечение с событием «{other}» известно только со слов автора заявки.',
    hint: 'Пусть это подтвердит здесь, в заявке, {person}.',
  },
  'unconfirmed-author/hold': {
    message:
      'Событие «{title}» займёт время брони «{hold}» как её продолжение: среди организаторов {person}, за кем эта бронь; согласие неизвестно.',
    hint: 'Пусть это подтвердит здесь, в заявке, {person}.',
  },
  'unconfirmed-author/picture': {
    message: 'Картинку показывает событие «{title}», а устраивает его не автор заявки, а {people}.',
    hint: 'Пусть организатор или координатор региона подтвердит замену здесь, в заявке. Картинке для своего события дайте другое имя.',
  },
  'unconfirmed-author/person': {
    message: 'Файл человека «{id}» меняет не он сам.',
    hint: 'Пусть он подтвердит изменение здесь, в заявке, или пришлёт его сам.',
  },
  'unconfirmed-author/new-person': {
    message: 'В реестре появится новый человек, «{id}», и неизвестно, согласен ли он.',
    hint: 'Если это вы, добавьте в файл своё имя на GitHub: github: {author}. Если нет, пусть человек подтвердит это здесь, в заявке.',
  },
  'hold-expired': {
    message: 'Бронь кончилась {until}: дата свободна для других.',
    hint: 'Подтвердите событие (status: confirmed), продлите hold.until или отмените (status: cancelled).',
  },
  'hold-expiring': {
    message: 'Бронь кончается {until}: {left}.',
    hint: 'Подтвердите событие (status: confirmed) или, если ещё не продлевали, продлите hold.until; иначе дата освободится сама.',
  },
  'hold-late': {
    message: 'Бронь держат до {until} — позже, чем кончится само событие.',
    hint: 'Решите раньше: в hold.until нужен день до события.',
    suggest: 'Решите раньше: hold.until не позже {suggestion}.',
  },
  'hold-renewed': {
    message: 'Бронь продлевают уже {renewals}-й раз, а можно не больше {limit}.',
    hint: 'Верните прежний день и подтвердите событие или отпустите дату.',
    suggest: 'Верните в hold.until прежний день, {suggestion}, и подтвердите событие или отпустите дату.',
  },
  'hold-leftover': {
    message: 'Событие подтверждено, а поле hold осталось: бронь больше ничего не держит.',
    hint: 'Уберите поле hold.',
  },
  'hold-missing-until': {
    message: 'У брони нет последнего дня.',
    hint: 'Добавьте последний день, например hold: { until: ГГГГ-ММ-ДД, by: … }, или окно дат (window).',
  },
  'hold-too-long': {
    message: 'Бронь до {until} слишком долгая: можно не больше {limit} дней от сегодняшнего.',
    hint: 'Укажите более близкий день.',
    suggest: 'Укажите день не позже {suggestion}.',
  },
  'hold-undecided': {
    message: 'Срок выбора даты прошёл {decideBy}, а у брони всё ещё только окно дат: оно никого не держит.',
    hint: 'Назначьте дату (start, end и status: confirmed), сдвиньте decideBy или отмените событие.',
  },
  'repeat-endless': {
    message: 'У серии нет конца.',
    hint: 'Добавьте в правило ;UNTIL=20271231 (последний день) или ;COUNT=10 (сколько раз).',
  },
  'repeat-exception': {
    message: '{value} — не дата этой серии.',
    hint: 'Проверьте дату.',
    suggest: 'Ближайшая дата серии: {suggestion}.',
  },
  'repeat-first': {
    message: 'Первая дата {start} не подходит под правило повторения.',
    hint: 'Поставьте start на первую дату по правилу.',
    suggest: 'Первая дата по правилу: {suggestion}.',
  },
  'repeat-first/never': {
    message: 'Правило повторения не даёт ни одной даты начиная с {start}.',
    hint: 'Проверьте в правиле BYMONTH, BYMONTHDAY, BYDAY и UNTIL.',
  },
  'repeat-gap': {
    message: 'Времени {value} в зоне {timezone} не бывает (часы переводят вперёд): встреча сдвинется на {suggestion}.',
    hint: 'Если это не то, что нужно, укажите другое время в repeat.moved.',
  },
  'repeat-too-long/count': {
    message: 'Встреч в серии {count}, а можно не больше {limit}.',
    hint: 'Уменьшите COUNT; продолжить серию можно новым файлом.',
  },
  'repeat-too-long/occurrences': {
    message: 'В серии больше {limit} встреч.',
    hint: 'Поставьте UNTIL раньше; продолжить серию можно новым файлом.',
  },
  'repeat-too-long/years': { message: 'Серия длиннее {limit} лет.', hint: 'Поставьте UNTIL раньше.' },
  'repeat-unsupported': {
    message: 'Правило повторения не поддерживается: {part}.',
    hint: 'Например: FREQ=WEEKLY;BYDAY=SA;UNTIL=20271231 или FREQ=MONTHLY;BYDAY=1SU;COUNT=12.',
  },
  'repeat-unsupported/frequency': {
    message: 'Частота «{part}» не поддерживается.',
    hint: 'Допустимо FREQ=DAILY, WEEKLY, MONTHLY или YEARLY.',
  },
  'repeat-unsupported/part': {
    message: 'Часть правила «{part}» не поддерживается: её не понимают многие календари.',
    hint: 'Допустимы FREQ, INTERVAL, COUNT или UNTIL, BYDAY, BYMONTHDAY, BYMONTH.',
  },
  'repeat-unsupported/both-limits': { message: 'В правиле и COUNT, и UNTIL.', hint: 'Оставьте одно из двух.' },
  'repeat-unsupported/until': {
    message: 'Конец серии записан неверно: {part}.',
    hint: 'Пишите день без дефисов: UNTIL=20271231.',
  },
  'venue-conflict': {
    message: '{events}: {both} нужна площадка {resources} — {overlap}.{more}',
    hint: 'Выберите другое время или другую площадку. Другая сторона: {files}.',
  },
  'venue-conflict/queue': {
    message: 'Очередь броней на площадку {resources}, {overlap}: сначала {others}, затем {own}.{more}',
    hint: 'Подтвердить смогут одного, когда остальные брони кончатся или уступят. Другая сторона: {files}.',
  },
  'venue-conflict/known': {
    message: '{events}: {both} нужна площадка {resources} — {overlap}. Это пересечение уже было в реестре.{more}',
    hint: 'Принять правку это не мешает, но организаторам стоит договориться. Другая сторона: {files}.',
  },
  'person-conflict': {
    message: '{resources} — сразу в {two} местах: {events}, {overlap}.{more}',
    hint: 'Выберите другое время или другого спикера (ведущего). Другая сторона: {files}.',
  },
  'person-conflict/hold': {
    message: '{resources} — сразу в {two} местах: {events}, {overlap}. Не всё из этого подтверждено.{more}',
    hint: 'Принять это можно; договоритесь, пока бронь легко перенести. Другая сторона: {files}.',
  },
  'person-conflict/organizer': {
    message: '{resources} — сразу на {two} событиях: {events}, {overlap}.{more}',
    hint: 'Принять это можно: хотя бы одно из них только организуют. Проверьте, что организатора есть кому подменить. Другая сторона: {files}.',
  },
  'person-conflict/queue': {
    message: '{resources} — в {two} бронях сразу, {overlap}: сначала {others}, затем {own}.{more}',
    hint: 'Прежде чем подтверждать, найдите замену или другое время. Другая сторона: {files}.',
  },
  'person-conflict/known': {
    message: '{resources} — сразу в {two} местах: {events}, {overlap}. Это пересечение уже было в реестре.{more}',
    hint: 'Принять правку это не мешает, но организаторам стоит договориться. Другая сторона: {files}.',
  },
  'equipment-conflict': {
    message: 'На всех не хватит: {resources} — нужно {wanted}, есть {stock}. {events}, {overlap}.{more}',
    hint: 'Выберите другое время или возьмите меньше; своё оборудование в поле equipment не пишут. Другая сторона: {files}.',
  },
  'equipment-conflict/alone': {
    message:
      '«{title}» просит больше, чем есть в реестре: {resources} — нужно {wanted}, есть {stock}. Когда: {overlap}.{more}',
    hint: 'Уменьшите quantity в поле equipment.',
  },
  'equipment-conflict/alone-known': {
    message:
      '«{title}» просит больше, чем есть в реестре: {resources} — нужно {wanted}, есть {stock}. Когда: {overlap}. Так уже было в реестре.{more}',
    hint: 'Принять правку это не мешает, но quantity в поле equipment придётся уменьшить.',
  },
  'equipment-conflict/queue': {
    message:
      'Очередь броней: {resources} — нужно {wanted}, есть {stock}, {overlap}. Сначала {others}, затем {own}.{more}',
    hint: 'Подтвердить смогут тех, кому хватит, когда остальные брони кончатся или уступят. Другая сторона: {files}.',
  },
  'equipment-conflict/known': {
    message:
      'На всех не хватит: {resources} — нужно {wanted}, есть {stock}. {events}, {overlap}. Так уже было в реестре.{more}',
    hint: 'Принять правку это не мешает, но организаторам стоит договориться. Другая сторона: {files}.',
  },
  'region-conflict': {
    message: '{events} идут одновременно в регионе {resources}: {overlap}.{more}',
    hint: 'Выберите другое время. Если встреча небольшая и город не занимает, добавьте scope: local. Если организаторы согласны, добавьте overlaps: [{agreements}]. Другая сторона: {files}.',
  },
  'region-conflict/queue': {
    message: 'Очередь броней в регионе {resources}, {overlap}: сначала {others}, затем {own}.{more}',
    hint: 'Подтвердить смогут одного, когда остальные брони кончатся или уступят. Другая сторона: {files}.',
  },
  'region-conflict/known': {
    message: '{events} идут одновременно в регионе {resources}: {overlap}. Это пересечение уже было в реестре.{more}',
    hint: 'Принять правку это не мешает, но организаторам стоит договориться. Другая сторона: {files}.',
  },
  'region-conflict/local': {
    message: '{events} идут одновременно в регионе {resources}: {overlap}.{more}',
    hint: 'Принять это можно; решите, не помешают ли события друг другу. Другая сторона: {files}.',
  },
  'community-conflict': {
    message: 'Главное событие сообщества «{flagship}» и {guests} идут одновременно в одной стране: {overlap}.{more}',
    hint: 'Выберите другую дату. Если организаторы согласны, добавьте overlaps: [{agreements}]. Другая сторона: {files}.',
  },
  'community-conflict/series': {
    message: 'Серия {guests} попадает на главное событие сообщества «{flagship}»: {overlap}.{more}',
    hint: 'Если в этот день лучше не собираться, в файле {series} допишите дату в исключения: repeat: { …, except: [{except}] }. Другая сторона: {files}.',
  },
  'community-conflict/repeated': {
    message: 'Главное событие сообщества «{flagship}» повторяется и попадает на {guests}: {overlap}.{more}',
    hint: 'Если в этот день лучше не собираться, в файле {series} допишите дату в исключения: repeat: { …, except: [{except}] }. Другая сторона: {files}.',
  },
  'community-conflict/elsewhere': {
    message:
      'Одновременно с главным событием сообщества «{flagship}», но в другой стране или онлайн — {guests}: {overlap}.{more}',
    hint: 'Принять это можно; решите, не отнимут ли события друг у друга людей. Другая сторона: {files}.',
  },
  'community-conflict/queue': {
    message:
      'Очередь броней вокруг главного события сообщества «{flagship}», {overlap}: сначала {others}, затем {own}.{more}',
    hint: 'Подтвердить смогут одного, когда остальные брони кончатся или уступят. Другая сторона: {files}.',
  },
  'community-conflict/known': {
    message:
      'Главное событие сообщества «{flagship}» и {guests} идут одновременно: {overlap}. Это пересечение уже было в реестре.{more}',
    hint: 'Принять правку это не мешает, но организаторам стоит договориться. Другая сторона: {files}.',
  },
  'blackout-conflict/venue': {
    message: '«{title}»: площадка {resources} закрыта{because} — {overlap}.{more}',
    hint: 'Выберите другое время или другую площадку.',
  },
  'blackout-conflict/hours': {
    message: '«{title}»: площадка {resources} в это время не работает — {overlap}.{more}',
    hint: 'Выберите время в часы работы площадки (они указаны в её файле) или другую площадку.',
  },
  'blackout-conflict/region': {
    message: '«{title}»: в регионе {resources} в эти дни событий не назначают{because} — {overlap}.{more}',
    hint: 'Выберите другой день.',
  },
  'blackout-conflict/venue-known': {
    message: '«{title}»: площадка {resources} закрыта{because} — {overlap}. Так уже было в реестре.{more}',
    hint: 'Принять правку это не мешает, но время или площадку придётся поменять.',
  },
  'blackout-conflict/hours-known': {
    message: '«{title}»: площадка {resources} в это время не работает — {overlap}. Так уже было в реестре.{more}',
    hint: 'Принять правку это не мешает, но время или площадку придётся поменять.',
  },
  'blackout-conflict/region-known': {
    message:
      '«{title}»: в регионе {resources} в эти дни событий не назначают{because} — {overlap}. Так уже было в реестре.{more}',
    hint: 'Принять правку это не мешает, но день придётся поменять.',
  },
  'travel-conflict': {
    message:
      '{resources} — можно не успеть с одного события на другое: {events}. Дорога занимает {travel}, а между ними {gap}: {overlap}.{more}',
    hint: 'Принять это можно; лучше раздвинуть события или найти замену. Другая сторона: {files}.',
  },
  'duplicate-event/title': {
    message:
      'Событие «{title}» похоже на «{other}» ({file}): тот же регион, близкие даты и почти то же название.{alike}',
    hint: 'Если это одно событие, оставьте один файл, а если оба уже опубликованы, добавьте сюда duplicateOf: {id}. Если разные, назовите их так, чтобы их не путали, или свяжите полем partOf.',
  },
  'duplicate-event/registration': {
    message: 'У событий «{title}» и «{other}» ({file}) в один день одна и та же ссылка на регистрацию.{alike}',
    hint: 'Если это одно событие, оставьте один файл, а если оба уже опубликованы, добавьте сюда duplicateOf: {id}. Если разные, исправьте ссылку или свяжите их полем partOf.',
  },
  'event-past': {
    message: 'Событие «{title}» новое, а уже прошло: последний день — {lastDay}.',
    hint: 'Проверьте год. Если событие и правда прошло, добавьте итоги: report: { attended: 25 }',
    suggest:
      'Имели в виду {suggestion}? Исправьте год — и в end, если он указан. Если событие и правда прошло, добавьте итоги: report: { attended: 25 }',
  },
  'overlap-unneeded': {
    message: 'Договорённость о пересечении с событием «{other}» больше не нужна: общего времени у них нет.',
    hint: 'Уберите эту запись из overlaps.',
  },
  'overlap-unagreed': {
    message:
      'Пересечение с событием «{other}» согласовано не с тем: {person} — не координатор региона и не организатор того события.',
    hint: 'В agreedBy назовите того, кто может согласиться: организатора того события или координатора региона.',
  },
  'flagship-coordinator': {
    message:
      'Сделать событие главным для сообщества (scope: community) может только координатор, а среди организаторов его нет.',
    hint: 'Договоритесь с координатором региона и допишите его id в organizers или уберите scope: community.',
    suggest:
      'Договоритесь с координатором региона ({suggestion}) и допишите его id в organizers или уберите scope: community.',
  },
  'flagship-too-long': {
    message: 'Главное событие сообщества занимает {length}, а можно не больше {limit}.',
    hint: 'Сократите событие или уберите scope: community: части фестиваля могут быть обычными событиями с partOf.',
  },
  'history-deleted': {
    message:
      'Файл события «{title}» удалён, а его видели и на него подписаны: подтверждённые события из реестра не исчезают.',
    hint: 'Верните файл. Если события не будет — status: cancelled; если оно записано дважды — duplicateOf: id-другого. Удаляют только модераторы (removed в settings.yaml).',
  },
  'history-id': {
    message: 'Файл переименован: был «{id}», стал «{other}», а id события — это адрес страницы, он не меняется.',
    hint: 'Верните имя файла: {suggestion}. Менять можно всё внутри файла и папку региона.',
  },
  'history-occurrence': {
    message: 'Событие «{title}» уже прошло: {date}. Его время нельзя ни сдвинуть, ни убрать.{more}',
    hint: 'Верните прежнее время. Итоги добавляют полем report; ошибку в прошлом правят модераторы (corrections в settings.yaml).',
  },
  'history-occurrence/series': {
    message: 'Встреча серии «{title}» уже прошла: {date}. Её нельзя ни сдвинуть, ни убрать.{more}',
    hint: 'Верните прежнее правило; чтобы серия пошла иначе, закончите её через UNTIL и заведите новую отдельным файлом.',
  },
  'history-status/hold': {
    message: 'Событие уже было подтверждено: снова сделать его бронью нельзя.',
    hint: 'Если дата под вопросом, поставьте status: postponed, а когда она найдётся — снова confirmed.',
  },
  'history-status/held': {
    message: 'Событие проведено, у него есть report: его нельзя ни отменить, ни отложить.',
    hint: 'Верните status: confirmed. Ошибку в прошлом правят модераторы (corrections в settings.yaml).',
  },
  'history-status/series': {
    message: 'Часть встреч серии уже прошла: целиком её не отменяют и не откладывают, иначе пропадут и они.',
    hint: 'Верните status: confirmed и закончите серию через UNTIL в repeat.rule или уберите отдельные даты через except.',
  },
  'history-status/over': {
    message: 'Событие уже прошло: отложить его нельзя.',
    hint: 'Если оно не состоялось, поставьте status: cancelled; новую дату заведите новым файлом.',
  },
  'self-conflict': {
    message: 'Встречи серии «{title}» накладываются друг на друга: {overlap}.',
    hint: 'Укоротите событие или повторяйте его реже.',
  },
};

const en: Readonly<Record<string, IssueWords>> = {
  'file-encoding': { message: 'The file is not UTF-8 text.', hint: 'Save it as UTF-8 without a byte order mark.' },
  'file-encoding/bom': {
    message: 'The file begins with an invisible byte order mark, which hides its front matter.',
    hint: 'Save it as “UTF-8 without BOM”, or delete the first, invisible character.',
  },
  'file-encoding/nul': {
    message: 'The file holds a NUL character: it is not plain text.',
    hint: 'Delete that character. If the file was saved as UTF-16, save it again as UTF-8.',
  },
  'file-kind': { message: 'Only regular files may lie here.', hint: 'Replace it with a regular .md file.' },
  'file-kind/symlink': {
    message: 'This is a symbolic link, and the registry follows none.',
    hint: 'Put the file itself here.',
  },
  'file-kind/special': { message: 'This is not a regular file.', hint: 'Put a plain .md text file here.' },
  'file-kind/submodule': {
    message: 'This is a link to another repository (a submodule), and the registry looks into none.',
    hint: 'Remove it and put the files themselves here.',
  },
  'file-kind/executable': {
    message: 'The file is marked as executable, and the registry executes nothing.',
    hint: 'Take the mark off: git update-index --chmod=-x and the path of the file. Or delete the file and create it anew on GitHub.',
  },
  'file-kind/foreign': {
    message: 'The registry has no files of this kind: “{name}”.',
    hint: 'Remove it. The registry is made of .md files in the folders {known}, and of images beside events.',
  },
  'file-kind/ending': {
    message: 'The file “{name}” was not read: files in this folder end in .md.',
    hint: 'Rename it so that its name ends in .md. Images (jpg, png, webp, avif) may lie beside an event.',
    suggest: 'Rename it to “{suggestion}”.',
  },
  'file-name': {
    message:
      'The file name “{id}” does not fit: lower-case Latin letters, digits and hyphens only, {limit} characters at most.',
    hint: 'Rename the file: its name becomes the address of the page, such as privacy-debate.md.',
    suggest:
      'Rename the file, for instance to “{suggestion}.md”. The name becomes the address of the page and never changes.',
  },
  'file-name/path': {
    message: 'The registry cannot have such a path: “{path}”.',
    hint: 'Name the file and its folders in lower-case Latin letters, digits and hyphens.',
  },
  'file-name/reserved': {
    message: 'Windows keeps the name “{name}” for itself: with such a file the registry could not be downloaded there.',
    hint: 'Give the file another name, for instance with its year: {suggestion}.',
  },
  'file-name/hidden': {
    message: 'A name that begins with a dot hides the file from the registry: “{path}”.',
    hint: 'Remove the file, or rename it without the dot.',
  },
  'file-name/case': {
    message: 'The name differs from “{other}” only in capital letters: on many machines the two are one file.',
    hint: 'Give the file another name.',
  },
  'file-placement': { message: 'The file lies in the wrong folder.', hint: 'Move the file.' },
  'file-placement/outside': {
    message: 'Along with an event, the application changes what is no part of the registry: {paths}.',
    hint: 'Leave only the folder content/ in this application, and propose the rest in another one.',
  },
  'file-placement/region': {
    message: 'There is no region “{region}”: the folder of an event is its region.',
    hint: 'Move the file to the folder of a region: {known}.',
    suggest: 'Did you mean events/{suggestion}/? Regions: {known}.',
  },
  'file-placement/no-region': {
    message: 'The event file lies in events/ itself; it belongs in the folder of its region.',
    hint: 'Move it, for instance, to events/me-16/{id}.md (Podgorica) or events/online/{id}.md.',
  },
  'file-placement/nested': {
    message: 'The folder {folder}/ has no folders inside.',
    hint: 'Move the file to {folder}/{id}.md.',
  },
  'file-placement/folder': {
    message: 'The registry has no folder “{folder}”: nobody will see this file.',
    hint: 'Folders: {known}.',
    suggest: 'Did you mean “{suggestion}/”? Folders: {known}.',
  },
  'file-placement/image': {
    message: 'Images do not belong here: they lie beside the file of an event.',
    hint: 'Move the image to the folder of the event and name it in its field cover.',
  },
  'file-placement/venue-region': {
    message: 'The venue “{venue}” is in region {expected}, but the event file lies in {region}.',
    hint: 'Move the file to {suggestion}, or correct the venue.',
  },
  'file-size': { message: 'The file is too large: {size} bytes of {limit} allowed.', hint: 'Shorten the file.' },
  'file-size/text': {
    message: 'The file is too large: {size} bytes; an event fits in {limit} (64 KiB).',
    hint: 'Shorten the text; link to a long programme instead.',
  },
  'file-size/image': {
    message: 'The image is too large: {size} bytes of {limit} allowed (1 MB).',
    hint: 'Scale it down or compress it.',
  },
  'file-size/text-unread': {
    message: 'The file is too large: more than a megabyte; an event fits in {limit} bytes (64 KiB).',
    hint: 'Shorten the text; link to a long programme instead.',
  },
  'file-size/image-unread': {
    message: 'The image is too large: at most {limit} bytes are allowed (1 MB).',
    hint: 'Scale it down or compress it.',
  },
  'file-size/many': {
    message: 'The application has {count} files; {limit} can be read at a time.',
    hint: 'Divide it, for instance by months.',
  },
  'file-size/huge': {
    message: 'The application has tens of thousands of files: too many to be read at a time, and nobody has read them.',
    hint: 'Begin a new branch from main, with nothing but the files of your events in it.',
  },
  'file-size/dates': {
    message:
      'The events of this application would take places, people and things more than {limit} times: too much to be checked at a time, and nothing was.',
    hint: 'Divide it, or shorten the series.',
  },
  'frontmatter-combination': { message: 'These fields exclude each other.', hint: 'Keep one of them.' },
  'frontmatter-combination/window-status': {
    message: 'Only a hold has a window of dates (hold.window).',
    hint: 'Write status: hold, or remove window and give start.',
  },
  'frontmatter-combination/window': {
    message: 'A hold on a window of dates replaces the field “{key}”: there cannot be both.',
    hint: 'While the date is open, remove “{key}”; once it is chosen, remove window.',
  },
  'frontmatter-combination/end-and-duration': {
    message: 'Both end and duration are given.',
    hint: 'Keep one of the two.',
  },
  'frontmatter-combination/all-day-duration': {
    message: 'An all-day event has no duration.',
    hint: 'Give its last day as end, or a start with a time: 2026-12-05T18:00.',
  },
  'frontmatter-combination/venue-and-place': {
    message: 'Both a venue of the registry and a place in words are given.',
    hint: 'Keep venue if it is in the registry, place otherwise.',
  },
  'frontmatter-combination/online-place': {
    message: 'An online event has no place.',
    hint: 'Remove this field, or write attendance: hybrid if people both come and connect.',
  },
  'frontmatter-control-character': {
    message: 'The field “{key}” holds the invisible control character {character}.',
    hint: 'Type the value anew: such characters come with copying.',
  },
  'frontmatter-control-character/newline': {
    message: 'The field “{key}” must be one line, but holds a line break.',
    hint: 'Write the value on one line.',
  },
  'frontmatter-control-character/body': {
    message: 'The text holds the invisible control character {character}.',
    hint: 'Delete it: type that place anew.',
  },
  'frontmatter-duplicate-key': { message: 'The field “{key}” is given twice.', hint: 'Keep one line with this field.' },
  'frontmatter-language': {
    message: 'The front matter is declared as “{language}”; only YAML is read, the registry runs no code.',
    hint: 'Leave only three hyphens on the first line: ---',
  },
  'frontmatter-missing': {
    message: 'The file has no front matter: it must begin with a line of three hyphens.',
    hint: 'Begin with a line ---, then the fields, then another line ---, then the text.',
  },
  'frontmatter-missing/dashes': {
    message:
      'The first line looks like three hyphens but is made of other characters: a phone turned them into dashes.',
    hint: 'Type three short hyphens anew: --- (if the phone changes them again, put spaces between and delete those).',
  },
  'frontmatter-missing/fence': {
    message: 'The file begins with ```, the frame in which chats and pages show texts.',
    hint: 'Delete the first and the last line with ```, so that the file begins with ---',
  },
  'frontmatter-missing/late': {
    message: 'There is an empty line or a space before the front matter: a file begins with three hyphens.',
    hint: 'Delete all that stands before ---',
  },
  'frontmatter-missing/settings': {
    message: 'The registry has no settings.yaml.',
    hint: 'Copy settings.yaml from the main registry and make it yours.',
  },
  'frontmatter-missing-key': { message: 'The required field “{key}” is missing.', hint: 'Add a line “{key}: …”.' },
  'frontmatter-missing-key/inside': {
    message: 'The field “{outer}” lacks “{key}”, which it must have.',
    hint: 'Add it: {whole}',
  },
  'frontmatter-missing-key/hold': {
    message: 'The hold does not say who keeps the date, and until when.',
    hint: 'Add: hold: { until: YYYY-MM-DD, by: your-id }',
  },
  'frontmatter-missing-key/end': {
    message: 'The event does not say when it ends.',
    hint: 'Add end: 2026-12-05T21:00 or duration: PT3H.',
  },
  'frontmatter-missing-key/venue': {
    message: 'The event does not say where it is: meeting in person takes a venue, or a place in words.',
    hint: 'Add venue: id-of-venue, or place: Bar, centre, or attendance: online.',
  },
  'frontmatter-missing-key/online': {
    message: 'A confirmed online event needs its link (onlineUrl).',
    hint: 'Add onlineUrl: https://…',
  },
  'frontmatter-missing-key/timezone': {
    message: 'This region has several time zones: the event must name its own.',
    hint: 'Add, for instance, timezone: Europe/Moscow.',
  },
  'frontmatter-missing-key/cover': {
    message: 'The image has no description for those who do not see it (coverAlt).',
    hint: 'Add coverAlt: what the image shows.',
  },
  'frontmatter-missing-key/budget': {
    message: 'The budget has neither a plan nor an actual part.',
    hint: 'Add plan or actual, or remove budget.',
  },
  'frontmatter-syntax': {
    message: 'The front matter is not readable as YAML ({reason}).',
    hint: 'Look at this line and the one above: indents, quotes, a space after each colon.',
  },
  'frontmatter-syntax/unclosed': {
    message: 'The front matter is not closed: its second line of three hyphens is missing.',
    hint: 'Add a line --- after the last field.',
  },
  'frontmatter-syntax/closing': {
    message: 'This line begins with three hyphens and closes the front matter, but has more on it.',
    hint: 'Leave only --- on the line, or do not begin it with hyphens.',
  },
  'frontmatter-syntax/blank': {
    message: 'The front matter has too much empty space in one place.',
    hint: 'Delete the empty lines.',
  },
  'frontmatter-syntax/colon': {
    message: 'The value of “{key}” has a colon in it, which YAML takes for a new field.',
    hint: "Put the value in quotes: {key}: '{value}'",
  },
  'frontmatter-syntax/closing-dashes': {
    message: 'The front matter is not closed: this line should be three hyphens, and a phone has made dashes of them.',
    hint: 'Type three short hyphens again: ---',
  },
  'frontmatter-syntax/cut': {
    message: 'The value of “{key}” has a comma in it, and between braces a comma without quotes ends a value.',
    hint: "Put the value in quotes: {key}: '{value}'",
  },
  'frontmatter-syntax/decimal': {
    message: 'The number “{key}” has a comma in it; decimals come after a point.',
    hint: 'Write {key}: {value}',
  },
  'frontmatter-syntax/comma': {
    message: 'There is no comma between the fields “{key}” and “{next}”, and between braces there must be one.',
    hint: 'Put a comma there: {key}: {value}, {next}: …',
  },
  'frontmatter-syntax/trailing-comma': {
    message: 'There is a comma at the end of the line; fields of a front matter are not separated by commas.',
    hint: 'Take it out: {key}: {value}',
  },
  'frontmatter-syntax/space': {
    message: 'After “{key}” comes a colon and a plain space, else YAML sees no field.',
    hint: 'Write it with a space: {key}: {value}',
  },
  'frontmatter-syntax/no-colon': {
    message: 'There is no colon after the field name “{key}”.',
    hint: 'Write {key}: {value}',
  },
  'frontmatter-syntax/no-space': {
    message: 'The line begins with invisible characters that look like spaces, as copied texts have them.',
    hint: 'Delete the beginning of the line and type plain spaces.',
  },
  'frontmatter-syntax/indent': {
    message: 'The line is indented in another way than those beside it: by that YAML knows what belongs where.',
    hint: 'Let it begin where the lines beside it begin: {line}',
  },
  'frontmatter-syntax/list': {
    message: 'The list “{key}” cannot be read: its lines must begin alike, with a hyphen and a space.',
    hint: 'Write the list on one line: {key}: [{value}]',
  },
  'frontmatter-syntax/continued': {
    message: 'This line is no field; it looks like the rest of the field “{key}” above.',
    hint: 'Write the value on one line: {key}: {value}',
  },
  'frontmatter-syntax/handle': {
    message: 'People go by the names of their files in people/ here, without @.',
    hint: 'Take the @ out: {value}',
  },
  'frontmatter-syntax/reserved-item': {
    message: 'The value begins with {sign}, which YAML keeps for itself.',
    hint: "Put that value in quotes: '{value}'",
  },
  'frontmatter-syntax/quotes': {
    message: 'A quote closes before the end of the value, and YAML does not know what to do with the rest.',
    hint: "Put the whole value in quotes once: {key}: '{value}'",
  },
  'frontmatter-syntax/comment': {
    message: 'YAML takes everything after “ #” on a line for a comment and drops it.',
    hint: 'If it belongs to the value, put the whole value in quotes; if it is a comment, put a space after #.',
  },
  'frontmatter-syntax/quote': {
    message: 'A quote is opened but not closed, or text follows the closed quote.',
    hint: 'Close the quote at the end of the value; inside it use “ ” or « ».',
    suggest: 'Close it: {suggestion}',
  },
  'frontmatter-syntax/bracket': {
    message: 'A bracket is opened but not closed.',
    hint: 'Add the closing ] or }.',
    suggest: 'Close it: {suggestion}',
  },
  'frontmatter-syntax/tab': {
    message: 'The line begins with a tab; YAML knows only spaces.',
    hint: 'Replace the tab with two spaces.',
  },
  'frontmatter-syntax/reserved': {
    message: 'The value begins with {sign}, which YAML keeps for itself.',
    hint: "Put the value in quotes: {key}: '{value}'",
  },
  'frontmatter-syntax/depth': { message: 'Brackets or indents are nested too deeply.', hint: 'Simplify this field.' },
  'frontmatter-syntax/anchor': {
    message: 'YAML anchors (&name) are not allowed.',
    hint: 'Write the value out; if & belongs to the text, put the value in quotes.',
  },
  'frontmatter-syntax/alias': {
    message: 'YAML aliases (*name) are not allowed.',
    hint: 'Write the value out; if * belongs to the text, put the value in quotes.',
  },
  'frontmatter-syntax/tag': {
    message: 'YAML tags (!type) are not allowed.',
    hint: 'Remove the tag; if ! belongs to the text, put the value in quotes.',
  },
  'frontmatter-syntax/directive': { message: 'YAML directives (%…) are not allowed.', hint: 'Delete this line.' },
  'frontmatter-syntax/documents': { message: 'The file holds more than one YAML document.', hint: 'Keep one.' },
  'frontmatter-syntax/no-mapping': {
    message: 'Front matter consists of lines such as “field: value”.',
    hint: 'See that a space follows each colon: title: Debate',
  },
  'frontmatter-type': {
    message: 'The value of “{key}” is of the wrong kind.',
    hint: 'Write it like this: {key}: {sample}',
  },
  'frontmatter-type/string': {
    message: 'The field “{key}” takes text, but this reads as something else ({received}: {value}).',
    hint: "Put the value in quotes: {key}: '{value}'",
  },
  'frontmatter-type/array': {
    message: 'The field “{key}” takes a list.',
    hint: 'Write it in square brackets: {key}: {list}',
  },
  'frontmatter-type/object': {
    message: 'The field “{key}” takes fields of its own.',
    hint: 'Write them in braces: {key}: {sample}',
  },
  'frontmatter-type/number': {
    message: 'The field “{key}” takes a number.',
    hint: 'Write the number without quotes or words.',
  },
  'frontmatter-type/int': {
    message: 'The field “{key}” takes a whole number.',
    hint: 'Write a whole number without quotes.',
  },
  'frontmatter-type/boolean': { message: 'The field “{key}” takes true or false.', hint: 'Write true or false.' },
  'frontmatter-type/union': {
    message: '“{value}” does not fit the field “{key}”.',
    hint: 'It takes one of: {forms}.',
    suggest: 'Did you mean “{suggestion}”?',
  },
  'frontmatter-unknown-key': {
    message: 'The registry does not know the field “{key}”.',
    hint: 'Remove it. Known fields: {known}.',
    suggest: 'Did you mean “{suggestion}”?',
  },
  'frontmatter-value': { message: 'The value of “{key}” does not fit.', hint: 'Correct the value.' },
  'frontmatter-value/word': {
    message: '“{value}” does not fit the field “{key}”.',
    hint: 'It takes one of: {words}.',
    suggest: 'Did you mean “{suggestion}”? It takes one of: {words}.',
  },
  'frontmatter-value/empty': { message: 'The field “{key}” is empty.', hint: 'Fill it in, or delete the line.' },
  'frontmatter-value/words': {
    message: 'There is no letter in “{key}”: nobody can search for “{value}” or read it out.',
    hint: 'Add a word.',
  },
  'frontmatter-value/repeated': { message: 'The list names “{value}” twice.', hint: 'Keep it once.' },
  'frontmatter-value/too-big-string': {
    message: 'The field “{key}” is longer than {limit} characters.',
    hint: 'Shorten it; details go in the text below.',
  },
  'frontmatter-value/too-big-number': {
    message: 'The number in “{key}” is too large: {limit} at most.',
    hint: 'Check the number.',
  },
  'frontmatter-value/too-big-int': {
    message: 'The number in “{key}” is too large: {limit} at most.',
    hint: 'Check the number.',
  },
  'frontmatter-value/too-big-array': {
    message: 'The list “{key}” has more than {limit} items.',
    hint: 'Shorten the list.',
  },
  'frontmatter-value/too-small-number': {
    message: 'The number in “{key}” is too small: {limit} at least.',
    hint: 'Check the number.',
  },
  'frontmatter-value/too-small-int': {
    message: 'The number in “{key}” is too small: {limit} at least.',
    hint: 'Check the number.',
  },
  'frontmatter-value/web-address': {
    message: 'The field “{key}” takes the full address of a page, not “{value}”.',
    hint: 'An address begins with https:// and has no spaces.',
  },
  'frontmatter-value/stellar': {
    message: 'The field “{key}” holds no Stellar address: its checksum or length is wrong.',
    hint: 'Copy the whole address: 56 characters, beginning with G.',
  },
  'frontmatter-value/amount': {
    message: 'The amount in “{key}” is finer than Stellar counts.',
    hint: 'Seven digits after the point at most.',
  },
  'frontmatter-value/id': {
    message: 'The field “{key}” takes an id (a file name without .md), not “{value}”.',
    hint: 'An id is made of lower-case Latin letters, digits and hyphens.',
  },
  'frontmatter-value/person-id': {
    message: 'The field “{key}” takes the id of a person (a file name of people/ without .md), not “{value}”.',
    hint: 'An id is made of lower-case Latin letters, digits, hyphens and underscores, without @.',
  },
  'frontmatter-value/moderator': {
    message: 'The field “{key}” takes a person or a team on GitHub.',
    hint: 'Write it in quotes and with its @: "@name" or "@organisation/team"',
  },
  'frontmatter-value/telegram': {
    message: 'The field “{key}” takes a Telegram handle.',
    hint: "Write it in quotes and with its @: '@montelibero'",
  },
  'frontmatter-value/github': {
    message: 'The field “{key}” takes a user name on GitHub.',
    hint: 'Write it without @ and without an address: github: your-name',
  },
  'frontmatter-value/currency': {
    message: 'The field “{key}” takes a currency code.',
    hint: 'For instance EUR or EURMTL.',
  },
  'frontmatter-value/language': {
    message: 'The field “{key}” takes a language code.',
    hint: 'For instance ru, en, sr.',
  },
  'frontmatter-value/code': {
    message: 'An event code has at most 28 characters: capital Latin letters, digits, hyphens.',
    hint: 'For instance MIV-7K2F.',
  },
  'frontmatter-value/cover': {
    message: 'The field cover names an image beside the event file.',
    hint: 'For instance cover: ./cover.jpg (jpg, png, webp, avif).',
  },
  'frontmatter-value/country': {
    message: 'The field “{key}” takes a country code of two lower-case letters.',
    hint: 'For instance me, rs, ge.',
  },
  'frontmatter-value/domain': {
    message: 'The field “{key}” takes a host name without https:// and path.',
    hint: 'For instance mivent.example.org.',
  },
  'frontmatter-value/asset': {
    message: 'An asset code has at most 12 Latin letters and digits.',
    hint: 'For instance EURMTL.',
  },
  'markdown-depth': {
    message: 'Quotes or lists are nested too deep.',
    hint: 'Remove superfluous >, - or * at the beginning of the line.',
  },
  'markdown-html': {
    message: 'The text holds HTML: {value}',
    hint: 'Use Markdown. If you mean the character <, write \\<.',
  },
  'markdown-link/image': {
    message: 'An image from another site: {value}',
    hint: 'Put the image beside the event file and write ![what it shows](./cover.jpg); else that site learns of everyone who opens the page.',
  },
  'markdown-link': { message: 'A link with an address that is not allowed: {value}', hint: 'Links lead to https://…' },
  'personal-data': { message: 'The registry keeps no personal data: {value}', hint: 'Remove it.' },
  'personal-data/email': {
    message: 'The registry keeps no e-mail addresses, but here is “{value}”.',
    hint: 'Leave a Telegram handle or a link to a page.',
  },
  'personal-data/phone': {
    message: 'The registry keeps no phone numbers, but here is “{value}”.',
    hint: 'Leave a Telegram handle or a link to a page.',
  },
  'time-ambiguous': {
    message: 'The time {value} comes twice in {timezone}: the clocks are turned back.',
    hint: 'Add the offset: {before} (the first) or {after} (the second).',
  },
  'time-duration': {
    message: 'The duration “{value}” is not readable.',
    hint: 'Write PT3H (3 hours), PT45M (45 minutes) or PT1H30M.',
  },
  'time-format': {
    message: 'The time “{value}” is not readable.',
    hint: 'Write 2026-12-05T18:00, or 2026-12-05 for all day.',
    suggest: 'Write {suggestion}.',
  },
  'time-format/dotted': {
    message: 'The date “{value}” is written with dots or slashes.',
    hint: 'Write year, month, day with hyphens: 2026-12-05.',
    suggest: 'Write year, month, day: {suggestion}.',
  },
  'time-format/hour-24': {
    message: 'The registry has no 24:00: “{value}”.',
    hint: 'Midnight is 00:00 of the next day.',
    suggest: 'Midnight is 00:00 of the next day: {suggestion}.',
  },
  'time-format/year': { message: 'The year in “{value}” is unlikely.', hint: 'Check the year: {first} to {last}.' },
  'time-format/seconds': {
    message: 'The time “{value}” has seconds.',
    hint: 'Leave the seconds out.',
    suggest: 'Without seconds: {suggestion}.',
  },
  'time-format/space': {
    message: 'There is a space between date and time in “{value}”.',
    hint: 'Put the letter T there: 2026-12-05T18:00.',
    suggest: 'Put the letter T there: {suggestion}.',
  },
  'time-format/time-only': {
    message: 'The field “{key}” has a time without a date: “{value}”.',
    hint: 'Add the day: 2026-12-05T18:00.',
    suggest: 'Write it with its day: {suggestion}.',
  },
  'time-format/zulu': {
    message: 'The time “{value}” is in UTC (Z); local time is wanted.',
    hint: 'Write local time without Z: 2026-12-05T18:00. The zone comes from the region, or the field timezone.',
  },
  'time-format/short': {
    message: 'Zeros are missing in “{value}”.',
    hint: 'Month, day and hour have two digits.',
    suggest: 'Write {suggestion}.',
  },
  'time-format/date-only': {
    message: 'The field “{key}” takes a day only.',
    hint: 'Leave out the time.',
    suggest: 'Write {suggestion}.',
  },
  'time-format/time-of-day': {
    message: 'The field “{key}” takes a time of day, not “{value}”.',
    hint: 'For instance 09:00; midnight is 00:00.',
  },
  'time-format/offset': {
    message: 'The offset in “{value}” is not needed or wrong: the time in {timezone} is clear without it.',
    hint: 'Offsets are written only where the clocks are turned back. Write {before}.',
  },
  'time-gap': {
    message: 'There is no {value} in {timezone}: the clocks are turned forward that night.',
    hint: 'The nearest times that exist: {before} or {after}.',
  },
  'time-no-such-date': { message: 'There is no such date: {value}.', hint: 'Check day and month.' },
  'time-order': {
    message: 'The event ends ({end}) before it begins ({start}).',
    hint: 'Correct end.',
    suggest: 'If it goes past midnight, write end: {suggestion}.',
  },
  'time-order/empty': {
    message: 'The event ends in the minute it begins.',
    hint: 'Correct end, or give duration: PT2H.',
  },
  'time-order/all-day': {
    message: 'The last day ({end}) is before the first ({start}).',
    hint: 'Correct end; for a single day, remove it.',
  },
  'time-order/mixed': {
    message: 'Start and end are of different kinds: one has a time, the other has not.',
    hint: 'Give a time in both, or in neither.',
  },
  'time-order/mixed-series': {
    message: 'The series and its exception are of different kinds: one has a time, the other lasts all day.',
    hint: 'Write both alike.',
  },
  'time-order/range': { message: 'The last day (to) is before the first (from).', hint: 'Correct from and to.' },
  'time-order/window': { message: 'The window of dates ends before it begins.', hint: 'Correct from and to.' },
  'time-order/decide-by': {
    message: 'The deadline (decideBy) is after the window itself.',
    hint: 'Decide before the window ends.',
  },
  'time-zone': {
    message: 'There is no time zone “{value}”.',
    hint: 'Write for instance Europe/Podgorica.',
    suggest: 'Write {suggestion}.',
  },
  'time-zone/abbreviation': {
    message: '“{value}” is an abbreviation, which says nothing of clock changes.',
    hint: 'Write for instance Europe/Moscow.',
    suggest: 'Write timezone: {suggestion}.',
  },
  'time-zone/offset': {
    message: '“{value}” is a fixed offset, wrong in summer or in winter.',
    hint: 'Name the zone by its city: Europe/Podgorica, Europe/Moscow, Asia/Tbilisi.',
  },
  'time-zone/spelling': {
    message: 'The zone “{value}” is spelt otherwise.',
    hint: 'Check the spelling.',
    suggest: 'Write {suggestion}.',
  },
  'reference-circle/self': {
    message: 'In the field “{key}” the event names itself.',
    hint: 'Name another event there, or take the line out.',
  },
  'reference-circle/part': {
    message: 'The events are parts of each other in a circle: {path}.',
    hint: 'Take partOf out of the one that the others are parts of.',
  },
  'reference-circle/duplicate': {
    message:
      'The events are declared duplicates of each other in a circle: {path}. All of them would leave the calendar.',
    hint: 'Take duplicateOf out of the one that stays.',
  },
  'reference-unknown/venue': {
    message: 'The registry has no venue “{id}”.',
    hint: 'Add the file venues/{id}.md, or name the place in words: place: …',
    suggest: 'Did you mean “{suggestion}”? If the venue is new, add venues/{id}.md or give a place.',
  },
  'reference-unknown/person': {
    message: 'The registry has no person “{id}”.',
    hint: 'Add the file people/{id}.md with that person’s consent, or remove the name.',
    suggest: 'Did you mean “{suggestion}”?',
  },
  'reference-unknown/region': {
    message: 'The registry has no region “{id}”.',
    hint: 'Check the spelling: regions have their files in regions/.',
    suggest: 'Did you mean “{suggestion}”?',
  },
  'reference-unknown/equipment': {
    message: 'The registry has no equipment “{id}”.',
    hint: 'Add the file equipment/{id}.md, or remove the line.',
    suggest: 'Did you mean “{suggestion}”?',
  },
  'reference-unknown/event': {
    message: 'The registry has no event “{id}”.',
    hint: 'Check the id: it is the name of the event’s file without .md.',
    suggest: 'Did you mean “{suggestion}”?',
  },
  'id-duplicate': {
    message: 'The name “{id}” is taken by {other}.',
    hint: 'Rename the file: its name must be the only one in the whole registry.',
  },
  'id-duplicate/removed': {
    message:
      'The event “{id}” was taken out of the registry (removed in settings.yaml), and its name is not given again.',
    hint: 'Give the file another name; if the event is back, take it out of removed.',
  },
  'id-duplicate/open': {
    message: 'The open application #{pull} has an event called “{id}”, too.',
    hint: 'If it is the same event, agree on whose application stays; if it is another, rename your file.',
  },
  'id-duplicate/open-same': {
    message: 'The open application #{pull} has this very event, word for word.',
    hint: 'Nothing needs to change: they are not in each other’s way. If the application is one too many, close it.',
  },
  'id-duplicate/open-file': {
    message:
      'The open application #{pull} brings the file {path}, too, no later than this one, and has something else in it.',
    hint: 'Compare the two and agree on whose file stays: the one accepted first stands, and the other application has to be updated then. If they are about different things, rename your file.',
  },
  'unconfirmed-author/settings': {
    message: 'Only moderators change the settings of the registry: rules for all depend on them.',
    hint: 'Take settings.yaml out of the application, and write in it what should change and why.',
  },
  'unconfirmed-author/region': {
    message: 'The file of the region “{id}” is changed by somebody who does not coordinate it.',
    hint: 'Let the coordinator of the region or a moderator confirm the change here, in the application.',
  },
  'unconfirmed-author/rights': {
    message: '“{id}” would have the rights of: {rights}.',
    hint: 'Let a moderator confirm that here, in the application.',
  },
  'unconfirmed-author/event': {
    message: 'The event “{title}” is organised not by the author of the application but by {people}.',
    hint: 'Let an organiser or the coordinator of the region confirm the change here, in the application. For the bot to know an organiser, add github to their file in people/.',
  },
  'unconfirmed-author/flagship': {
    message:
      'The event “{title}” would be a main event of the community and take its days in the whole country; whether a coordinator agrees is not known.',
    hint: 'Let it be confirmed here, in the application, by {people}.',
  },
  'unconfirmed-author/part': {
    message:
      'The event “{title}” calls itself a part of “{parent}”, so that neither is in the other’s way; whether those who organise “{parent}” agree is not known.',
    hint: 'Let an organiser of “{parent}” or the coordinator of the region confirm it here, in the application.',
  },
  'unconfirmed-author/agreement': {
    message: 'That the overlap with “{other}” is agreed is known from the author of the application alone.',
    hint: 'Let it be confirmed here, in the application, by {person}.',
  },
  'unconfirmed-author/hold': {
    message:
      'The event “{title}” would take the time of the hold “{hold}” as what it was kept for: among its organisers is {person}, whose hold it is; whether they agree is not known.',
    hint: 'Let it be confirmed here, in the application, by {person}.',
  },
  'unconfirmed-author/picture': {
    message:
      'The event “{title}” shows this picture, and is organised not by the author of the application but by {people}.',
    hint: 'Let an organiser or the coordinator of the region confirm the change here, in the application. Give a picture for an event of your own another name.',
  },
  'unconfirmed-author/person': {
    message: 'The file of “{id}” is changed by somebody else.',
    hint: 'Let them confirm the change here, in the application, or send it themselves.',
  },
  'unconfirmed-author/new-person': {
    message: 'A new person, “{id}”, would be in the registry, and nobody knows whether they agree.',
    hint: 'If that is you, add your name on GitHub to the file: github: {author}. If not, let the person confirm it here, in the application.',
  },
  'hold-expired': {
    message: 'The hold ended on {until}: its date is free for others.',
    hint: 'Confirm the event (status: confirmed), extend hold.until, or cancel it (status: cancelled).',
  },
  'hold-expiring': {
    message: 'The hold ends on {until}: {left}.',
    hint: 'Confirm the event (status: confirmed) or, if it was not renewed before, move hold.until; otherwise the date is set free by itself.',
  },
  'hold-late': {
    message: 'The hold is kept until {until}, which is after the event itself.',
    hint: 'Decide earlier: hold.until is a day before the event.',
    suggest: 'Decide earlier: hold.until no later than {suggestion}.',
  },
  'hold-renewed': {
    message: 'This is renewal number {renewals} of the hold; the limit is {limit}.',
    hint: 'Put the former day back, and confirm the event or let the date go.',
    suggest: 'Put the former day, {suggestion}, back into hold.until, and confirm the event or let the date go.',
  },
  'hold-leftover': {
    message: 'The event is confirmed, but its field hold is still there: it holds nothing any more.',
    hint: 'Take out the field hold.',
  },
  'hold-missing-until': {
    message: 'The hold has no last day.',
    hint: 'Add one, for instance hold: { until: YYYY-MM-DD, by: … }, or a window of dates (window).',
  },
  'hold-too-long': {
    message: 'A hold until {until} is too long: {limit} days from today at most.',
    hint: 'Give an earlier day.',
    suggest: 'Give {suggestion} or an earlier day.',
  },
  'hold-undecided': {
    message:
      'The day to choose a date by, {decideBy}, has passed, and the hold still has only a window of dates, which keeps nobody away.',
    hint: 'Set the date (start, end and status: confirmed), move decideBy, or cancel the event.',
  },
  'repeat-endless': {
    message: 'The series has no end.',
    hint: 'Add ;UNTIL=20271231 (the last day) or ;COUNT=10 (how many times) to the rule.',
  },
  'repeat-exception': {
    message: '{value} is not a date of this series.',
    hint: 'Check the date.',
    suggest: 'The nearest date of the series: {suggestion}.',
  },
  'repeat-first': {
    message: 'The first date {start} does not follow the rule of the series.',
    hint: 'Set start to the first date by the rule.',
    suggest: 'The first date by the rule: {suggestion}.',
  },
  'repeat-first/never': {
    message: 'The rule of the series gives no date at all from {start} on.',
    hint: 'Check BYMONTH, BYMONTHDAY, BYDAY and UNTIL of the rule.',
  },
  'repeat-gap': {
    message: 'There is no {value} in {timezone} (the clocks are turned forward): that meeting moves to {suggestion}.',
    hint: 'If that is not meant, give another time in repeat.moved.',
  },
  'repeat-too-long/count': {
    message: 'The series has {count} dates; the limit is {limit}.',
    hint: 'Lower COUNT; a new file can continue the series.',
  },
  'repeat-too-long/occurrences': {
    message: 'The series has more than {limit} dates.',
    hint: 'Set an earlier UNTIL; a new file can continue the series.',
  },
  'repeat-too-long/years': { message: 'The series lasts longer than {limit} years.', hint: 'Set an earlier UNTIL.' },
  'repeat-unsupported': {
    message: 'The rule of the series is not supported: {part}.',
    hint: 'For instance: FREQ=WEEKLY;BYDAY=SA;UNTIL=20271231 or FREQ=MONTHLY;BYDAY=1SU;COUNT=12.',
  },
  'repeat-unsupported/frequency': {
    message: 'The frequency “{part}” is not supported.',
    hint: 'FREQ is DAILY, WEEKLY, MONTHLY or YEARLY.',
  },
  'repeat-unsupported/part': {
    message: 'The part “{part}” of the rule is not supported: many calendars do not understand it.',
    hint: 'Supported: FREQ, INTERVAL, COUNT or UNTIL, BYDAY, BYMONTHDAY, BYMONTH.',
  },
  'repeat-unsupported/both-limits': { message: 'The rule has both COUNT and UNTIL.', hint: 'Keep one of the two.' },
  'repeat-unsupported/until': {
    message: 'The end of the series is not readable: {part}.',
    hint: 'Write the day without hyphens: UNTIL=20271231.',
  },
  'venue-conflict': {
    message: '{events} {both} need the venue {resources}: {overlap}.{more}',
    hint: 'Choose another time or another venue. The other side: {files}.',
  },
  'venue-conflict/queue': {
    message: 'A queue of holds for the venue {resources}, {overlap}: first {others}, then {own}.{more}',
    hint: 'Only one can be confirmed, once the other holds have ended or given way. The other side: {files}.',
  },
  'venue-conflict/known': {
    message: '{events} {both} need the venue {resources}: {overlap}. The registry already had this conflict.{more}',
    hint: 'It does not hold up this change, but the organisers should talk. The other side: {files}.',
  },
  'person-conflict': {
    message: '{resources} would be in {two} places at once: {events}, {overlap}.{more}',
    hint: 'Choose another time, or another speaker or host. The other side: {files}.',
  },
  'person-conflict/hold': {
    message: '{resources} would be in {two} places at once: {events}, {overlap}. Not all of this is confirmed.{more}',
    hint: 'This may be merged; talk while the hold is easy to move. The other side: {files}.',
  },
  'person-conflict/organizer': {
    message: '{resources} would be at {two} events at once: {events}, {overlap}.{more}',
    hint: 'This may be merged: at least one of the events they only organise. See that somebody can stand in. The other side: {files}.',
  },
  'person-conflict/queue': {
    message: '{resources} in {two} holds at once, {overlap}: first {others}, then {own}.{more}',
    hint: 'Before they are confirmed, find somebody else or another time. The other side: {files}.',
  },
  'person-conflict/known': {
    message:
      '{resources} would be in {two} places at once: {events}, {overlap}. The registry already had this conflict.{more}',
    hint: 'It does not hold up this change, but the organisers should talk. The other side: {files}.',
  },
  'equipment-conflict': {
    message: 'Not enough for all: {resources}, {wanted} wanted, {stock} there. {events}, {overlap}.{more}',
    hint: 'Choose another time or take fewer; equipment that you bring yourselves does not go into the field equipment. The other side: {files}.',
  },
  'equipment-conflict/alone': {
    message:
      '“{title}” wants more than the registry has: {resources}, {wanted} wanted, {stock} there. When: {overlap}.{more}',
    hint: 'Lower the quantity in the field equipment.',
  },
  'equipment-conflict/alone-known': {
    message:
      '“{title}” wants more than the registry has: {resources}, {wanted} wanted, {stock} there. When: {overlap}. The registry already had it so.{more}',
    hint: 'It does not hold up this change, but the quantity in the field equipment will have to be lowered.',
  },
  'equipment-conflict/queue': {
    message:
      'A queue of holds: {resources}, {wanted} wanted, {stock} there, {overlap}. First {others}, then {own}.{more}',
    hint: 'Those for whom there is enough can be confirmed, once the other holds have ended or given way. The other side: {files}.',
  },
  'equipment-conflict/known': {
    message:
      'Not enough for all: {resources}, {wanted} wanted, {stock} there. {events}, {overlap}. The registry already had this conflict.{more}',
    hint: 'It does not hold up this change, but the organisers should talk. The other side: {files}.',
  },
  'region-conflict': {
    message: '{events} are on at the same time in the region {resources}: {overlap}.{more}',
    hint: 'Choose another time. If it is a small meeting that does not take up the whole town, add scope: local. If the organisers agree, add overlaps: [{agreements}]. The other side: {files}.',
  },
  'region-conflict/queue': {
    message: 'A queue of holds in the region {resources}, {overlap}: first {others}, then {own}.{more}',
    hint: 'Only one can be confirmed, once the other holds have ended or given way. The other side: {files}.',
  },
  'region-conflict/known': {
    message:
      '{events} are on at the same time in the region {resources}: {overlap}. The registry already had this conflict.{more}',
    hint: 'It does not hold up this change, but the organisers should talk. The other side: {files}.',
  },
  'region-conflict/local': {
    message: '{events} are on at the same time in the region {resources}: {overlap}.{more}',
    hint: 'This may be merged; decide whether they stand in each other’s way. The other side: {files}.',
  },
  'community-conflict': {
    message:
      'The main event of the community “{flagship}” and {guests} are on at the same time in one country: {overlap}.{more}',
    hint: 'Choose another date. If the organisers agree, add overlaps: [{agreements}]. The other side: {files}.',
  },
  'community-conflict/series': {
    message: 'The series {guests} falls on the main event of the community “{flagship}”: {overlap}.{more}',
    hint: 'If it is better not to meet on that day, add the date to the exceptions in {series}: repeat: { …, except: [{except}] }. The other side: {files}.',
  },
  'community-conflict/repeated': {
    message:
      'The main event of the community “{flagship}” repeats, and one of its dates falls on {guests}: {overlap}.{more}',
    hint: 'If it is better not to meet on that day, add the date to the exceptions in {series}: repeat: { …, except: [{except}] }. The other side: {files}.',
  },
  'community-conflict/elsewhere': {
    message:
      'At the same time as the main event of the community “{flagship}”, but in another country or online: {guests}, {overlap}.{more}',
    hint: 'This may be merged; decide whether they take people from each other. The other side: {files}.',
  },
  'community-conflict/queue': {
    message:
      'A queue of holds around the main event of the community “{flagship}”, {overlap}: first {others}, then {own}.{more}',
    hint: 'Only one can be confirmed, once the other holds have ended or given way. The other side: {files}.',
  },
  'community-conflict/known': {
    message:
      'The main event of the community “{flagship}” and {guests} are on at the same time: {overlap}. The registry already had this conflict.{more}',
    hint: 'It does not hold up this change, but the organisers should talk. The other side: {files}.',
  },
  'blackout-conflict/venue': {
    message: '“{title}”: the venue {resources} is closed{because}: {overlap}.{more}',
    hint: 'Choose another time or another venue.',
  },
  'blackout-conflict/hours': {
    message: '“{title}”: the venue {resources} is not open then: {overlap}.{more}',
    hint: 'Choose a time within its hours (its file has them), or another venue.',
  },
  'blackout-conflict/region': {
    message: '“{title}”: the region {resources} has no events on these days{because}: {overlap}.{more}',
    hint: 'Choose another day.',
  },
  'blackout-conflict/venue-known': {
    message: '“{title}”: the venue {resources} is closed{because}: {overlap}. The registry already had it so.{more}',
    hint: 'It does not hold up this change, but the time or the venue will have to change.',
  },
  'blackout-conflict/hours-known': {
    message: '“{title}”: the venue {resources} is not open then: {overlap}. The registry already had it so.{more}',
    hint: 'It does not hold up this change, but the time or the venue will have to change.',
  },
  'blackout-conflict/region-known': {
    message:
      '“{title}”: the region {resources} has no events on these days{because}: {overlap}. The registry already had it so.{more}',
    hint: 'It does not hold up this change, but the day will have to change.',
  },
  'travel-conflict': {
    message:
      '{resources} may not make it from one event to the other: {events}. The way takes {travel}, with {gap} between them: {overlap}.{more}',
    hint: 'This may be merged; better leave more time between the two, or find somebody else. The other side: {files}.',
  },
  'duplicate-event/title': {
    message:
      'The event “{title}” looks like “{other}” ({file}): the same region, dates close to each other and almost the same title.{alike}',
    hint: 'If they are one event, keep one file; if both are published already, add duplicateOf: {id} here. If not, give them titles that nobody mistakes, or tie them together with partOf.',
  },
  'duplicate-event/registration': {
    message: '“{title}” and “{other}” ({file}) have the same registration address on the same day.{alike}',
    hint: 'If they are one event, keep one file; if both are published already, add duplicateOf: {id} here. If not, correct the address, or tie them together with partOf.',
  },
  'event-past': {
    message: 'The event “{title}” is new, and over already: its last day was {lastDay}.',
    hint: 'Check the year. If it has taken place indeed, say how it went: report: { attended: 25 }',
    suggest:
      'Did you mean {suggestion}? Correct the year, in end, too, if there is one. If it has taken place indeed, say how it went: report: { attended: 25 }',
  },
  'overlap-unneeded': {
    message: 'The agreed overlap with “{other}” is not needed any more: the two share no time.',
    hint: 'Take this entry out of overlaps.',
  },
  'overlap-unagreed': {
    message:
      'The overlap with “{other}” is agreed by {person}, who is neither a coordinator of the region nor an organiser of that event.',
    hint: 'In agreedBy name somebody who may agree: an organiser of the other event, or a coordinator of the region.',
  },
  'flagship-coordinator': {
    message:
      'Only a coordinator may make an event a main event of the community (scope: community), and there is none among its organisers.',
    hint: 'Talk to a coordinator of the region and add their id to organizers, or take out scope: community.',
    suggest:
      'Talk to a coordinator of the region ({suggestion}) and add their id to organizers, or take out scope: community.',
  },
  'flagship-too-long': {
    message: 'This main event of the community takes {length}; the limit is {limit}.',
    hint: 'Shorten the event, or take out scope: community: parts of a festival can be ordinary events with partOf.',
  },
  'history-deleted': {
    message:
      'The file of “{title}” is deleted, though people have seen it and subscribed to it: confirmed events do not vanish.',
    hint: 'Put the file back. If the event is off: status: cancelled; if it was entered twice: duplicateOf: the-other-id. Only moderators delete (removed in settings.yaml).',
  },
  'history-id': {
    message:
      'The file is renamed: “{id}” has become “{other}”, but the id of an event is the address of its page and never changes.',
    hint: 'Give the file its name back: {suggestion}. All inside the file may change, and its region’s folder.',
  },
  'history-occurrence': {
    message: '“{title}” is over: {date}. Its time can neither be moved nor taken out.{more}',
    hint: 'Put the former time back. Results go into the field report; moderators correct the past (corrections in settings.yaml).',
  },
  'history-occurrence/series': {
    message: 'A date of the series “{title}” is over: {date}. It can neither be moved nor taken out.{more}',
    hint: 'Put the former rule back; to go on in another way, end the series with UNTIL and begin a new one in a file of its own.',
  },
  'history-status/hold': {
    message: 'The event was confirmed before: it cannot become a hold again.',
    hint: 'If the date is in doubt, use status: postponed, and confirmed again once there is one.',
  },
  'history-status/held': {
    message: 'The event took place and has a report: it can be neither cancelled nor postponed.',
    hint: 'Put back status: confirmed. Moderators correct the past (corrections in settings.yaml).',
  },
  'history-status/series': {
    message:
      'Some dates of this series have passed: it is neither cancelled nor postponed as a whole, or they would vanish as well.',
    hint: 'Put back status: confirmed and end the series with UNTIL in repeat.rule, or take single dates out with except.',
  },
  'history-status/over': {
    message: 'The event is over: it cannot be postponed.',
    hint: 'If it did not take place, use status: cancelled; a new date gets a new file.',
  },
  'self-conflict': {
    message: 'The dates of the series “{title}” overlap each other: {overlap}.',
    hint: 'Make the event shorter, or repeat it less often.',
  },
};

/** The words of every kind of issue, by language. Both languages have the same keys. */
export const ISSUE_WORDS: Readonly<Record<'ru' | 'en', Readonly<Record<string, IssueWords>>>> = { ru, en };

/** How fields that have others inside are written: a sample for who has written something else. */
export const FIELD_SAMPLES: Readonly<Record<'ru' | 'en', Readonly<Record<string, string>>>> = {
  ru: {
    name: '{ ru: Название, en: Name }',
    price: '{ amount: 10, currency: EUR }',
    registration: '{ url: https://…, required: true }',
    repeat: '{ rule: FREQ=WEEKLY;BYDAY=SU;UNTIL=20270601 }',
    moved: '[{ from: 2027-01-10, start: 2027-01-11T10:00, end: 2027-01-11T12:00 }]',
    also: '[{ start: 2027-01-11T10:00, end: 2027-01-11T12:00 }]',
    hold: '{ until: ГГГГ-ММ-ДД, by: ваш-id }',
    window: '{ from: 2027-08-01, to: 2027-11-30, decideBy: 2027-06-01 }',
    overlaps: '[{ with: id-события, reason: почему, agreedBy: id-человека }]',
    equipment: '[{ item: id-вещи, quantity: 1 }]',
    needs: '[{ kind: speaker, note: о чём }]',
    budget: '{ currency: EUR, plan: { costs: [{ item: Зал, amount: 120 }] } }',
    plan: '{ costs: [{ item: Зал, amount: 120 }] }',
    actual: '{ costs: [{ item: Зал, amount: 120 }] }',
    costs: '[{ item: Зал, amount: 120 }]',
    income: '[{ kind: ticket, amount: 150 }]',
    report: '{ attended: 34 }',
    contact: "{ telegram: '@…' }",
    geo: '{ lat: 42.44, lon: 19.25 }',
    hours: '[{ days: [MO, TU], from: 09:00, to: 23:00 }]',
    closed: '[{ from: 2027-08-01, to: 2027-08-15, reason: ремонт }]',
    blackouts: '[{ from: 2027-08-01, to: 2027-08-15, reason: почему }]',
    travel: '{ me-02: PT1H }',
    units: '2',
  },
  en: {
    name: '{ ru: Название, en: Name }',
    price: '{ amount: 10, currency: EUR }',
    registration: '{ url: https://…, required: true }',
    repeat: '{ rule: FREQ=WEEKLY;BYDAY=SU;UNTIL=20270601 }',
    moved: '[{ from: 2027-01-10, start: 2027-01-11T10:00, end: 2027-01-11T12:00 }]',
    also: '[{ start: 2027-01-11T10:00, end: 2027-01-11T12:00 }]',
    hold: '{ until: YYYY-MM-DD, by: your-id }',
    window: '{ from: 2027-08-01, to: 2027-11-30, decideBy: 2027-06-01 }',
    overlaps: '[{ with: event-id, reason: why, agreedBy: person-id }]',
    equipment: '[{ item: thing-id, quantity: 1 }]',
    needs: '[{ kind: speaker, note: about what }]',
    budget: '{ currency: EUR, plan: { costs: [{ item: Hall, amount: 120 }] } }',
    plan: '{ costs: [{ item: Hall, amount: 120 }] }',
    actual: '{ costs: [{ item: Hall, amount: 120 }] }',
    costs: '[{ item: Hall, amount: 120 }]',
    income: '[{ kind: ticket, amount: 150 }]',
    report: '{ attended: 34 }',
    contact: "{ telegram: '@…' }",
    geo: '{ lat: 42.44, lon: 19.25 }',
    hours: '[{ days: [MO, TU], from: 09:00, to: 23:00 }]',
    closed: '[{ from: 2027-08-01, to: 2027-08-15, reason: repairs }]',
    blackouts: '[{ from: 2027-08-01, to: 2027-08-15, reason: why }]',
    travel: '{ me-02: PT1H }',
    units: '2',
  },
};

/** Words around issues: of the report, not of one issue. */
export const REPORT_WORDS = {
  ru: {
    error: 'ошибка',
    warning: 'предупреждение',
    both: 'обоим',
    all: 'всем',
    two: 'двух',
    several: 'нескольких',
    more: ' И ещё {count} в этой серии.',
    alike: ' И ещё {count} таких же.',
    others: 'ещё {count}',
    crowd: ' Таких событий ещё {count}.',
    days: { one: 'остался {count} день', few: 'осталось {count} дня', many: 'осталось {count} дней' },
    today: 'сегодня последний день',
    hold: 'бронь до {date}',
    events: { one: 'событие', few: 'события', many: 'событий' },
    errors: { one: 'ошибка', few: 'ошибки', many: 'ошибок' },
    warnings: { one: 'предупреждение', few: 'предупреждения', many: 'предупреждений' },
    clean: 'Всё в порядке',
    summary: 'Проверено: {events}. {errors}, {warnings}.',
    title: 'Проверка реестра',
    passed: 'Ошибок нет, можно принимать.',
    failed: 'Принимать нельзя, пока есть ошибки.',
    hint: 'Что делать',
    free: 'Свободно: {times}.',
    freeNone: 'Свободного времени в пределах 90 дней от события не нашлось.',
    at: '{time} — «{venue}»',
    insteadOf: '{date} вместо {from}',
    moved: 'В файле: repeat: { …, moved: [{ from: {from}, start: {start}, end: {end} }] }',
    line: 'строка {line}',
    omitted: 'И ещё {count}.',
    pulls: ' Другую сторону тоже ещё не приняли, но предложили не позже этой: {pulls}.',
    pullsGranted: ' Другая сторона ещё не принята, но дату закрепили за ней: {pulls}.',
    pull: 'заявка #{number}',
    explain: '{title} — ближайшие даты:',
    explainPast: '{title} — впереди дат нет, последние:',
    explainNone: '{title} — даты пока нет.',
    unknownEvent: 'События «{id}» в реестре нет.',
    dates: 'Свободно — {place}, на {length}, {zone}. Начать можно в любую четверть часа, лишь бы уместиться:',
    datesWhole: 'Свободно — {place}, на {length}; начать можно:',
    datesNone: 'Свободного времени в эти дни нет — {place}, на {length}.',
    unknownPlace: '{option} {id}: в реестре такого нет.',
    unknownPlaceSuggest: '{option} {id}: в реестре такого нет. Возможно, {suggestion}?',
  },
  en: {
    error: 'error',
    warning: 'warning',
    both: 'both',
    all: 'all',
    two: 'two',
    several: 'several',
    more: ' And {count} more in this series.',
    alike: ' And {count} more like these.',
    others: '{count} more',
    crowd: ' And {count} more like it.',
    days: { one: '{count} day left', few: '{count} days left', many: '{count} days left' },
    today: 'today is its last day',
    hold: 'hold until {date}',
    events: { one: 'event', few: 'events', many: 'events' },
    errors: { one: 'error', few: 'errors', many: 'errors' },
    warnings: { one: 'warning', few: 'warnings', many: 'warnings' },
    clean: 'All is well',
    summary: 'Checked: {events}. {errors}, {warnings}.',
    title: 'Registry check',
    passed: 'No errors: fit to be merged.',
    failed: 'Not to be merged while there are errors.',
    hint: 'What to do',
    free: 'Free: {times}.',
    freeNone: 'No free time was found within 90 days of the event.',
    at: '{time}, “{venue}”',
    insteadOf: '{date} instead of {from}',
    moved: 'In the file: repeat: { …, moved: [{ from: {from}, start: {start}, end: {end} }] }',
    line: 'line {line}',
    omitted: 'And {count} more.',
    pulls: ' The other side is not accepted yet either, but was proposed no later than this: {pulls}.',
    pullsGranted: ' The other side is not accepted yet, but the date was given to it: {pulls}.',
    pull: 'application #{number}',
    explain: '{title} — next dates:',
    explainPast: '{title} — no dates ahead, the last ones:',
    explainNone: '{title} — no date yet.',
    unknownEvent: 'The registry has no event “{id}”.',
    dates: 'Free: {place}, for {length}, {zone}. Begin at any quarter of an hour, as long as you end in time:',
    datesWhole: 'Free: {place}, for {length}; begin on:',
    datesNone: 'No free time on these days: {place}, for {length}.',
    unknownPlace: '{option} {id}: the registry has none of this name.',
    unknownPlaceSuggest: '{option} {id}: the registry has none of this name. Perhaps {suggestion}?',
  },
} as const;
