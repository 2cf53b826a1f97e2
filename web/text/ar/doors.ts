import type { SameWords } from '../apart.ts'
import type { doorsFr } from '../fr/doors.ts'

export const doorsAr: SameWords<typeof doorsFr> = {
  SIGNED_OUT: 'سجلوا الدخول للمتابعة.',
  ACCOUNT_HELD: 'هذا الحساب موقوف: راسلوا دعم المنصة.',
  SECOND_FACTOR: 'قدموا العامل الثاني للتحقق من أجل التصرف باسم إدارتكم.',
  ROLE: 'لا تتيح أي من انتداباتكم السارية هذا الإجراء.',
  REACH: 'هذا الإجراء خارج المجال الترابي أو الهيئة المشمولين بانتداباتكم.',
  STATE: 'حالة الملف لا تتيح هذا الإجراء.',
  ONESELF: 'لا أحد يبت في طلبه الخاص: يجب أن يقوم بذلك شخص ثان.',
}
