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
}
