import type { Bilingual } from '../../../spatial/bilingual.ts'
import { LEAST } from '../../contract/performance/indicators.ts'
import { RANKS } from '../../contract/performance/rankings.ts'

/** What no text sets, and the house chose: printed word for word with each ranking. */
export const RULE: readonly Bilingual[] = [
  {
    fr: 'Sont classés les communes et les arrondissements ; une ville qui a des arrondissements n’est pas classée elle-même.',
    ar: 'ترتب الجماعات والمقاطعات، أما المدينة التي تضم مقاطعات فلا ترتب بذاتها.',
  },
  {
    fr: 'Le classement se fait sur la moyenne du délai des dossiers décidés dans le trimestre, en jours, le temps du demandeur non compté : comme le délai légal. Grands et petits projets sont classés à part.',
    ar: 'يتم الترتيب حسب متوسط أجل الملفات التي بت فيها خلال الفصل، بالأيام، دون احتساب الوقت الذي يعود إلى صاحب الطلب، كما يحتسب الأجل القانوني. ترتب المشاريع الكبرى والصغرى كل على حدة.',
  },
  {
    fr: `Un territoire qui a décidé moins de ${LEAST} dossiers du type dans le trimestre n’est pas classé ; il est nommé à part, sans son chiffre.`,
    ar: `لا يرتب أي مجال ترابي بت في أقل من ${LEAST} ملفات من هذا الصنف خلال الفصل، بل يذكر على حدة دون رقمه.`,
  },
  {
    fr: 'Les délais sont comparés tels qu’ils sont imprimés, à une décimale. À chiffre égal, rang égal ; le rang suivant compte tous ceux qui précèdent.',
    ar: 'تقارن الآجال كما هي مطبوعة برقم واحد بعد الفاصلة. عند تساوي الرقم تتساوى الرتبة، وتحتسب الرتبة الموالية كل من سبقها.',
  },
  {
    fr: `Sont nommés tous ceux dont le rang est au plus ${RANKS} : ils peuvent être plus de ${RANKS}.`,
    ar: `يذكر كل من لا تتجاوز رتبته ${RANKS}، وقد يفوق عددهم ${RANKS}.`,
  },
  {
    fr: `La variation est la moyenne du trimestre moins celle du trimestre précédent. Elle demande au moins ${LEAST} dossiers décidés dans chacun des deux.`,
    ar: `التغير هو متوسط الفصل ناقص متوسط الفصل السابق، ويشترط البت في ${LEAST} ملفات على الأقل في كل منهما.`,
  },
  {
    fr: 'Une commune créée, fusionnée ou dont le territoire a changé entre les deux trimestres n’est pas comparée : elle est nommée à part.',
    ar: 'لا تقارن الجماعة المحدثة أو المدمجة أو التي تغير مجالها الترابي بين الفصلين، بل تذكر على حدة.',
  },
  {
    fr: 'Les classes de population suivent le dernier recensement : plus de 50 000 habitants et arrondissements (guichet unique propre), de 20 001 à 50 000, 20 000 au plus.',
    ar: 'تتبع فئات السكان آخر إحصاء: أكثر من 50000 نسمة والمقاطعات (شباك وحيد خاص)، من 20001 إلى 50000، ثم 20000 على الأكثر.',
  },
]
