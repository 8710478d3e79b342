import type { Locale, Translation } from './locale.ts';

// What must be clicked on GitHub once. `todo` begins with the way through GitHub's own pages, which are in English.
const ru = {
  ok: 'есть',
  missing: 'НЕТ',
  unseen: 'не видно',
  lacking: 'не хватает',
  summary: 'Есть: {ok}, нет: {missing}, не видно: {unseen}.',
  unseenHint:
    'Что не видно, видит владелец репозитория: запустите с его токеном (Actions, Administration, Contents, Environments, Pages: read).',
  points: {
    public: {
      title: 'Репозиторий открыт, заявки может прислать любой',
      todo: 'Settings → General → Danger Zone → Change visibility: Public; Features → Pull requests: от всех',
    },
    main: { title: 'Главная ветка называется main', todo: 'Settings → General → Default branch: main' },
    issues: { title: 'Issues включены: в них форма заявки', todo: 'Settings → General → Features → Issues' },
    merging: {
      title: 'Принятое событие — один коммит, а ветка заявки исчезает',
      todo: 'Settings → General → Pull Requests: Allow squash merging, Automatically delete head branches',
    },
    'required-checks': {
      title: 'Без зелёных проверок в main ничего не попадает',
      todo: 'Settings → Rules → Rulesets → правило для main → Require status checks to pass: validate, mivent/validate, ci',
    },
    'pull-request': {
      title: 'В main — только через заявку с согласием отвечающего',
      todo: 'Settings → Rules → Rulesets → правило для main → Require a pull request before merging: Required approvals 1, Require review from Code Owners',
    },
    history: {
      title: 'Историю main нельзя переписать, ветку — удалить',
      todo: 'Settings → Rules → Rulesets → правило для main → Restrict deletions, Block force pushes',
    },
    'merge-queue': {
      title: 'Заявки принимаются по очереди, каждая поверх предыдущей',
      todo: 'Settings → Rules → Rulesets → правило для main → Require merge queue (есть только у организаций)',
    },
    token: {
      title: 'Токен Actions сам по себе только читает',
      todo: 'Settings → Actions → General → Workflow permissions: Read repository contents and packages permissions',
    },
    'actions-pull-requests': {
      title: 'Actions может открыть заявку: её делает форма в Issues',
      todo: 'Settings → Actions → General → Allow GitHub Actions to create and approve pull requests',
    },
    actions: {
      title: 'Actions включены, чужих среди них нет',
      todo: 'Settings → Actions → General → Allow owner, and select non-owner, actions → Allow actions created by GitHub; Require actions to be pinned to a full-length commit SHA',
    },
    'fork-approval': {
      title: 'Код новичка не запускается без разрешения',
      todo: 'Settings → Actions → General → Approval for running fork pull request workflows from contributors: Require approval for first-time contributors',
    },
    workflows: {
      title: 'Все процессы включены (после 60 тихих дней GitHub выключает расписания)',
      todo: 'Actions → слева название → Enable workflow',
    },
    pages: { title: 'Сайт публикует Actions', todo: 'Settings → Pages → Source: GitHub Actions' },
    https: { title: 'Сайт открывается только по https', todo: 'Settings → Pages → Enforce HTTPS' },
    'environment-pages': {
      title: 'Публикует сайт только main',
      todo: 'Settings → Environments → github-pages → Deployment branches and tags: Selected branches and tags → Add deployment branch or tag rule: main',
    },
    'environment-announce': {
      title: 'Секреты анонсов видит только main',
      todo: 'Settings → Environments → New environment: announce → Deployment branches and tags: Selected branches and tags → Add deployment branch or tag rule: main',
    },
    labels: {
      title: 'Метки созданы',
      todo: 'npm run doctor -- --fix или Issues → Labels → New label',
    },
    codeowners: {
      title: 'CODEOWNERS на месте, всех в нём GitHub знает',
      todo: 'npm run codeowners -- --write; у каждого в нём должно быть право записи: Settings → Collaborators and teams',
    },
    moderators: {
      title: 'Модераторы названы',
      todo: 'content/settings.yaml: moderators: ["@imya"], потом npm run codeowners -- --write',
    },
    'vulnerability-reporting': {
      title: 'Об уязвимости можно написать, не рассказывая всем',
      todo: 'Settings → Advanced Security → Private vulnerability reporting',
    },
    'secret-scanning': {
      title: 'GitHub ищет случайно опубликованные ключи и не даёт их прислать',
      todo: 'Settings → Advanced Security → Secret Protection, Push protection',
    },
    dependabot: {
      title: 'Dependabot сообщает об уязвимых зависимостях',
      todo: 'Settings → Advanced Security → Dependabot alerts',
    },
  },
} as const;

