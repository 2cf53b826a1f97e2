import type { Bilingual } from '../../spatial/bilingual.ts'
import type {
  BACKLOG_NOTES,
  BACKLOG_ROW_STATES,
  BacklogFaultCode,
  BacklogField,
  BacklogNote,
  BacklogRefusal,
} from './backlog.ts'

/** The headings of the template; a spreadsheet may call its columns otherwise. */
export const FIELD_WORDS: Readonly<Record<BacklogField, Bilingual>> = {
  paperNumber: { fr: 'N° du dossier papier', ar: 'رقم الملف الورقي' },
  procedure: { fr: 'Procédure', ar: 'المسطرة' },
  title: { fr: 'Objet', ar: 'الموضوع' },
  filedOn: { fr: 'Date de dépôt', ar: 'تاريخ الإيداع' },
  familyName: { fr: 'Nom', ar: 'الاسم العائلي بالفرنسية' },
  givenName: { fr: 'Prénom', ar: 'الاسم الشخصي بالفرنسية' },
  familyNameAr: { fr: 'Nom en arabe', ar: 'الاسم العائلي' },
  givenNameAr: { fr: 'Prénom en arabe', ar: 'الاسم الشخصي' },
  nationalId: { fr: 'CNIE', ar: 'رقم البطاقة الوطنية' },
  companyName: { fr: 'Raison sociale', ar: 'اسم الشركة' },
  companyNumber: { fr: 'ICE ou registre du commerce', ar: 'رقم التعريف الموحد للمقاولة أو السجل التجاري' },
  titleNumber: { fr: 'Titre foncier', ar: 'الرسم العقاري' },
  address: { fr: 'Adresse du terrain', ar: 'عنوان العقار' },
  commune: { fr: 'Commune', ar: 'الجماعة' },
  track: { fr: 'Grand ou petit projet', ar: 'مشروع كبير أو صغير' },
  admissionRefusedOn: { fr: 'Déclaré irrecevable le', ar: 'تاريخ عدم القبول' },
  dispatchedOn: { fr: 'Date de transmission', ar: 'تاريخ الإحالة' },
  complementAskedOn: { fr: 'Complément demandé le', ar: 'تاريخ طلب الاستكمال' },
  complementReason: { fr: 'Motif du complément', ar: 'سبب طلب الاستكمال' },
  complementGivenOn: { fr: 'Complément fourni le', ar: 'تاريخ استكمال الملف' },
  inspectedOn: { fr: 'Date de visite', ar: 'تاريخ المعاينة' },
  sessionOn: { fr: 'Date de commission', ar: 'تاريخ اجتماع اللجنة' },
  minutesOn: { fr: 'Date du procès-verbal', ar: 'تاريخ المحضر' },
  modificationAskedOn: { fr: 'Modification demandée le', ar: 'تاريخ طلب التعديل' },
  modificationGivenOn: { fr: 'Plans modifiés déposés le', ar: 'تاريخ إيداع التصاميم المعدلة' },
  decision: { fr: 'Décision', ar: 'القرار' },
  decidedOn: { fr: 'Date de décision', ar: 'تاريخ القرار' },
  settledOn: { fr: 'Taxes réglées le', ar: 'تاريخ أداء الرسوم' },
  signedOn: { fr: 'Signé le', ar: 'تاريخ التوقيع' },
  refusedOn: { fr: 'Refusé le', ar: 'تاريخ الرفض' },
  refusalReason: { fr: 'Motif du refus', ar: 'سبب الرفض' },
  silenceOn: { fr: 'Silence attesté le', ar: 'تاريخ شهادة السكوت' },
  withdrawnOn: { fr: 'Retiré le', ar: 'تاريخ السحب' },
  scans: { fr: 'Fichiers numérisés', ar: 'الملفات الممسوحة' },
}

