import type { NoticeData } from '../../contract/notifications.ts'
import { dossiers as counted, dossiersThat } from './arabicCounts.ts'
import { BOARD_IN_ARABIC } from './board.ts'
import { courseNameOf } from './courseNames.ts'
import { nameOf, whenIn } from './names.ts'
import { RELOCATIONS_IN_ARABIC } from './relocations.ts'
import type { Sentences } from './sentences.ts'
import { SESSIONS_IN_ARABIC } from './sessions.ts'

const name = (code: string) => nameOf(code, 'ar')
const course = (code: string) => courseNameOf(code, 'ar')
const when = (text: string) => whenIn(text, 'ar')

type Mandate = Omit<NoticeData['mandate_given'], 'bodyFr'>
const term = ({ from, to }: Mandate) => (to ? `من ${when(from)} إلى ${when(to)}` : `ابتداء من ${when(from)}`)
const unexpected = 'إذا لم تكونوا أنتم من قام بذلك، فغيروا كلمة السر وأخبروا خدمة المساعدة.'

const nearing = dossiersThat('يقترب من يومه الأخير', 'يقتربان من يومهما الأخير', 'تقترب من يومها الأخير')
const onLastDay = dossiersThat('في يومه الأخير', 'في يومهما الأخير', 'في يومها الأخير')
const awaitingAvis = dossiersThat(
  'لا يزال ينتظر رأي هيئتكم وقد انقضى أجله',
  'لا يزالان ينتظران رأي هيئتكم وقد انقضى أجلهما',
  'لا تزال تنتظر رأي هيئتكم وقد انقضى أجلها',
)
const lapsed = dossiersThat('انتهت صلاحيته', 'انتهت صلاحيتهما', 'انتهت صلاحيتها')