/** The words of the command that looks after the settings of a repository. */
export type DoctorWords = Translation<typeof ru>;

const en: DoctorWords = {
  ok: 'ok',
  missing: 'MISSING',
  unseen: 'unseen',
  lacking: 'missing',
  summary: 'Ok: {ok}, missing: {missing}, unseen: {unseen}.',
  unseenHint:
    'The owner of the repository sees what is unseen: run this with their token (Actions, Administration, Contents, Environments, Pages: read).',
  points: {
    public: {
      title: 'The repository is public, and anybody may send a pull request',
      todo: 'Settings → General → Danger Zone → Change visibility: Public; Features → Pull requests: from everybody',
    },
    main: { title: 'The default branch is main', todo: 'Settings → General → Default branch: main' },
    issues: { title: 'Issues are on: they have the form', todo: 'Settings → General → Features → Issues' },
    merging: {
      title: 'An accepted event is one commit, and the branch of its application goes',
      todo: 'Settings → General → Pull Requests: Allow squash merging, Automatically delete head branches',
    },
    'required-checks': {
      title: 'Nothing reaches main without green checks',
      todo: 'Settings → Rules → Rulesets → the rule of main → Require status checks to pass: validate, mivent/validate, ci',
    },
    'pull-request': {
      title: 'Nothing reaches main but by a pull request that its owners have approved',
      todo: 'Settings → Rules → Rulesets → the rule of main → Require a pull request before merging: Required approvals 1, Require review from Code Owners',
    },
    history: {
      title: 'The history of main cannot be rewritten, nor the branch deleted',
      todo: 'Settings → Rules → Rulesets → the rule of main → Restrict deletions, Block force pushes',
    },
    'merge-queue': {
      title: 'Pull requests are merged in turn, each on top of the one before',
      todo: 'Settings → Rules → Rulesets → the rule of main → Require merge queue (organisations alone have it)',
    },
    token: {
      title: 'The token of Actions by itself only reads',
      todo: 'Settings → Actions → General → Workflow permissions: Read repository contents and packages permissions',
    },
    'actions-pull-requests': {
      title: 'Actions may open a pull request: the issue form does',
      todo: 'Settings → Actions → General → Allow GitHub Actions to create and approve pull requests',
    },
    actions: {
      title: 'Actions are on, and none is of others',
      todo: 'Settings → Actions → General → Allow owner, and select non-owner, actions → Allow actions created by GitHub; Require actions to be pinned to a full-length commit SHA',
    },
    'fork-approval': {
      title: 'A newcomer’s code does not run without a permission',
      todo: 'Settings → Actions → General → Approval for running fork pull request workflows from contributors: Require approval for first-time contributors',
    },
    workflows: {
      title: 'All workflows are enabled (after 60 quiet days GitHub stops schedules)',
      todo: 'Actions → its name, on the left → Enable workflow',
    },
    pages: { title: 'The site is published by Actions', todo: 'Settings → Pages → Source: GitHub Actions' },
    https: { title: 'The site is open by https alone', todo: 'Settings → Pages → Enforce HTTPS' },
    'environment-pages': {
      title: 'Only main publishes the site',
      todo: 'Settings → Environments → github-pages → Deployment branches and tags: Selected branches and tags → Add deployment branch or tag rule: main',
    },
    'environment-announce': {
      title: 'Only main sees the secrets of announcements',
      todo: 'Settings → Environments → New environment: announce → Deployment branches and tags: Selected branches and tags → Add deployment branch or tag rule: main',
    },
    labels: {
      title: 'There are labels',
      todo: 'npm run doctor -- --fix, or Issues → Labels → New label',
    },
    codeowners: {
      title: 'CODEOWNERS is there, and GitHub knows everybody in it',
      todo: 'npm run codeowners -- --write; everybody in it must have write access: Settings → Collaborators and teams',
    },
    moderators: {
      title: 'Moderators are named',
      todo: 'content/settings.yaml: moderators: ["@name"], then npm run codeowners -- --write',
    },
    'vulnerability-reporting': {
      title: 'A weakness can be reported without telling everybody',
      todo: 'Settings → Advanced Security → Private vulnerability reporting',
    },
    'secret-scanning': {
      title: 'GitHub looks for keys published by mistake, and refuses to take them',
      todo: 'Settings → Advanced Security → Secret Protection, Push protection',
    },
    dependabot: {
      title: 'Dependabot tells of vulnerable dependencies',
      todo: 'Settings → Advanced Security → Dependabot alerts',
    },
  },
};

export const DOCTOR_WORDS: Readonly<Record<Locale, DoctorWords>> = { ru, en };
