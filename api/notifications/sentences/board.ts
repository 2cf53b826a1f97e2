import type { Bilingual } from '../../../spatial/bilingual.ts'
import type { WeekCommune } from '../../contract/notifications.ts'
import { dossiers as counted, dossiersThat } from './arabicCounts.ts'
import { nameOf, whenIn } from './names.ts'
import type { Line, Sentences } from './sentences.ts'

type OfBoard = Pick<Sentences, 'dossier_nudged' | 'board_week'>

/** What an older version of the kind stored may hold none. */
const communesIn = (text: string | undefined): readonly WeekCommune[] => JSON.parse(text ?? '[]')
const COLON: Bilingual = { fr: ' :', ar: ':' }
const pathOf = (code: string) => `/tableau?unit=${code}`

/** Each commune with its figures and the first dossiers behind them. */
const linesIn = (
  communes: string | undefined,
  language: keyof Bilingual,
  say: (commune: WeekCommune) => string,
): readonly Line[] =>
  communesIn(communes).map((commune) => {
    const name = language === 'ar' ? commune.nameAr || commune.nameFr : commune.nameFr
    return { text: `${name}${COLON[language]} ${say(commune)}`, path: pathOf(commune.code) }
  })

const plural = (count: number | string, one: string, more: string) => `${count} ${Number(count) < 2 ? one : more}`
const after = (dossiers: string, colon = ' :') => (dossiers === '' ? '' : `${colon} ${dossiers}`)
const withNote = (note: string) => (note === '' ? '' : ` « ${note} »`)

export const BOARD_IN_FRENCH: OfBoard = {
  dossier_nudged: {
    title: 'Rappel : des dossiers vous attendent',
    text: ({ by, role, bodyFr, holder, toFr, count, dossiers, note }) =>
      `Rappel de ${by} (${nameOf(role, 'fr')}, ${bodyFr}). ${plural(count, 'dossier attend', 'dossiers attendent')} toujours ${
        holder === 'members' ? `l’avis de votre organisme, ${toFr}` : 'que vous agissiez'
      } : ${dossiers}.${withNote(note)}`,
    open: 'Voir ce qui attend',
  },
  board_week: {
    title: 'La semaine de vos communes suivies',
    text: ({ week, late, fresh, coming }) =>
      Number(late) + Number(coming) === 0
        ? `Semaine du ${whenIn(week, 'fr')} : rien n’est en retard et aucun dossier n’arrive à son dernier jour dans les communes que vous suivez.`
        : `Semaine du ${whenIn(week, 'fr')} : ${plural(late, 'dossier en retard', 'dossiers en retard')}, dont ${fresh} depuis la semaine passée ; ${plural(coming, 'dossier arrive à son dernier jour', 'dossiers arrivent à leur dernier jour')} cette semaine.`,
    lines: ({ communes }) =>
      linesIn(
        communes,
        'fr',
        ({ late, fresh, freshDossiers, coming, comingDossiers }) =>
          `${late} en retard, dont ${fresh} depuis la semaine passée${after(freshDossiers)} ; ${plural(coming, 'à son dernier jour', 'à leur dernier jour')} cette semaine${after(comingDossiers)}`,
      ),
    open: 'Voir ce qui presse',
  },
}

const stillWaiting = dossiersThat('ما زال ينتظر', 'ما زالا ينتظران', 'ما زالت تنتظر')
const lateOnes = dossiersThat('متأخر', 'متأخران', 'متأخرة')
/** How many are late, and of these how many since the week that is over. */
const lateIn = (late: number | string, fresh: number | string) =>
  Number(fresh) === 0 ? lateOnes(late) : `${lateOnes(late)}، منها ${counted(fresh)} منذ الأسبوع الماضي`
const comingOnes = dossiersThat('يبلغ يومه الأخير', 'يبلغان يومهما الأخير', 'تبلغ يومها الأخير')

export const BOARD_IN_ARABIC: OfBoard = {
  dossier_nudged: {
    title: 'تذكير: ملفات في انتظاركم',
    text: ({ by, role, bodyAr, holder, toAr, count, dossiers, note }) =>
      `تذكير من ${by} (${nameOf(role, 'ar')}، ${bodyAr}). ${stillWaiting(count)} ${
        holder === 'members' ? `رأي هيئتكم، ${toAr}` : 'تدخلكم'
      }: ${dossiers}.${note === '' ? '' : ` «${note}»`}`,
    open: 'عرض ما ينتظر',
  },
  board_week: {
    title: 'أسبوع الجماعات التي تتابعونها',
    text: ({ week, late, fresh, coming }) =>
      Number(late) + Number(coming) === 0
        ? `أسبوع ${whenIn(week, 'ar')}: لا ملف متأخرا ولا ملف يبلغ يومه الأخير في الجماعات التي تتابعونها.`
        : `أسبوع ${whenIn(week, 'ar')}: ${lateIn(late, fresh)}؛ و${comingOnes(coming)} هذا الأسبوع.`,
    lines: ({ communes }) =>
      linesIn(
        communes,
        'ar',
        ({ late, fresh, freshDossiers, coming, comingDossiers }) =>
          `${lateIn(late, fresh)}${after(freshDossiers, ':')}؛ و${comingOnes(coming)} هذا الأسبوع${after(comingDossiers, ':')}`,
      ),
    open: 'عرض ما يستعجل',
  },
}
