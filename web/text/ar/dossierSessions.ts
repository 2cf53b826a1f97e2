import type { SameWords } from '../apart.ts'
import type { dossierSessionsFr } from '../fr/dossierSessions.ts'

export const dossierSessionsAr: SameWords<typeof dossierSessionsFr> = {
  title: 'جلسات اللجنة',
  none: 'لم يستدع هذا الملف إلى أي جلسة بعد.',
  on: 'يوم {{day}} على الساعة {{hour}} (بتوقيت المغرب)',
  noDay: 'مؤجلة دون تاريخ جديد',
  rank: 'رقم العرض: {{rank}}',
  withRoom: 'حضوريا أو عبر القاعة المباشرة',
  inPlace: 'حضوريا',
  open: 'فتح جلسة {{day}}',
  openUndated: 'فتح الجلسة المؤجلة',
  designer: 'المصمم المستدعى: {{name}} ({{reply}})',
  replies: { coming: 'يحضر', absent: 'لا يحضر', sends: 'يحضر', none: 'دون جواب' },
  mayPresent: 'يمكن للمصمم تقديم الملف {{how}}، وينسحب قبل المداولة (الضابط العام للبناء 2013، المادة 29).',
  takenOff: 'سحب الملف من جدول أعمال هذه الجلسة.',
  reply: 'الجواب على الاستدعاء',
  reason: 'السبب: {{reason}}',
  putOff: 'أرجئ إلى جلسة أخرى',
  awaited: 'تقرأ الخلاصة هنا بعد توقيع المحضر وختمه.',
  extract: 'مستخرج من المحضر المختوم في {{day}} (PDF)',
}
