import { figure } from '../../../../spatial/conformity/figures.ts'
import {
  days,
  leftOut,
  ofDays,
  ofDossiers,
  ofTerritories,
  rankedTerritories,
  silences,
  territories,
} from './arabicCounts.ts'
import type { BulletinWords } from './words.ts'

const whole = (n: number) => figure(n, 0)

const NTH = ['', 'الأول', 'الثاني', 'الثالث', 'الرابع']

export const ARABIC: BulletinWords = {
  kingdom: 'المملكة المغربية',
  service: 'رخص – الشباك الوطني لرخص التعمير',
  title: 'النشرة الفصلية للآجال',
  quarter: (nth, year) => `الفصل ${NTH[nth] ?? nth} من سنة ${year}`,
  shortQuarter: (nth, year) => `ف${nth} ${year}`,
  edition: (nth) => `الإصدار رقم ${nth}`,
  corrects: 'ما يصححه هذا الإصدار',
  changed: (name, was, is) => `${name}: من ${was} إلى ${is}.`,
  changedTerritories: (n) => `تغير أحد المتوسطات في ${ofTerritories(n)}.`,
  asOf: (day, version) => `الأرقام محصورة بتاريخ ${day}، الحالة رقم ${version}. لا تشمل أي حدث سجل بعد ذلك.`,
  units: { dossiers: 'ملف', days: 'يوم', working_days: 'يوم عمل', percent: '%' },
  tracks: { gp: 'المشاريع الكبرى', pp: 'المشاريع الصغرى' },
  before: (quarter, figure) => `${quarter}: ${figure}`,
  colon: ': ',
  noFigure: '–',
  withheld: (least) => `< ${least}`,
  essential: 'أهم الأرقام',
  nothing: 'لم يودع أي ملف ولم يبت في أي ملف خلال هذا الفصل: لا يوجد أجل ولا ترتيب للنشر.',
  little: (n) =>
    n === 0
      ? 'لم يبت في أي ملف خلال هذا الفصل: لا يوجد أجل ولا نسبة للنشر.'
      : `تم البت خلال هذا الفصل في ${ofDossiers(n)}، وهو عدد أقل من أن يعطي أجلا أو نسبة.`,
  maps: {
    title: { provinces: 'متوسط الأجل حسب العمالات والأقاليم', communes: 'متوسط الأجل حسب الجماعات' },
    text: 'متوسط أجل الملفات المبتوت فيها خلال الفصل، بالأيام، دون احتساب وقت صاحب الطلب.',
    of: (track, quarter) => `${track}، ${quarter}`,
    alt: (level, track, told) =>
      level === 'provinces'
        ? `خريطة المغرب حسب العمالات والأقاليم: متوسط الأجل، ${track}، وقد نشر رقم ${ofTerritories(told)}. توجد الأرقام نفسها في جدول العمالات والأقاليم.`
        : `خريطة المغرب حسب الجماعات: متوسط الأجل، ${track}، وقد نشر رقم ${ofTerritories(told)}. توجد الأرقام نفسها في الملحق أ.`,
    step: (from, to) => (from === null ? `أقل من ${to}` : to === null ? `${from} فأكثر` : `من ${from} إلى ${to}`),
    limit: (n) => `الأجل القانوني ${days(n)}، والألوان الأربعة الأخيرة تفوقه.`,
    unsourced: 'لا يحدد أي نص اطلع عليه أجلا قانونيا بالأيام، ولا يوصف أي لون بالتأخر.',
    few: (least, n) => `أقل من ${ofDossiers(least)} مبتوت فيها، رقم غير منشور: ${territories(n)}`,
    none: (n) => `لا ملف مبتوتا فيه: ${territories(n)}`,
    twin: {
      provinces: 'تذكر كل عمالة وإقليم بأرقامها في جدول العمالات والأقاليم.',
      communes: 'تذكر كل جماعة في الملحق أ، بما فيها الأصغر من أن ترسم هنا.',
    },
    drawnFrom: (percent) =>
      `لا ترسم خريطة صنف من المشاريع إلا إذا كان لما لا يقل عن ${percent}\u00a0% من الجماعات والمقاطعات رقم منشور، وإلا لم تظهر فيها سوى الخطوط المائلة.`,
    share: (told, all, percent) => `${whole(told)} من أصل ${whole(all)}، أي ${percent}\u00a0%.`,
    missing: 'لم تحمل أي حدود: لا يمكن رسم الخريطة.',
  },
  trend: {
    title: 'التطور',
    delays: 'متوسط الأجل بالأيام',
    flow: 'الملفات المودعة والمبتوت فيها',
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
      guichet: 'أكثر من 50\u202f000 نسمة والمقاطعات',
      middle: 'من 20\u202f001 إلى 50\u202f000 نسمة',
      small: '20\u202f000 نسمة على الأكثر',
    },
    counted: (ranked, compared, few, none) =>
      [
        rankedTerritories(ranked),
        compared === 0 ? '، ولم يقارن أي منها بالفصل السابق' : `، قورن منها بالفصل السابق ${territories(compared)}`,
        few === 0 ? '' : `؛ وملفات ${ofTerritories(few)} قليلة جدا`,
        none === 0 ? '' : `؛ ولم يبت ${territories(none)} في أي ملف`,
        '.',
      ].join(''),
    nobody: (least, few, none) =>
      few === 0
        ? 'لا يوجد أي مجال ترابي مرتب: لم يبت في أي ملف.'
        : `لا يوجد أي مجال ترابي مرتب: بت ${territories(few)} في أقل من ${ofDossiers(least)}${none === 0 ? '' : `، ولم يبت ${territories(none)} في أي ملف`}.`,
    sameAsAll: 'جميع المجالات المرتبة من هذه الفئة: اللوائح هي لوائح «جميع المجالات الترابية».',
  },
  regions: 'حسب الجهات',
  provinces: 'حسب العمالات والأقاليم',
  averages: { gp: 'متوسط الأجل، المشاريع الكبرى', pp: 'متوسط الأجل، المشاريع الصغرى' },
  silence: {
    title: 'سكوت الإدارة',
    text: (n, before) => `${silences(n)} خلال الفصل، مقابل ${whole(before)} في الفصل السابق.`,
  },
  ages: {
    title: 'الملفات الجارية حسب مدتها',
    upTo: (n) => `إلى غاية ${ofDays(n)}`,
    beyond: (n) => `أكثر من ${ofDays(n)}`,
  },
  hands: {
    title: 'عند من يمضي الوقت',
    text: 'بالأيام، كمتوسط لكل ملف مبتوت فيه. مجموعها هو الأجل كله.',
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
      text: 'الملفات المبتوت فيها خلال الفصل التي طلب استكمالها لهذا السبب.',
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
    n: 'المبتوت فيها',
    was: 'الفصل السابق',
    change: 'التغير',
    inTime: 'داخل الأجل القانوني',
    quarter: 'الفصل',
    filed: 'المودعة',
    decided: 'المبتوت فيها',
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
    territoriesText: (least, on) =>
      `بالأيام، دون احتساب وقت صاحب الطلب. كبرى: المشاريع الكبرى؛ صغرى: المشاريع الصغرى. علامة أقل من ${least}: ملفات مبتوت فيها قليلة جدا لا ينشر عنها أي رقم؛ وعلامة –: لا رقم. المجالات الترابية هي مجالات يوم ${on} بأسمائها في ذلك اليوم، ولا يدرج منها ما لم يبت في أي ملف خلال الفصل.`,
    fewIn: 'ملفات مبتوت فيها أقل من أن تعطي رقما',
    comma: '، ',
    incomparable: 'مجالات مرتبة لم تقارن بالفصل السابق',
    why: { few_before: 'ملفات قليلة جدا في الفصل السابق', changed: 'مجال ترابي تغير' },
    rule: 'الملحق ب. قاعدة الترتيب',
    definitions: 'الملحق ج. التعاريف',
    from: 'من',
    to: 'إلى',
    least: (n) => `لا ينشر دون ${ofDossiers(n)}.`,
    legal: 'الآجال القانونية المرجعية',
    legalOf: (track, n, unit) => `${track}: ${days(n, unit)}.`,
    legalUnknown: (track) => `${track}: لا يحدد أي نص اطلع عليه الأجل.`,
    doubtful: (n) => `${leftOut(n)} من جميع الأرقام بسبب تاريخ في المستقبل أو مخالف للترتيب أو غائب عن السجل الورقي.`,
    queries: 'الملحق د. الاستعلامات',
    queriesText:
      'كل رقم في هذه النشرة مصدره أحد هذه الأسئلة الموجهة إلى قاعدة المعطيات بهذه المعاملات. إذا أعيد طرحها على الحالة نفسها للأرقام أعطت النتائج نفسها.',
    parameters: 'المعاملات',
  },
  contents: 'الفهرس',
  foot: 'النشرة الفصلية للآجال',
  page: { before: 'الصفحة', between: 'من' },
}
