import type { SameWords } from '../apart.ts'
import type { trackingFr } from '../fr/tracking.ts'

export const trackingAr: SameWords<typeof trackingFr> = {
  title: 'تتبع ملف',
  intro: 'أين وصل، ومن بيده، وإلى متى. لا حاجة إلى حساب ولا يظهر أي اسم.',
  number: 'رقم الملف',
  paperNumber: 'الرقم الورقي',
  numberHint: 'كما في الوصل: \u2066061410141-2026-00012\u2069، أو الرقم الورقي لملف سابق',
  numberFault: 'انقلوا الرقم كما هو في الوصل.',
  identity: 'رقم البطاقة الوطنية للمالك، أو المعرف الموحد أو السجل التجاري للشركة',
  identityFault: 'اكتبوا رقم البطاقة الوطنية أو المعرف الموحد أو رقم السجل.',
  submit: 'تتبع',
  receipt: 'تحميل وصل الإيداع',
  again: 'تتبع ملف آخر',
  procedure: 'المسطرة',
  commune: 'الجماعة',
  filed: 'أودع بتاريخ',
  step: 'المرحلة',
  holder: 'بين يدي',
  since: 'منذ',
  due: 'آخر يوم في الأجل القانوني',
  standing: 'الأجل متوقف إلى أن يجيب صاحب الطلب، أو غير معروف.',
  over: 'انقضى الأجل: تطلب شهادة سكوت الإدارة من العامل.',
  history: 'ما تم',
  current: 'المرحلة الحالية',
}