/** What is at fault in a cell, and what to do; `{name}` stands for what the row says. */
export const FAULT_WORDS: Readonly<Record<BacklogFaultCode, Bilingual>> = {
  MISSING: {
    fr: 'Cette case est vide : écrivez la valeur du dossier papier.',
    ar: 'هذه الخانة فارغة: اكتبوا القيمة الواردة في الملف الورقي.',
  },
  TOO_LONG: { fr: 'Texte trop long : {most} caractères au plus.', ar: 'النص طويل جدا: {most} حرفا على الأكثر.' },
  CELL_ERROR: {
    fr: 'La case contient une erreur de calcul ({written}) : écrivez la valeur elle-même.',
    ar: 'تتضمن الخانة خطأ في الحساب ({written}): اكتبوا القيمة نفسها.',
  },
  CELL_MERGED: {
    fr: 'Case fusionnée avec une autre : défusionnez, puis écrivez la valeur sur chaque ligne.',
    ar: 'خانة مدمجة مع أخرى: ألغوا الدمج ثم اكتبوا القيمة في كل سطر.',
  },
  DATE_UNREADABLE: {
    fr: '« {written} » n’est pas une date : écrivez jour/mois/année, par exemple 03/04/2024 pour le 3 avril.',
    ar: '«{written}» ليس تاريخا: اكتبوا اليوم/الشهر/السنة، مثلا 03/04/2024 لـ3 أبريل.',
  },
  DATE_IN_FUTURE: {
    fr: 'Le {day} n’est pas encore venu : corrigez la date.',
    ar: 'تاريخ {day} لم يحن بعد: صححوا التاريخ.',
  },
  DATES_DIFFER: {
    fr: 'Deux dates pour la même décision, {day} et {other} : gardez celle de l’acte.',
    ar: 'تاريخان للقرار نفسه، {day} و{other}: احتفظوا بتاريخ القرار.',
  },
  BEFORE_FILING: {
    fr: 'Le {day} est avant le dépôt du dossier : corrigez l’une des deux dates.',
    ar: 'تاريخ {day} سابق لإيداع الملف: صححوا أحد التاريخين.',
  },
  EVENT_OUT_OF_ORDER: {
    fr: 'Le {day}, le dossier ne pouvait pas en être là : vérifiez l’ordre des dates de la ligne.',
    ar: 'بتاريخ {day} لم يكن بإمكان الملف أن يبلغ هذه المرحلة: تحققوا من ترتيب تواريخ السطر.',
  },
  EVENT_NOT_OF_PROCEDURE: {
    fr: 'Cette procédure ne connaît pas cette étape : videz la case ou corrigez la procédure.',
    ar: 'هذه المسطرة لا تتضمن هذه المرحلة: أفرغوا الخانة أو صححوا المسطرة.',
  },
  REASON_OF_NOTHING: {
    fr: 'Un motif est écrit sans la date de ce qu’il motive : ajoutez la date, ou videz la case.',
    ar: 'السبب مكتوب بدون تاريخ ما يعلله: أضيفوا التاريخ أو أفرغوا الخانة.',
  },
  DECISION_UNKNOWN: {
    fr: '« {written} » ne dit pas ce qui a été décidé : écrivez accordé, accord de principe, refusé, réputé accordé, irrecevable, retiré ou en cours. Un avis favorable n’est pas une décision.',
    ar: '«{written}» لا يبين القرار المتخذ: اكتبوا مقبول أو موافقة مبدئية أو مرفوض أو مقبول ضمنيا أو غير مستوف أو تنازل أو قيد الدراسة. الرأي الموافق ليس قرارا.',
  },
  DECISION_UNDATED: {
    fr: 'La décision « {written} » n’a pas de date : écrivez celle de l’acte.',
    ar: 'القرار «{written}» بدون تاريخ: اكتبوا تاريخ القرار.',
  },
  PROCEDURE_UNKNOWN: {
    fr: '« {written} » n’est pas une procédure du registre : écrivez son code ou son nom exact.',
    ar: '«{written}» ليست مسطرة من السجل: اكتبوا رمزها أو اسمها الصحيح.',
  },
  TRACK_UNKNOWN: {
    fr: '« {written} » n’est ni grand projet ni petit projet.',
    ar: '«{written}» ليس مشروعا كبيرا ولا مشروعا صغيرا.',
  },
  TRACK_MISSING: {
    fr: 'Le dossier est ouvert : écrivez « grand projet » ou « petit projet », ses délais en dépendent.',
    ar: 'الملف مفتوح: اكتبوا «مشروع كبير» أو «مشروع صغير»، فآجاله رهينة بذلك.',
  },
  COMMUNE_ELSEWHERE: {
    fr: '« {written} » n’est pas {commune} : ce tableau est repris pour une seule commune.',
    ar: '«{written}» ليست {commune}: يُستورد هذا الجدول لجماعة واحدة.',
  },
  IDENTITY_UNREADABLE: {
    fr: '« {written} » n’est pas un numéro de carte : lettres et chiffres, par exemple BK123456.',
    ar: '«{written}» ليس رقم بطاقة: حروف وأرقام، مثلا BK123456.',
  },
  NUMBER_TWICE: {
    fr: 'Ce numéro est écrit plusieurs fois (aussi ligne {lines}) : écrivez-le avec son année, ou supprimez le doublon.',
    ar: 'هذا الرقم مكرر (أيضا في السطر {lines}): اكتبوه مع سنته أو احذفوا المكرر.',
  },
  ALREADY_IMPORTED: {
    fr: 'Un dossier de ce numéro est déjà repris dans cette commune.',
    ar: 'ملف بهذا الرقم سبق استيراده في هذه الجماعة.',
  },
}

