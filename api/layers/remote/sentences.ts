import type { Bilingual } from '../../../spatial/bilingual.ts'
import type { RemoteFaultCode } from '../../contract/layers.ts'

/** What a server outside the house did wrong, in words, and what to do. */
export const FAULT_SENTENCES: Readonly<Record<RemoteFaultCode, Bilingual>> = {
  ADDRESS: {
    fr: 'Cette adresse n’en est pas une que l’on puisse interroger : donnez une adresse http ou https, sans nom ni mot de passe.',
    ar: 'لا يمكن استعمال هذا العنوان: قدموا عنوان http أو https دون اسم مستخدم ولا كلمة مرور.',
  },
  PRIVATE: {
    fr: 'Cette adresse est celle d’un réseau privé : seul un serveur désigné par l’exploitant (ROKHAS_LAYER_SERVERS) y est interrogé.',
    ar: 'هذا العنوان يخص شبكة خاصة: لا يستعلم فيها إلا من خادم عينه المشغل (ROKHAS_LAYER_SERVERS).',
  },
  UNREACHABLE: {
    fr: 'Le serveur ne répond pas. Vérifiez l’adresse, ou réessayez plus tard.',
    ar: 'الخادم لا يجيب. تحققوا من العنوان أو أعيدوا المحاولة لاحقا.',
  },
  SLOW: {
    fr: 'Le serveur n’a pas répondu à temps. Réessayez plus tard.',
    ar: 'لم يجب الخادم في الوقت المحدد. أعيدوا المحاولة لاحقا.',
  },
  TOO_LARGE: {
    fr: 'La réponse du serveur est trop volumineuse pour être affichée.',
    ar: 'جواب الخادم أكبر من أن يعرض.',
  },
  STATUS: {
    fr: 'Le serveur a refusé la demande.',
    ar: 'رفض الخادم الطلب.',
  },
  TYPE: {
    fr: 'Le serveur a répondu autre chose que ce qui lui était demandé.',
    ar: 'أجاب الخادم بغير ما طلب منه.',
  },
  REDIRECTS: {
    fr: 'Le serveur renvoie d’adresse en adresse sans jamais répondre.',
    ar: 'يحيل الخادم من عنوان إلى آخر دون أن يجيب.',
  },
  UNREADABLE: {
    fr: 'La réponse du serveur n’est pas la description d’un tel service. Vérifiez l’adresse et le type de service.',
    ar: 'جواب الخادم ليس وصفا لخدمة من هذا النوع. تحققوا من العنوان ومن نوع الخدمة.',
  },
}
