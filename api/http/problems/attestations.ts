import type { ProblemKind } from '../problemCodes.ts'

/** Refusals about who stands for a draft, and who takes part in it. */
export const ATTESTATION_PROBLEMS = {
  NOTHING_TO_ATTEST: {
    status: 409,
    title: 'Nothing to attest yet',
    detail: {
      fr: 'Il n’y a encore rien à attester : le terrain, les plans ou les pièces que cette attestation couvre manquent.',
      ar: 'لا يوجد بعد ما يُشهد به: الأرض أو التصاميم أو الوثائق التي تشملها هذه الشهادة غير متوفرة.',
    },
  },
  NOBODY_TO_ATTEST: {
    status: 409,
    title: 'Nobody holds this part',
    detail: {
      fr: 'Personne d’autre ne tient ce rôle dans le dossier. Ajoutez d’abord la personne ou le bureau, puis demandez l’attestation.',
      ar: 'لا أحد غيركم يتولى هذا الدور في الملف. أضيفوا أولا الشخص أو المكتب ثم اطلبوا الشهادة.',
    },
  },
  OWNER_MISSING: {
    status: 409,
    title: 'No owner named',
    detail: {
      fr: 'Le dossier n’a pas encore de maître d’ouvrage. Nommez votre client : il est invité par courriel s’il n’a pas de compte.',
      ar: 'ليس للملف بعد صاحب مشروع. عينوا زبونكم: تصله دعوة بالبريد الإلكتروني إن لم يكن له حساب.',
    },
  },
  AGREEMENT_MISSING: {
    status: 409,
    title: 'The owner has not agreed',
    detail: {
      fr: 'Le maître d’ouvrage n’a pas donné son accord sur le dossier tel qu’il est. Demandez-le lui, ou laissez-le déposer lui-même.',
      ar: 'لم يعط صاحب المشروع موافقته على الملف كما هو. اطلبوها منه أو اتركوه يودعه بنفسه.',
    },
  },
  ATTESTATIONS_MISSING: {
    status: 409,
    title: 'Attestations missing',
    detail: {
      fr: 'Des attestations que la loi demande manquent ou sont à refaire. Demandez-les à ceux qui sont indiqués.',
      ar: 'هناك شهادات يفرضها القانون ناقصة أو يجب تجديدها. اطلبوها من المعنيين المشار إليهم.',
    },
  },
  PERSON_KNOWN: {
    status: 409,
    title: 'This card is somebody’s already',
    detail: {
      fr: 'Quelqu’un est déjà connu sous cette carte. Choisissez cette personne, ou confirmez que ce n’est pas elle.',
      ar: 'هناك شخص معروف بهذه البطاقة. اختاروه، أو أكدوا أنه ليس هو.',
    },
  },
  IDENTITY_DIFFERS: {
    status: 409,
    title: 'Another identity',
    detail: {
      fr: 'Le numéro de carte de ce compte n’est pas celui du dossier. La personne le complète dans son compte, puis vous recommencez.',
      ar: 'رقم البطاقة في هذا الحساب ليس رقم الملف. يكمله المعني في حسابه ثم تعيدون المحاولة.',
    },
  },
  OWNER_HAS_ACCOUNT: {
    status: 409,
    title: 'The owner has an account',
    detail: {
      fr: 'Le maître d’ouvrage de ce dossier le suit déjà depuis son compte : il n’y a rien à rattacher.',
      ar: 'صاحب مشروع هذا الملف يتتبعه من حسابه: لا شيء يجب ربطه.',
    },
  },
  PIECE_NOT_YOURS: {
    status: 403,
    title: 'A piece somebody else signs',
    detail: {
      fr: 'Cette pièce porte la signature d’un autre professionnel : lui, l’architecte ou le maître d’ouvrage la dépose. Choisissez une pièce de votre métier, ou déposez sans pièce.',
      ar: 'تحمل هذه الوثيقة توقيع مهني آخر: هو أو المهندس المعماري أو صاحب المشروع من يودعها. اختاروا وثيقة من مهنتكم أو أودعوا دون تحديد الوثيقة.',
    },
  },
} as const satisfies Record<string, ProblemKind>