export const ARABIC: Sentences = {
  ...SESSIONS_IN_ARABIC,
  ...BOARD_IN_ARABIC,
  ...RELOCATIONS_IN_ARABIC,
  confirm_email: {
    title: 'أكدوا عنوانكم الإلكتروني',
    text: () => 'افتحوا هذا الرابط لتأكيد عنوانكم واختيار كلمة السر. إذا لم تطلبوا شيئا فتجاهلوا هذه الرسالة.',
    open: 'تأكيد عنواني',
  },
  already_registered: {
    title: 'لديكم حساب من قبل',
    text: () =>
      'حاول شخص ما فتح حساب بعنوانكم، ولهذا العنوان حساب من قبل. إذا كنتم أنتم فسجلوا الدخول أو اطلبوا كلمة سر جديدة، وإلا فلا شيء يلزمكم القيام به.',
    open: 'تسجيل الدخول',
  },
  reset_password: {
    title: 'اختاروا كلمة سر جديدة',
    text: () =>
      'طلبت كلمة سر جديدة لحسابكم. الرابط المرسل بالبريد الإلكتروني يستعمل مرة واحدة. إذا لم تطلبوا شيئا فستبقى كلمة سر حسابكم كما هي.',
    open: 'اختيار كلمة السر',
  },
  invitation: {
    title: 'أنتم مدعوون للانضمام إلى هيئة',
    text: ({ bodyAr, role }) =>
      `تدعوكم ${bodyAr} إلى العمل باسمها (${name(role)}). الرابط المرسل بالبريد الإلكتروني يستعمل مرة واحدة.`,
    open: 'قبول الدعوة',
  },
  email_changed: {
    title: 'تغير عنوانكم الإلكتروني',
    text: () => `تم استبدال عنوان حسابكم. ${unexpected}`,
  },
  password_changed: {
    title: 'تغيرت كلمة سر حسابكم',
    text: () => `تم تغيير كلمة سر حسابكم. ${unexpected}`,
  },
  new_device: {
    title: 'دخول من جهاز جديد',
    text: ({ device, at }) => `فتح حسابكم من «${device}» بتاريخ ${when(at)}. ${unexpected}`,
    open: 'عرض جلساتي',
  },
  factor_added: {
    title: 'أضيفت وسيلة دخول',
    text: ({ factor }) => `أضيف إلى حسابكم: ${name(factor)}. ${unexpected}`,
  },
  factor_removed: {
    title: 'حذفت وسيلة دخول',
    text: ({ factor }) => `حذف من حسابكم: ${name(factor)}. ${unexpected}`,
  },
  account_locked: {
    title: 'حسابكم مغلق',
    text: ({ reason }) => `أغلقت خدمة المساعدة حسابكم. السبب: ${name(reason)}. تبقى ملفاتكم في مكانها.`,
  },
  account_unlocked: {
    title: 'أعيد فتح حسابكم',
    text: () => 'يمكنكم من جديد تسجيل الدخول والقيام بالعمليات.',
  },
  account_held: {
    title: 'حسابكم موقوف احتياطا',
    text: ({ reason }) =>
      `لا يمكن لحسابكم القيام بأي عملية إلى أن تتحقق خدمة المساعدة. السبب: ${name(reason)}. لم يمح أي شيء.`,
  },
  account_held_elsewhere: {
    title: 'حساب موقوف احتياطا',
    text: ({ name: who }) => `حساب ${who} موقوف. تحققوا مع الشخص المعني قبل إعادة فتحه.`,
    open: 'عرض الشخص',
  },
  read_budget_exceeded: {
    title: 'حساب اطلع على معطيات أكثر من اللازم',
    text: ({ name: who, hour }) =>
      `تجاوز ${who} عدد مرات الاطلاع المسموح به في ساعة واحدة (${when(hour)}). حسابه موقوف إلى حين التحقق.`,
    open: 'عرض الشخص',
  },
  mandate_given: {
    title: 'أسندت إليكم صفة',
    text: (told) => `يمكنكم العمل باسم ${told.bodyAr} (${name(told.role)})، ${term(told)}.`,
    open: 'عرض صفاتي',
  },
  mandate_changed: {
    title: 'تغيرت إحدى صفاتكم',
    text: (told) => `صفتكم لدى ${told.bodyAr} أصبحت: ${name(told.role)}، ${term(told)}.`,
    open: 'عرض صفاتي',
  },
  mandate_ended: {
    title: 'انتهت إحدى صفاتكم',
    text: ({ bodyAr, role, on }) => `منذ ${when(on)} لم تعودوا تعملون باسم ${bodyAr} (${name(role)}).`,
    open: 'عرض صفاتي',
  },
  key_ending: {
    title: 'مفتاح توقيع على وشك الانتهاء',
    text: ({ holder, bodyAr, days, until }) =>
      `يتوقف مفتاح ${holder} لدى ${bodyAr} عن التوقيع يوم ${when(until)} (الأيام المتبقية: ${days}). اطلبوا مفتاحا آخر من الآن وأضيفوه مكانه.`,
    open: 'عرض المفاتيح',
  },
  delegation_given: {
    title: 'منح لكم تفويض',
    text: (told) => `فوض لكم ${told.by} صفته لدى ${told.bodyAr} (${name(told.role)})، ${term(told)}.`,
    open: 'عرض صفاتي',
  },
  participant_added: {
    title: 'أنتم مشاركون في ملف',
    text: ({ title, by, part }) => `أضافكم ${by} إلى الملف «${title}» (${name(part)}).`,
    open: 'فتح الملف',
  },
  participant_left: {
    title: 'شخص يغادر ملفكم',
    text: ({ title, name: who, part }) =>
      `لم يعد ${who} مشاركا في الملف «${title}» (${name(part)}). يمكنكم تعيين غيره؛ وكل ما أُنجز يبقى محفوظا.`,
    open: 'فتح الملف',
  },
  participant_ended: {
    title: 'انتهت مشاركتكم في ملف',
    text: ({ title, by, part }) => `أنهى ${by} مشاركتكم في الملف «${title}» (${name(part)}).`,
  },
  owner_invited: {
    title: 'ملف في انتظاركم',
    text: ({ title, by }) =>
      `يحضر ${by} الملف «${title}» باسمكم بصفتكم صاحب المشروع. الرابط المرسل بالبريد الإلكتروني يفتح حسابكم ولا يستعمل إلا مرة واحدة. إن كان هذا لا يعنيكم، فتجاهلوا هذه الرسالة.`,
    open: 'عرض ملفي',
  },
  attestation_asked: {
    title: 'شهادتكم مطلوبة',
    text: ({ title, by, kind }) => `يطلب منكم ${by} بخصوص الملف «${title}»: ${name(kind)}.`,
    open: 'فتح الملف',
  },
  dossier_filed: {
    title: 'تم إيداع ملفكم',
    text: ({ title, number, due }) =>
      `أودع الملف «${title}» تحت رقم \u2066${number}\u2069.${due ? ` ينتظر القرار في أجل أقصاه ${when(due)}.` : ''} يمكن تحميل الوصل من الملف.`,
    open: 'عرض الملف ووصله',
  },
  complement_asked: {
    title: 'ملف ينتظر جوابكم',
    text: ({ number, title, count, itemsAr }) =>
      `الملف ${number} «${title}»، عدد العناصر المطلوبة منكم: ${count}. ${itemsAr}`,
    open: 'الاطلاع على المطلوب',
  },
  avis_asked: {
    title: 'رأي هيئتكم مطلوب',
    text: ({ number, title, bodyAr, due }) =>
      `الملف \u2066${number}\u2069 «${title}»: رأي هيئتكم (${bodyAr}) مطلوب.${due ? ` آخر يوم لإبدائه: ${when(due)}.` : ''}`,
    open: 'فتح الملف',
  },
  outside_avis_asked: {
    title: 'رأيكم مطلوب في ملف',
    text: ({ body, number, reason, until }) =>
      `رأي ${body} مطلوب في الملف ${number}. السبب: ${reason}. يفتح الرابط الوثائق المعهود بها إليكم ويستقبل رأيكم مرة واحدة، إلى غاية ${when(until)}. لا تسلموه إلا للشخص الذي يجيب.`,
    open: 'الاطلاع وإبداء الرأي',
  },
  dossiers_rechecked: {
    title: 'ملفات تستوجب المراجعة بعد تغيير تصميم أو ارتفاق',
    text: ({ dossiers }) =>
      `تغيرت نتائج المطابقة منذ تعديل التصميم أو الارتفاق. الملفات المعنية داخل نفوذكم: ${counted(dossiers)}. كل معاينة أضيفت أو زالت معروضة.`,
    open: 'عرض ما تغير',
  },
  complement_given: {
    title: 'تم تقديم ما طلبتموه',
    text: ({ number, title }) => `الملف ${number} «${title}»: تمت الإجابة عن جميع عناصر طلبكم.`,
    open: 'قراءة الأجوبة',
  },
  fees_drawn_up: {
    title: 'تم حصر رسومكم',
    text: ({ number, title, total }) =>
      `الملف \u2066${number}\u2069 «${title}»: حُصر بيان التصفية، المجموع \u2066${total}\u2069 درهم. يؤدى لكل دائن على حدة؛ ويوقع قراركم عند أداء الكل.`,
    open: 'الاطلاع على المستحق',
  },
  act_delivered: {
    title: 'تم توقيع القرار الخاص بكم',
    text: ({ number, title, reference, kind }) =>
      `الملف ${number} «${title}»: تم توقيع القرار رقم ${reference} (${nameOf(kind, 'ar')}). يمكن تحميله من صفحة الملف.`,
    open: 'فتح الملف',
  },
  act_copied: {
    title: 'نسخة من قرار موقع',
    text: ({ number, title, reference, kind }) =>
      `الملف ${number} «${title}»: تم توقيع القرار رقم ${reference} (${nameOf(kind, 'ar')}). هذا الإشعار بمثابة إرسال نسخة منه.`,
    open: 'فتح الملف',
  },
  document_held: {
    title: 'مضاد الفيروسات يحتجز وثيقة',
    text: ({ title, file, found }) =>
      `تحتوي الوثيقة «${file}» على برنامج خبيث (${found}). تبقى مودعة في الملف «${title}» لكن لا يمكن فتحها. تحققوا من جهازكم ثم أودعوا نسخة سليمة.`,
    open: 'فتح الملف',
  },
  document_held_elsewhere: {
    title: 'مضاد الفيروسات يحتجز وثيقة مودعة',
    text: ({ name: who, file, found }) =>
      `تحتوي الوثيقة «${file}» التي أودعها ${who} على برنامج خبيث (${found}). لا يمكن لأحد فتحها، وقد أشعر ${who} بذلك.`,
    open: 'عرض الشخص',
  },
  profession_confirmed: {
    title: 'تم تأكيد مهنتكم',
    text: ({ profession }) => `تم التحقق من تسجيلكم بصفة ${name(profession)}.`,
  },
  export_to_approve: {
    title: 'تصدير ينتظر قراركم',
    text: ({ name: who, rows, reason }) => `يطلب ${who} تصدير ${rows} سطرا. السبب: ${reason}.`,
    open: 'اتخاذ القرار',
  },
  export_ready: {
    title: 'التصدير الذي طلبتموه جاهز',
    text: ({ until }) => `حملوه قبل ${when(until)}، وسيمحى بعد ذلك.`,
    open: 'تحميل',
  },
  export_refused: {
    title: 'رفض التصدير الذي طلبتموه',
    text: () => 'لم يوافق الشخص المكلف باتخاذ القرار على طلبكم.',
    open: 'عرض طلبات التصدير',
  },
  export_failed: {
    title: 'لم يكتمل التصدير الذي طلبتموه',
    text: () => 'تعذر إعداد الملف. تبين صفحة طلبات التصدير سبب ذلك.',
    open: 'عرض طلبات التصدير',
  },
  documents_check_failed: {
    title: 'وجدت مراقبة الوثائق فوارق',
    text: ({ missing, altered, orphaned }) => `ناقصة: ${missing}. متغيرة: ${altered}. دون ملف: ${orphaned}.`,
    open: 'عرض حالة النظام',
  },
  journal_broken: {
    title: 'لم يعد السجل مطابقا',
    text: ({ event }) => `أول حدث لا يطابق: ${event}.`,
    open: 'عرض حالة النظام',
  },
  message_bounced: {
    title: 'لم تصل رسالة إلكترونية',
    text: ({ name: who }) => `رفضت أو أعيدت رسالة موجهة إلى ${who}. تحققوا من عنوانه الإلكتروني.`,
    open: 'عرض الرسائل',
  },
  deadline_ahead: {
    title: 'أجل ينتهي خلال ثلاثة أيام',
    text: ({ count, dossiers }) => `${nearing(count)}: ${dossiers}.`,
    open: 'عرض الملفات',
  },
  deadline_day: {
    title: 'اليوم آخر أجل',
    text: ({ count, dossiers }) => `${onLastDay(count)}: ${dossiers}.`,
    open: 'عرض الملفات',
  },
  avis_late: {
    title: 'رأي متأخر',
    text: ({ count, dossiers }) => `${awaitingAvis(count)}: ${dossiers}.`,
    open: 'عرض الملفات',
  },
  silence_reached: {
    title: 'انقضى الأجل دون جواب',
    text: ({ dossiers }) =>
      `في حكم المرخص له – تطلب الشهادة من العامل: ${dossiers}. وبدون هذه الشهادة لا شيء يخول لكم بعد بدء الأشغال.`,
    open: 'عرض الملف',
  },
  permit_lapsing: {
    title: 'رخصتكم على وشك السقوط',
    text: ({ dossiers }) => `آخر أيام الصلاحية: ${dossiers}. صرحوا بما أنجز أو تصرفوا قبل هذا التاريخ.`,
    open: 'عرض الملف',
  },
  permit_lapsed: {
    title: 'سقوط رخصة ينتظر الإثبات',
    text: ({ count, dossiers }) => `${lapsed(count)}: ${dossiers}. تحققوا ثم أثبتوا السقوط.`,
    open: 'عرض الملفات',
  },
  dossier_moved: {
    title: 'تقدم ملفكم',
    text: ({ number, title, event, step }) =>
      `الملف ${number}، «${title}»: ${course(event)}. وهو الآن في مرحلة «${course(step)}».`,
    open: 'تتبع الملف',
  },
  retention_done: {
    title: 'تم تطبيق مدد الاحتفاظ',
    text: ({ people, messages }) => `أشخاص أزيلت هوياتهم: ${people}. رسائل ممحوة: ${messages}.`,
    open: 'عرض حالة النظام',
  },
}
