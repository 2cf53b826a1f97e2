export const title = 'الشباك: فتح ملف'
export const intro =
  'لفائدة شخص حضر بنفسه، سواء كان له حساب أم لا. يبقى هو صاحب الطلب، ويُسجل انتدابكم بصفتكم من أدخل المعطيات.'
export const signIn = 'سجلوا الدخول للقيام بمهام الشباك.'
export const signInText = 'يفتح الشباك ملفا لفائدة شخص حضر إلى الجماعة.'
export const notYours = 'الشباك من اختصاص أعوانه'
export const notYoursText = 'لا يوجد ضمن انتداباتكم السارية انتداب عون شباك.'
export const toDossiers = 'عرض ملفاتي'

export const identity = {
  heading: 'من حضر',
  commune: 'الجماعة',
  card: 'رقم البطاقة الوطنية للتعريف',
  cardHint: 'أو بطاقة الإقامة أو جواز السفر. كما هو مطبوع، مثلا BK123456.',
  cardMissing: 'اكتبوا رقم البطاقة.',
  communeMissing: 'اختاروا الجماعة من القائمة.',
  search: 'البحث عن هذه البطاقة',
  again: 'تغيير البطاقة',
  shown: 'البطاقة {{card}}',
}

export const found = {
  heading: 'شخص معروف بهذه البطاقة',
  none: 'لا أحد معروف بعد بهذه البطاقة.',
  account: 'له حساب: سيظهر فيه الملف',
  noAccount: 'بدون حساب: سيتتبع برقم الملف وبطاقته',
  other: 'شخص آخر: ليس هو',
  choose: 'اختاروا الشخص الذي حضر.',
}

export const person = {
  heading: 'الشخص المراد تسجيله',
  purpose: 'تستعمل هذه المعطيات لمعرفة صاحب الطلب وتسليمه الوصل والرد عليه؛ وتحفظ مع الملف (القانون رقم 09.08).',
  givenName: 'الاسم الشخصي بالحروف اللاتينية',
  familyName: 'الاسم العائلي بالحروف اللاتينية',
  givenNameAr: 'الاسم الشخصي',
  familyNameAr: 'الاسم العائلي',
  phone: 'الهاتف',
  address: 'العنوان البريدي',
  language: 'لغة رسائله',
  fr: 'Français',
  ar: 'العربية',
  missing: 'يجب ملؤه.',
}

export const dossier = {
  heading: 'الملف',
  name: 'عنوان الملف',
  nameHint: 'موضوع الطلب ومكانه، مثلا «إصلاح واجهة، 4 درب سيدي معروف».',
  nameMissing: 'أعطوا عنوانا للملف.',
  open: 'فتح الملف',
}

export const typed = 'أُدخل في شباك {{body}} من طرف {{name}}'
export const typedBy = 'أُدخل في الشباك من طرف {{name}}'

export const link = {
  heading: 'ربط الملف بحساب صاحب المشروع',
  intro: 'الشخص أمامكم ومعه بطاقته. حسابه يحمل رقم البطاقة نفسه المسجل في الملف: سيحل محله ويظهر الملف في حسابه.',
  email: 'البريد الإلكتروني لحسابه',
  emailMissing: 'اكتبوا عنوانا إلكترونيا كاملا.',
  submit: 'ربط',
  done: 'تم ربط الملف بحسابه.',
}
