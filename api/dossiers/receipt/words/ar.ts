import { eventNames } from '../../../notifications/sentences/courseNames.ts'
import type { ReceiptWords } from './words.ts'

export const ARABIC: ReceiptWords = {
  kingdom: 'المملكة المغربية',
  province: { province: (name) => `إقليم ${name}`, prefecture: (name) => `عمالة ${name}` },
  commune: {
    urban: (name) => `جماعة ${name}`,
    rural: (name) => `جماعة ${name}`,
    arrondissement: (name) => `مقاطعة ${name}`,
  },
  counter: { guichet: 'الشباك الوحيد', provincial_committee: 'شباك العمالة أو الإقليم' },
  documentTitle: (number) => `وصل إيداع ${number}`,
  title: 'وصل إيداع',
  number: 'رقم الملف',
  filed: (day, hour) => ['أودع يوم ', { strong: day }, ` على الساعة ${hour}`],
  filedBy: (name) => ['، من طرف ', name, '.'],
  qrAlt: 'رمز الاستجابة السريعة لعنوان تتبع هذا الملف',
  qrCaption: 'تتبع هذا الملف',
  request: 'الطلب',
  procedure: 'المسطرة',
  version: (day) => `، في صيغتها الجاري بها العمل منذ ${day}`,
  track: 'الصنف',
  tracks: { gp: 'مشروع كبير', pp: 'مشروع صغير' },
  subject: 'الموضوع',
  applicants: (n) => (n >= 2 ? 'أصحاب الطلب' : 'صاحب الطلب'),
  designers: (n) => (n >= 2 ? 'المصممون' : 'المصمم'),
  land: 'العقار',
  communeTerm: 'الجماعة',
  landTitle: 'الوضعية العقارية',
  titles: {
    titled: 'رسم عقاري عدد ',
    requisition: 'مطلب تحفيظ عدد ',
    untitled: 'عقار غير محفظ',
    unsaid: 'غير محددة',
  },
  withoutNumber: 'دون رقم مصرح به',
  area: 'مساحة الحدود المودعة',
  line: 'طول المسار وعرضه',
  lineBy: (length, width) => `${length}\u00a0م × ${width}\u00a0م`,
  register: ({ ha, a, ca }) =>
    `${ha > 0 ? `${ha}\u00a0هكتار ` : ''}${ha > 0 || a > 0 ? `${a}\u00a0آر ` : ''}${ca}\u00a0سنتيار`,
  squareMetres: (figure) => `${figure}\u00a0م²`,
  zone: 'المنطقة القانونية للإسقاط',
  deadlines: 'الآجال',
  stageHead: 'المرحلة',
  fromHead: 'ابتداء من',
  termHead: 'المدة',
  dueHead: 'آخر يوم',
  stages: {
    admission: 'القبول الشكلي',
    dispatch: 'الإحالة على الأعضاء',
    avis: 'آراء الأعضاء',
    minutes: 'المحضر',
    answer: 'جواب الرئيس',
    inspection_notice: 'الإخبار بتاريخ المعاينة',
    inspection: 'المعاينة',
    inspection_minutes: 'محضر المعاينة',
    complement: 'الاستكمال المطلوب',
    decision: 'القرار',
    notification: 'التبليغ',
    total: 'الأجل الإجمالي',
    validity: 'صلاحية الرخصة',
  },
  events: eventNames('ar'),
  onDay: (event, day) => `${event}، ${day}`,
  atLatest: (event, day) => `${event}، في أجل أقصاه ${day}`,
  terms: {
    working: (n) => counted(n, ['يوم عمل واحد', 'يوما عمل', 'أيام عمل', 'يوم عمل']),
    calendar: (n) => counted(n, ['يوم واحد', 'يومان', 'أيام', 'يوما']),
    month: (n) => counted(n, ['شهر واحد', 'شهران', 'أشهر', 'شهرا']),
  },
  toConfirm: 'في انتظار التأكيد',
  noDeadline: 'لا أجل لهذه المسطرة: هي مجرد تصريح.',
  deadlineNote:
    'لا تحتسب في أيام العمل أيام السبت والأحد والعطل. ويتوقف الأجل طيلة المدة التي يستغرقها صاحب الطلب في الجواب.',
  commission: 'اللجنة',
  commissionOn: (day) =>
    `الاجتماع المقبل المحدد للجنة: ${day} (الضابط العام للبناء لسنة 2013، المادة 30). يعرض الملف فيه إن كان جاهزا، وإلا ففي اجتماع لاحق.`,
  commissionUnknown:
    'يوم الاجتماع: في انتظار التأكيد، إذ لم يحدد أي اجتماع يوم الإيداع (الضابط العام للبناء لسنة 2013، المادة 30).',
  commissionElsewhere: 'تجتمع اللجنة بالعمالة أو الإقليم.',
  commissionUnsaid: 'يوم الاجتماع: في انتظار التأكيد.',
  silence: 'إذا لم تجب الإدارة',
  silenceOf: {
    granted: (day) =>
      `إذا لم يصدر أي قرار ${day ? `في أجل أقصاه ${day}` : 'داخل الأجل الإجمالي'}، يعتبر الطلب مقبولا. وتطلب الشهادة من الوالي أو العامل: لا تسلم أي رخصة بصفة تلقائية.`,
    none: () => 'لا يعتبر سكوت الإدارة موافقة.',
    unknown: () => 'أثر السكوت: في انتظار التأكيد.',
  },
  pieces: 'الوثائق المودعة',
  pieceHead: 'الوثيقة',
  pagesHead: 'الصفحات',
  fingerprintHead: 'البصمة',
  noPieces: 'لم تودع أي وثيقة.',
  fingerprintNote: 'البصمة: الرموز الستة عشر الأولى من SHA-256 للملف المتوصل به.',
  awaited: 'وثائق إخبارية لا تزال منتظرة',
  awaitedNote: 'يمكن الإدلاء بها قبل التسليم، ولا يجوز أن يكون غيابها سببا للرفض (المادة 33).',
  followText: (number, address) => [
    'تتبعوا هذا الملف دون حساب، بواسطة الرقم ',
    { figures: number },
    ' ورقم البطاقة الوطنية للمالك (وبالنسبة لشركة، معرفها الموحد أو سجلها التجاري)، في العنوان ',
    { figures: address },
    '.',
  ],
  asOfFiling:
    'هذا الوصل هو وصل يوم الإيداع. إذا حددت عطلة فيما بعد، أو توقف الأجل، أو عدلت التصاميم، تغيرت الآجال: المعتد به هو ما يظهر في تتبع الملف.',
  law: 'سلم تطبيقا للقانون رقم 55.19 المتعلق بتبسيط المساطر والإجراءات الإدارية ولمرسومه التطبيقي رقم 2.20.660.',
  foot: (number) => ['وصل ', { figures: number }],
  page: { before: 'الصفحة', between: 'من' },
}

/** Arabic counts one, two, three to ten, and from eleven on, each in its own way. */
function counted(n: number, [one, two, few, many]: readonly [string, string, string, string]): string {
  if (n === 1) return one
  if (n === 2) return two
  const rest = n % 100
  return `${n}\u00a0${rest >= 3 && rest <= 10 ? few : many}`
}
