import type { SameWords } from '../apart.ts'
import type { tokensFr } from '../fr/tokens.ts'

export const tokensAr: SameWords<typeof tokensFr> = {
  title: 'رموز الولوج لبرنامج QGIS',
  intro:
    'يقرأ الرمز التصاميم والمناطق والارتفاقات والملفات التي يحق لكم الاطلاع عليها، في برنامج خرائط، إلى غاية أجله. لا يغير شيئا ولا يفتح حسابكم.',
  none: 'لا يوجد أي رمز.',
  made: 'أُنشئ في {{day}}',
  until: 'صالح إلى غاية {{day}}',
  over: 'انتهى أجله في {{day}}',
  used: 'استُعمل في {{at}}',
  unused: 'لم يُستعمل قط',
  isOver: 'منتهي الصلاحية',
  withoutSecond: 'دون عامل ثان: لا تحتسب فيه صفاتكم لدى الإدارات',
  name: 'اسم الرمز',
  nameHint: 'مثلا «QGIS، حاسوب المكتب»',
  term: 'المدة',
  days: '{{n}} يوما',
  make: 'إنشاء رمز',
  newTitle: 'رمز الولوج الخاص بكم',
  newWhy: 'انسخوه الآن: لن يُعرض مرة أخرى. من يملكه يقرأ باسمكم.',
  inQgis:
    'في QGIS: طبقة، ثم إضافة طبقة، ثم WFS / OGC API – Features، ثم جديد؛ في لسان المصادقة اختاروا «أساسي» وأدخلوا:',
  address: 'العنوان',
  user: 'اسم المستعمل',
  password: 'كلمة السر (الرمز)',
  copied: 'نُسخ الرمز.',
  copyFailed: 'النسخ غير مسموح به هنا. حددوا الرمز وانسخوه.',
  kept: 'لقد نسخته',
  revoke: 'إلغاء',
  revokeNamed: 'إلغاء «{{name}}»',
  revokeWhy: 'لن يقرأ البرنامج الذي يستعمله أي شيء ابتداء من الآن.',
  yesRevoke: 'نعم، إلغاء',
}