const NOTE_WORDS: Readonly<Record<(typeof BACKLOG_NOTES)[number], Bilingual>> = {
  EVENT_ASSUMED: {
    fr: 'Étape sans date, « {name} » : tenue pour faite le {day}.',
    ar: 'مرحلة بدون تاريخ، «{name}»: تعتبر منجزة بتاريخ {day}.',
  },
  VERSION_FIRST_KEPT: {
    fr: 'Déposé avant le {first}, premier jour de la procédure au registre : ses délais sont comptés selon cette première version, à confirmer.',
    ar: 'أودع قبل {first}، أول يوم للمسطرة في السجل: تحسب آجاله وفق هذه الصيغة الأولى، في انتظار التأكيد.',
  },
  TRACK_NEVER_SAID: {
    fr: 'Ni « grand projet » ni « petit projet » : son délai légal n’est pas compté et il n’entre pas dans les statistiques de délai.',
    ar: 'لم يذكر هل المشروع كبير أو صغير: لا يحتسب أجله القانوني ولا يدخل في إحصائيات الآجال.',
  },
  REASON_WITHOUT_CODE: {
    fr: '« {written} » n’est pas un motif du référentiel : il est gardé tel quel, et compté parmi les motifs non classés.',
    ar: '«{written}» ليس من أسباب المرجع: يحتفظ به كما هو ويحتسب ضمن الأسباب غير المصنفة.',
  },
  IDENTITY_MISSING: {
    fr: 'Sans numéro d’identité, le demandeur ne pourra pas suivre le dossier en ligne.',
    ar: 'بدون رقم تعريف، لن يتمكن صاحب الطلب من تتبع الملف عبر الأنترنت.',
  },
  DAY_FIRST: { fr: '« {written} » est lu jour d’abord : {day}.', ar: '«{written}» يقرأ باليوم أولا: {day}.' },
}

/** The steps that a register seldom dates. */
const UNDATED_WORDS: Readonly<Record<string, Bilingual>> = {
  dispatch: { fr: 'transmission aux services', ar: 'الإحالة على المصالح' },
  inspect: { fr: 'visite', ar: 'المعاينة' },
  hold_session: { fr: 'séance de la commission', ar: 'اجتماع اللجنة' },
  sign_minutes: { fr: 'signature du procès-verbal', ar: 'توقيع المحضر' },
  accept: { fr: 'accord', ar: 'الموافقة' },
  settle: { fr: 'paiement des taxes', ar: 'أداء الرسوم' },
}

/** What is said of a row that comes in all the same. */
export function noteSentence({ code, data }: BacklogNote, language: 'fr' | 'ar'): string {
  const name = UNDATED_WORDS[data.event ?? '']?.[language]
  return fillIn(NOTE_WORDS[code][language], name === undefined ? data : { ...data, name })
}

export const REFUSAL_WORDS: Readonly<Record<BacklogRefusal, Bilingual>> = {
  ALREADY_IMPORTED: FAULT_WORDS.ALREADY_IMPORTED,
  OWNER_NAME_DIFFERS: {
    fr: 'Ce numéro d’identité est connu sous un autre nom : vérifiez la carte, puis redonnez la ligne corrigée.',
    ar: 'رقم التعريف هذا معروف باسم آخر: تحققوا من البطاقة ثم أعيدوا تقديم السطر مصححا.',
  },
  OWNER_AMBIGUOUS: {
    fr: 'Plusieurs personnes sont connues sous ce numéro d’identité : ouvrez ce dossier au guichet.',
    ar: 'عدة أشخاص معروفون برقم التعريف هذا: افتحوا هذا الملف بالشباك.',
  },
  RIGHT_ENDED: {
    fr: 'Le mandat de la personne qui reprenait les dossiers a pris fin.',
    ar: 'انتهى تفويض الشخص الذي كان يستورد الملفات.',
  },
}

export const ROW_STATE_WORDS: Readonly<Record<(typeof BACKLOG_ROW_STATES)[number], Bilingual>> = {
  ready: { fr: 'Prêt', ar: 'جاهز' },
  faulty: { fr: 'À corriger', ar: 'للتصحيح' },
  imported: { fr: 'Repris', ar: 'مستورد' },
  refused: { fr: 'Refusé', ar: 'مرفوض' },
}

/** The sentence with what the row says in its places. */
export const fillIn = (sentence: string, data: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => data[name] ?? '')
