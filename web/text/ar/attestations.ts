export const heading = 'من يشهد بماذا'
export const intro =
  'كل واحد مسؤول عن عمله. وما يُشهد به هو بالضبط ما تمت قراءته: فإن تغير وجب تجديد الشهادة، وتبقى الشهادة السابقة مكتوبة.'
export const afterFiling = 'تم إيداع الملف: لم يعد ممكنا تقديم شهادة أو سحبها.'

export const kinds = {
  design: 'التصميم المعماري',
  geometry: 'الضبط الهندسي للأرض',
  structure: 'هيكل البناء',
  agreement: 'موافقة صاحب المشروع',
}

export const who = {
  design: 'من المهندس المعماري',
  geometry: 'من المهندس المساح الطبوغرافي',
  structure: 'من مكتب الدراسات',
  agreement: 'من صاحب المشروع',
}

export const levels = {
  needed: 'ضرورية للإيداع',
  expected: 'منتظرة؛ لا تمنع الإيداع',
  none: 'غير مطلوبة',
}

export const states = {
  stands: 'قائمة',
  missing: 'لم تُقدم بعد',
  again: 'يجب تجديدها',
  nothing: 'لا شيء يُشهد به بعد',
  lapsed: 'يجب تجديدها',
  left: 'غادر صاحبها الملف',
  withdrawn: 'مسحوبة',
}

export const things = {
  site: 'الأرض',
  facts: 'وصف المشروع',
  piece: '«{{piece}}»',
}

export const covers = 'تشمل: {{things}}'
export const changed = 'تغير: {{thing}}'
export const changedOn = 'تغير بتاريخ {{date}}: {{thing}}'
export const givenOn = 'بتاريخ {{date}}'
export const forOffice = 'لحساب {{office}}'
export const askedOn = 'طُلبت بتاريخ {{date}}.'
export const ruleOf = 'السبب'
export const unsure = 'في انتظار التأكيد'
export const print = 'البصمة'

export const acts = {
  attest: {
    design: 'أشهد بالتصميم',
    geometry: 'أشهد بالضبط الهندسي',
    structure: 'أشهد بهيكل البناء',
    agreement: 'أعطي موافقتي',
  },
  why: {
    design: 'تشهدون بالتصميم كما هو الآن:',
    geometry: 'تشهدون بحدود الأرض كما هي الآن:',
    structure: 'تشهدون بهيكل البناء كما هو الآن:',
    agreement: 'توافقون على الملف كاملا كما هو الآن:',
  },
  confirm: 'تأكيد',
  cancel: 'تراجع',
  ask: 'طلب',
  askOf: 'طلب: {{kind}}',
  withdraw: 'سحب',
  withdrawOf: 'سحب شهادتي: {{kind}}',
  withdrawWhy: 'لن تبقى سارية؛ لكنها تبقى مكتوبة في الملف مع تاريخ سحبها.',
}

export const done = {
  attested: 'تم تسجيل شهادتكم.',
  asked: 'تم إرسال الطلب.',
  withdrawn: 'تم سحب شهادتكم.',
}
