import type { BulletinWords } from './words.ts'

const NTH = ['', 'الأول', 'الثاني', 'الثالث', 'الرابع']

/** « ملف واحد », « ملفان », « 3 ملفات », « 11 ملفا », « 100 ملف ». */
function dossiers(n: number): string {
  if (n === 0) return 'لا ملف'
  if (n === 1) return 'ملف واحد'
  if (n === 2) return 'ملفان'
  const rest = n % 100
  if (rest >= 3 && rest <= 10) return `${n} ملفات`
  return rest >= 11 ? `${n} ملفا` : `${n} ملف`
}

/** « يوم واحد », « يومان », « 5 أيام », « 30 يوما », « 100 يوم »; working days alike. */
function counted(n: number, unit: 'calendar' | 'working' = 'calendar'): string {
  const of = unit === 'working' ? ' عمل' : ''
  if (n === 1) return unit === 'working' ? 'يوم عمل واحد' : 'يوم واحد'
  if (n === 2) return unit === 'working' ? 'يوما عمل' : 'يومان'
  const rest = n % 100
  if (rest >= 3 && rest <= 10) return `${n} أيام${of}`
  return rest >= 11 && unit === 'calendar' ? `${n} يوما` : `${n} يوم${of}`
}

export const ARABIC: BulletinWords = {
  kingdom: 'المملكة المغربية',
  service: 'رخص – الشباك الوطني لرخص التعمير',
  title: 'النشرة الفصلية للآجال',
  quarter: (nth, year) => `الفصل ${NTH[nth] ?? nth} من سنة ${year}`,
  shortQuarter: (nth, year) => `ف${nth} ${year}`,
  edition: (nth) => `الإصدار رقم ${nth}`,
  corrects: 'ما يصححه هذا الإصدار',
  changed: (name, was, is) => `${name}: من ${was} إلى ${is}.`,
  changedTerritories: (n) => `عدد المجالات التي تغير أحد متوسطاتها: ${n}.`,
  asOf: (day, version) => `الأرقام محصورة بتاريخ ${day}، الحالة رقم ${version}. لا تشمل أي حدث سجل بعد ذلك.`,
  units: { dossiers: 'ملف', days: 'يوم', working_days: 'يوم عمل', percent: '%' },
  tracks: { gp: 'المشاريع الكبرى', pp: 'المشاريع الصغرى' },
  before: (quarter, figure) => `${quarter}: ${figure}`,
  noFigure: '–',
  withheld: (least) => `< ${least}`,
  essential: 'أهم الأرقام',
  nothing: 'لم يودع أي ملف ولم يبت في أي ملف خلال هذا الفصل: لا يوجد أجل ولا ترتيب للنشر.',
  little: (n) => `عدد الملفات المقررة خلال هذا الفصل: ${dossiers(n)}، وهو أقل من أن يعطي أجلا أو نسبة.`,
  maps: {
    title: 'متوسط الأجل حسب الجماعات',
    text: 'متوسط أجل الملفات المقررة خلال الفصل، بالأيام، دون احتساب وقت صاحب الطلب.',
    of: (track, quarter) => `${track}، ${quarter}`,
    alt: (track, ranked) =>
      `خريطة المغرب حسب الجماعات: متوسط الأجل، ${track}، عدد المجالات المرتبة ${ranked}. توجد الأرقام نفسها في جدول الملحق أ.`,
    step: (from, to) => (from === null ? `أقل من ${to}` : to === null ? `${from} فأكثر` : `من ${from} إلى ${to}`),
    limit: (days) => `الأجل القانوني ${counted(days)}، والألوان الأربعة الأخيرة تفوقه`,
    unsourced: 'لا يحدد أي نص اطلع عليه أجلا قانونيا بالأيام، ولا يوصف أي لون بالتأخر',
    few: (least) => `أقل من ${least} ملفات مقررة`,
    none: 'لا ملف مقرر',
    missing: 'لم تحمل أي حدود: لا يمكن رسم الخريطة.',
    twin: 'تذكر كل جماعة بأرقامها في الملحق أ، بما فيها الأصغر من أن ترسم هنا.',
  },
  trend: {
    title: 'التطور',
    delays: 'متوسط الأجل بالأيام',
    flow: 'الملفات المودعة والمقررة',
    backlog: 'الملفات الجارية عند نهاية الفصل',
    alt: (what) => `منحنى حسب الفصول: ${what}. توجد الأرقام نفسها في الجدول الموالي.`,
    table: 'الفصول الاثنا عشر',
  },
  rankings: {
    title: (track) => `الترتيب: ${track}`,
    best: 'أقصر متوسطات الأجل',
    improved: 'أكبر تحسن منذ الفصل السابق',
    degraded: 'أكبر تراجع منذ الفصل السابق',
    among: {
      all: 'جميع المجالات الترابية',
      guichet: 'أكثر من 50000 نسمة والمقاطعات',
      middle: 'من 20001 إلى 50000 نسمة',
      small: '20000 نسمة على الأكثر',
    },
    none: 'لا يوجد مجال ترابي يذكر.',
    counted: (ranked, compared, few, none) =>
      `عدد المجالات المرتبة: ${ranked}، منها ${compared} قورنت بالفصل السابق؛ ${few} ملفاتها قليلة جدا، و${none} دون أي قرار.`,
  },
  regions: 'حسب الجهات',
  silence: {
    title: 'سكوت الإدارة',
    text: (n, before) => `حالات القبول بسكوت مشهود به خلال الفصل: ${n}، مقابل ${before} في الفصل السابق.`,
  },
  ages: {
    title: 'الملفات الجارية حسب مدتها',
    upTo: (days) => `إلى غاية ${days} يوما`,
    beyond: (days) => `أكثر من ${days} يوما`,
  },
  hands: {
    title: 'عند من يمضي الوقت',
    text: 'بالأيام، كمتوسط لكل ملف مقرر. مجموعها هو الأجل كله.',
    actors: {
      guichet: 'الشباك',
      members: 'الأعضاء المستشارون',
      president: 'الرئيس',
      applicant: 'صاحب الطلب',
    },
  },
  reasons: {
    complement: {
      title: 'أسباب ما طلب من أصحاب الطلبات',
      text: 'الملفات المقررة خلال الفصل التي طلب استكمالها لهذا السبب.',
      none: 'لا يتكرر أي سبب للاستكمال بما يكفي لنشره.',
    },
    refusal: {
      title: 'أسباب رفض الملفات',
      text: 'الملفات المرفوضة خلال الفصل، حسب سبب القرار.',
      none: 'لا يتكرر أي سبب للرفض بما يكفي لنشره.',
    },
  },
  grounds: {
    binding_avis: 'رأي مطابق غير موافق',
    plan_rules: 'ضوابط تصميم التهيئة',
    alignment: 'تخطيط حدود الطرق',
    no_networks: 'التطهير أو الماء الصالح للشرب',
    road_setback: 'التراجعات خارج التصاميم',
    other: 'سبب آخر',
  },
  columns: {
    rank: 'الرتبة',
    territory: 'الجماعة أو المقاطعة',
    province: 'العمالة أو الإقليم',
    population: 'السكان',
    mean: 'المتوسط',
    median: 'الوسيط',
    n: 'المقررة',
    was: 'الفصل السابق',
    change: 'التغير',
    inTime: 'داخل الأجل القانوني',
    quarter: 'الفصل',
    filed: 'المودعة',
    decided: 'المقررة',
    refused: 'المرفوضة',
    silence: 'السكوت',
    backlog: 'الجارية',
    region: 'الجهة',
    age: 'المدة منذ الإيداع',
    dossiers: 'الملفات',
    actor: 'لدى',
    reason: 'السبب',
    why: 'السبب',
  },
  ofTrack: (column, track) => `${column}، ${track === 'gp' ? 'كبرى' : 'صغرى'}`,
  annex: {
    territories: 'الملحق أ. كل جماعة ومقاطعة',
    territoriesText: (least) =>
      `بالأيام، دون احتساب وقت صاحب الطلب. كبرى: المشاريع الكبرى؛ صغرى: المشاريع الصغرى. علامة أقل من ${least}: ملفات مقررة قليلة جدا لا ينشر رقمها. لا تدرج المجالات التي لم تقرر أي ملف خلال الفصل.`,
    comma: '، ',
    incomparable: 'مجالات مرتبة لم تقارن بالفصل السابق',
    why: { few_before: 'ملفات قليلة جدا في الفصل السابق', changed: 'مجال ترابي تغير' },
    rule: 'الملحق ب. قاعدة الترتيب',
    definitions: 'الملحق ج. التعاريف',
    from: 'من',
    to: 'إلى',
    least: (n) => `لا ينشر دون ${n} ملفات.`,
    legal: 'الآجال القانونية المرجعية',
    legalOf: (track, days, unit) => `${track}: ${counted(days, unit)}.`,
    legalUnknown: (track) => `${track}: لا يحدد أي نص اطلع عليه الأجل.`,
    doubtful: (n) =>
      `الملفات المستبعدة من جميع الأرقام بسبب تاريخ في المستقبل أو مخالف للترتيب أو غائب عن السجل الورقي: ${n}.`,
    queries: 'الملحق د. الاستعلامات',
    queriesText:
      'كل رقم في هذه النشرة مصدره أحد هذه الأسئلة الموجهة إلى قاعدة المعطيات بهذه المعاملات. إذا أعيد طرحها على الحالة نفسها للأرقام أعطت النتائج نفسها.',
    parameters: 'المعاملات',
  },
  contents: 'الفهرس',
  foot: 'النشرة الفصلية للآجال',
  page: { before: 'الصفحة', between: 'من' },
}
