import type { Bilingual } from '../../../spatial/bilingual.ts'
import type { Actor, DelayCount, IndicatorCode } from './indicators.ts'

const COUNTED: Readonly<Record<DelayCount, Bilingual>> = {
  working_gross: { fr: 'jours ouvrables, attente du demandeur comprise', ar: 'أيام العمل، مع انتظار صاحب الطلب' },
  working_net: { fr: 'jours ouvrables, sans l’attente du demandeur', ar: 'أيام العمل، دون انتظار صاحب الطلب' },
  calendar_gross: { fr: 'jours civils, attente du demandeur comprise', ar: 'الأيام المتتالية، مع انتظار صاحب الطلب' },
  calendar_net: { fr: 'jours civils, sans l’attente du demandeur', ar: 'الأيام المتتالية، دون انتظار صاحب الطلب' },
}
const OF = {
  mean: { fr: 'Délai moyen', ar: 'متوسط الأجل' },
  median: { fr: 'Délai médian', ar: 'وسيط الأجل' },
  ninth: { fr: 'Délai de 9 dossiers sur 10', ar: 'أجل 9 ملفات من كل 10' },
} as const satisfies Record<string, Bilingual>

/** Where the dossier is, of each actor. */
export const HANDS: Readonly<Record<Actor, Bilingual>> = {
  guichet: { fr: 'au guichet', ar: 'لدى الشباك' },
  members: { fr: 'chez les membres consultés', ar: 'لدى الأعضاء المستشارين' },
  president: { fr: 'chez le président', ar: 'لدى الرئيس' },
  applicant: { fr: 'chez le demandeur', ar: 'لدى صاحب الطلب' },
}

const delay = (of: keyof typeof OF, counted: DelayCount): Bilingual => ({
  fr: `${OF[of].fr}, ${COUNTED[counted].fr}`,
  ar: `${OF[of].ar}، ${COUNTED[counted].ar}`,
})
const hands = (actor: Actor): Bilingual => ({
  fr: `Temps moyen ${HANDS[actor].fr}`,
  ar: `متوسط الوقت ${HANDS[actor].ar}`,
})

/** What each indicator is called, wherever it is shown. */
export const INDICATOR_NAMES: Readonly<Record<IndicatorCode, Bilingual>> = {
  filed: { fr: 'Dossiers déposés', ar: 'الملفات المودعة' },
  decided: { fr: 'Dossiers décidés', ar: 'الملفات المبتوت فيها' },
  delivered: { fr: 'Autorisations délivrées', ar: 'الرخص المسلَّمة' },
  refused: { fr: 'Dossiers refusés', ar: 'الملفات المرفوضة' },
  silence: { fr: 'Accords par silence', ar: 'حالات القبول بالسكوت' },
  withdrawn: { fr: 'Dossiers retirés', ar: 'الملفات المسحوبة' },
  backlog: { fr: 'Dossiers en cours', ar: 'الملفات الجارية' },
  backlog_old: { fr: 'Dossiers en cours depuis plus de 90 jours', ar: 'الملفات الجارية منذ أكثر من 90 يوما' },
  median_working_gross: delay('median', 'working_gross'),
  median_working_net: delay('median', 'working_net'),
  median_calendar_gross: delay('median', 'calendar_gross'),
  median_calendar_net: delay('median', 'calendar_net'),
  mean_working_gross: delay('mean', 'working_gross'),
  mean_working_net: delay('mean', 'working_net'),
  mean_calendar_gross: delay('mean', 'calendar_gross'),
  mean_calendar_net: delay('mean', 'calendar_net'),
  ninth_working_gross: delay('ninth', 'working_gross'),
  ninth_working_net: delay('ninth', 'working_net'),
  ninth_calendar_gross: delay('ninth', 'calendar_gross'),
  ninth_calendar_net: delay('ninth', 'calendar_net'),
  in_time: { fr: 'Part décidée dans le délai légal', ar: 'نسبة الملفات المبتوت فيها داخل الأجل القانوني' },
  right_first_time: { fr: 'Part instruite du premier coup', ar: 'نسبة الملفات المعالَجة من أول مرة' },
  refusal_share: { fr: 'Part de refus', ar: 'نسبة الرفض' },
  time_guichet: hands('guichet'),
  time_members: hands('members'),
  time_president: hands('president'),
  time_applicant: hands('applicant'),
}
