import type { chainFr } from '../fr/chain.ts'

/** What a dossier goes on from and what is on its ground, in Arabic. */
export const chainAr: Record<keyof typeof chainFr, string> = {
  heading: 'التتمات',
  chain: 'سلسلة الملفات',
  alone: 'هذا الملف ليس تتمة لأي ملف آخر، ولا يتممه أي ملف آخر.',
  here: 'هذا الملف',
  draft: 'مسودة دون رقم',
  unseen: 'لا يحق لكم الاطلاع على هذا الملف',
  filedOn: 'أودع بتاريخ {{day}}',
  deliveredOn: 'سلم بتاريخ {{day}}',
  after: 'تتمة للملف رقم {{number}}',
  goesOnFrom: 'ما تأتي هذه المسطرة بعده عادة',
  noPredecessor: 'لم يذكر أي ملف سابق. إذا كان على الورق فلا شيء يمنع من الإيداع.',
  filedEarly: 'أودع قبل اليوم الذي تفتح فيه هذه المسطرة عادة.',
  opensOn: 'تفتح بتاريخ {{day}}',
  choose: 'هذا الملف تتمة لـ',
  chooseNone: 'لا ملف على المنصة',
  save: 'حفظ',
  saved: 'تم الحفظ.',
  nothingProposed: 'لا توجد رخصة مسلمة على هذه الأرض يمكنكم الاطلاع عليها. اطلبوا من صاحبها مشاركتها معكم.',
  sameGround: 'ملفات أخرى على الأرض نفسها',
  sameGroundNone: 'لا يوجد ملف آخر مودع على هذه الأرض يمكنكم الاطلاع عليه.',
  map: 'الحدود المتقطعة على الخريطة هي حدود هذه الملفات.',
}
