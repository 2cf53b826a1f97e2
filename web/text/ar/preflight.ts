import type { SameWords } from '../apart.ts'
import type { preflightFr } from '../fr/preflight.ts'

export const preflightAr: SameWords<typeof preflightFr> = {
  heading: 'ملاحظات حول هذه الوثيقة',
  never: 'هذه الملاحظات ناتجة عن قراءة آلية: لا تمنع الإيداع.',
  before: 'قبل الإرسال، {{name}}:',
  levels: { note: 'للعلم:', warning: 'يرجى التحقق:' },
  pages: 'الصفحات المعنية: {{pages}}.',
  codes: {
    UNREADABLE: 'تعذرت قراءة المحتوى في الوقت المحدد. افتحوا الملف للتأكد من أنه كامل.',
    NOT_ALL_MEASURED: 'لم تفحص سوى الصفحات الأولى وعددها {{measured}} من أصل {{all}}.',
    PAGES_MISSING: 'الصفحات مرقمة على {{all}}، وينقص منها: {{missing}}.',
    PAGES_BLANK: 'توجد صفحات بيضاء.',
    ALL_BLANK: 'جميع الصفحات بيضاء.',
    RESOLUTION_LOW:
      'الصورة ضعيفة الوضوح ({{dpi}} نقطة في البوصة؛ ويستحسن ألا تقل عن {{least}}). أعيدوا مسحها بدقة أعلى.',
    IMAGE_SMALL: 'الصورة الفوتوغرافية صغيرة ({{width}} × {{height}} بكسل؛ ويستحسن ألا يقل الضلع الأصغر عن {{least}}).',
    SHEET_NOT_ISO: 'الورقة ({{size}} مم) ليست من قياسات A4 إلى A0.',
    SCALE_MISSING: 'لم يعثر على أي مقياس في التصميم. اكتبوه، مثلا 1/200.',
    SCALE_UNREADABLE: 'التصميم صورة: تعذرت قراءة مقياسه. تأكدوا من وجوده فيه.',
    SCALE_BAR_MISSING: 'لم يعثر على مقياس مرسوم؛ وهو يبقى صحيحا عند طباعة التصميم بقياس آخر.',
  },
}
