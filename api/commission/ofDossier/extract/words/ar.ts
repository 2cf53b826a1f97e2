import type { ExtractWords } from './words.ts'

export const ARABIC: ExtractWords = {
  title: 'مستخرج من محضر جلسة',
  source: 'المحضر المستخرج منه',
  session: 'الجلسة',
  drawnFrom: (unit, day, hour) => [`${unit}، يوم `, { figures: day }, '، المستدعى لها على الساعة ', { figures: hour }],
  sealed: 'ختم في',
  fingerprint: 'بصمة المحضر (SHA-256)',
  signed: 'توقيعات المحضر',
  signedOn: (day) => `وقعت في ${day}`,
  unsignedOn: (day) => `لم توقع، عاينته الكتابة في ${day}`,
  refusedOn: (day) => `رفضت التوقيع في ${day}`,
  nobodySigned: 'لم تحضر أي هيئة',
  only: 'لا يورد هذا المستخرج إلا ما يتعلق بهذا الملف.',
  attendance: 'حضور الهيئات المستشارة في هذا الملف أثناء دراسته',
  body: 'الهيئة',
  attended: 'الحضور',
  there: 'حاضرة',
  notThere: 'غائبة',
  item: 'الملف أمام اللجنة',
  unsigned: 'هذا المستخرج غير موقع: أعد انطلاقا من وقائع المحضر المختوم الذي يعتد به وحده وتعينه بصمته.',
  foot: 'مستخرج من محضر',
}
