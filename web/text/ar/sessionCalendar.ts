import type { SameWords } from '../apart.ts'
import type { sessionCalendarFr } from '../fr/sessionCalendar.ts'

export const sessionCalendarAr: SameWords<typeof sessionCalendarFr> = {
  tab: 'التقويم',
  month: '{{month}} {{year}}',
  monthBefore: 'الشهر السابق',
  monthAfter: 'الشهر الموالي',
  week: 'من {{from}} إلى {{to}}',
  weekBefore: 'الأسبوع السابق',
  weekAfter: 'الأسبوع الموالي',
  today: 'اليوم',
  keys: 'بلوحة المفاتيح: تنتقل الأسهم بين الأيام، وزرا الصفحة السابقة والموالية بين الأشهر، ويذهب زر الإدخال إلى جلسات اليوم.',
  dossiers: 'الملفات: {{count}}',
  none: 'لا توجد أي جلسة في هذا اليوم.',
  day: 'اليوم المختار',
  holiday: 'يوم عطلة: {{name}}',
  unsure: 'في انتظار التأكيد',
  outage: 'انقطاع الخدمة: {{name}}',
  undated: 'الجلسات المؤجلة دون تاريخ توجد في قائمة «المقبلة».',
  partial: 'لا تعرض إلا أولى جلسات هذه الأيام.',
}
