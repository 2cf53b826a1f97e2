import type { SameWords } from '../apart.ts'
import type { menuFr } from '../fr/menu.ts'

export const menuAr: SameWords<typeof menuFr> = {
  label: 'فضاؤكم',
  unread: '{{n}} غير مقروءة',
  actingFor: 'تتصرفون باسم',
  alone: 'تتصرفون باسمكم الخاص.',
  asleep: 'مغلق: يلزم تقديم العامل الثاني',
  prove: 'تقديم العامل الثاني للتحقق',
  delegated: 'بالتفويض',
  until: 'إلى غاية {{day}}',
  notices: 'الإشعارات',
  account: 'حسابي',
  mandates: 'انتداباتي',
  signOut: 'تسجيل الخروج',
  signOutFailed: 'لم يتم تسجيل الخروج. أعيدوا المحاولة.',
  kept: {
    title: 'عمل محفوظ على هذا الجهاز',
    what: 'يحتفظ هذا الجهاز بما رسمتموه أو كتبتموه ولم يصل بعد إلى الخدمة.',
    dossiers: 'الملفات المعنية: {{count}}',
    why: 'على جهاز مشترك، قد يطّلع عليه أشخاص آخرون. إذا احتفظتم به وجدتموه عند دخولكم المقبل من هذا الجهاز، وإذا محوتموه ضاع.',
    keep: 'الاحتفاظ به على هذا الجهاز وتسجيل الخروج',
    erase: 'محوه من هذا الجهاز وتسجيل الخروج',
    cancel: 'إلغاء',
  },
}
