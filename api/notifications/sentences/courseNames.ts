import type { Bilingual } from '../../../spatial/bilingual.ts'
import type { Step } from '../../contract/procedures/steps.ts'
import type { Transition } from '../../contract/procedures/transitions.ts'

/** What happens to a dossier, in the words of a message. */
const EVENT_NAMES: Readonly<Record<Transition, Bilingual>> = {
  file: { fr: 'le dépôt', ar: 'الإيداع' },
  refuse_admission: { fr: 'l’irrecevabilité', ar: 'عدم القبول الشكلي' },
  dispatch: { fr: 'la transmission aux membres', ar: 'الإحالة على الأعضاء' },
  ask_complement: { fr: 'la demande de complément', ar: 'طلب الاستكمال' },
  give_complement: { fr: 'le complément donné', ar: 'تقديم الاستكمال' },
  summon: { fr: 'l’annonce de la visite', ar: 'الإخبار بالمعاينة' },
  inspect: { fr: 'la visite', ar: 'المعاينة' },
  hold_session: { fr: 'la réunion de la commission', ar: 'اجتماع اللجنة' },
  sign_minutes: { fr: 'la signature du procès-verbal', ar: 'توقيع المحضر' },
  ask_modification: { fr: 'la demande de modification', ar: 'طلب التعديل' },
  file_modified: { fr: 'le dépôt des plans modifiés', ar: 'إيداع التصاميم المعدلة' },
  defer: { fr: 'le sursis à statuer', ar: 'إرجاء البت' },
  resume: { fr: 'la reprise', ar: 'استئناف الدراسة' },
  reopen: { fr: 'la réouverture après retrait du refus', ar: 'إعادة فتح الدراسة بعد سحب الرفض' },
  extend: { fr: 'la prorogation', ar: 'التمديد' },
  accept: { fr: 'l’acceptation', ar: 'القبول' },
  settle: { fr: 'le règlement des taxes', ar: 'أداء الرسوم' },
  sign: { fr: 'la signature', ar: 'التوقيع' },
  refuse: { fr: 'le refus', ar: 'الرفض' },
  attest_silence: { fr: 'l’attestation de silence', ar: 'شهادة السكوت' },
  acknowledge: { fr: 'le récépissé', ar: 'الوصل' },
  open_works: { fr: 'l’ouverture du chantier', ar: 'افتتاح الورش' },
  declare_completion: { fr: 'la déclaration d’achèvement', ar: 'التصريح بانتهاء الأشغال' },
  record_lapse: { fr: 'la péremption', ar: 'سقوط الرخصة' },
  withdraw: { fr: 'le retrait', ar: 'السحب' },
  archive: { fr: 'l’archivage', ar: 'الأرشفة' },
}

/** Where it stands. */
const STEP_NAMES: Readonly<Record<Step, Bilingual>> = {
  draft: { fr: 'Préparé', ar: 'قيد الإعداد' },
  filed: { fr: 'Déposé', ar: 'مودع' },
  inadmissible: { fr: 'Irrecevable', ar: 'غير مقبول شكلا' },
  consulted: { fr: 'Transmis aux membres', ar: 'محال على الأعضاء' },
  completing: { fr: 'À compléter', ar: 'في انتظار الاستكمال' },
  inspected: { fr: 'Visité', ar: 'تمت المعاينة' },
  deliberated: { fr: 'Examiné en commission', ar: 'درسته اللجنة' },
  opined: { fr: 'Procès-verbal signé', ar: 'وقع المحضر' },
  modifying: { fr: 'À modifier', ar: 'في انتظار التعديل' },
  deferred: { fr: 'Sursis à statuer', ar: 'إرجاء البت' },
  to_settle: { fr: 'Accepté, taxes à régler', ar: 'مقبول، في انتظار أداء الرسوم' },
  to_sign: { fr: 'À la signature', ar: 'في انتظار التوقيع' },
  granted: { fr: 'Délivré', ar: 'مسلم' },
  deemed_granted: { fr: 'Réputé accordé', ar: 'يعتبر مقبولا' },
  refused: { fr: 'Refusé', ar: 'مرفوض' },
  acknowledged: { fr: 'Récépissé délivré', ar: 'سلم الوصل' },
  works: { fr: 'Chantier ouvert', ar: 'الورش مفتوح' },
  completed: { fr: 'Travaux achevés', ar: 'انتهت الأشغال' },
  lapsed: { fr: 'Périmé', ar: 'سقطت الرخصة' },
  withdrawn: { fr: 'Retiré', ar: 'مسحوب' },
  archived: { fr: 'Archivé', ar: 'محفوظ في الأرشيف' },
}

const NAMES: Readonly<Record<string, Bilingual>> = { ...EVENT_NAMES, ...STEP_NAMES }

/** Every event in one language. */
export const eventNames = (language: keyof Bilingual): Readonly<Record<Transition, string>> =>
  Object.fromEntries(Object.entries(EVENT_NAMES).map(([event, name]) => [event, name[language]])) as Record<
    Transition,
    string
  > // the keys of the table are the transitions

/** An event or a step in words; a text that is neither stays as it is. */
export const courseNameOf = (code: string, language: keyof Bilingual): string => NAMES[code]?.[language] ?? code
