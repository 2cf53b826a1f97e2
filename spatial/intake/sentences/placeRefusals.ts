import type { RefusalCode } from '../codes.ts'
import type { FILE_REFUSALS } from './fileRefusals.ts'
import { ifKnown, orElse, plain, type Sentence } from './wording.ts'

type PlaceRefusal = Exclude<RefusalCode, keyof typeof FILE_REFUSALS>

/** What is wrong with coordinates or with the shape they draw: what, where, what to do. */
export const PLACE_REFUSALS: Readonly<Record<PlaceRefusal, Sentence>> = {
  COORDINATE_NOT_A_NUMBER: (figures) => ({
    fr: `Une coordonnée n'est pas un nombre${ifKnown(figures, 'feature', (rank) => `, parcelle ${rank}`)}${ifKnown(figures, 'ring', (ring) => `, contour ${ring}`)}${ifKnown(figures, 'vertex', (vertex) => `, sommet ${vertex}`)}${ifKnown(figures, 'line', (line) => `, ligne ${line}`)}${ifKnown(figures, 'borne', (name) => `, borne ${name}`)}. Corrigez-la, puis renvoyez-la.`,
    ar: `إحدى الإحداثيات ليست رقما${ifKnown(figures, 'feature', (rank) => `، القطعة ${rank}`)}${ifKnown(figures, 'ring', (ring) => `، المحيط ${ring}`)}${ifKnown(figures, 'vertex', (vertex) => `، الرأس ${vertex}`)}${ifKnown(figures, 'line', (line) => `، السطر ${line}`)}${ifKnown(figures, 'borne', (name) => `، العلامة ${name}`)}. صححوها ثم أعيدوا الإرسال.`,
  }),
  SHAPE_CURVED: plain(
    "Cette forme est tracée avec des arcs, qu'aucune mesure exacte ne lit ici. Dans votre logiciel, convertissez les courbes en segments (QGIS : « Segmenter »), puis redonnez le fichier ; ou redessinez son contour.",
    'هذا الشكل مرسوم بأقواس لا تقرأ هنا بقياس دقيق. حولوا المنحنيات إلى قطع مستقيمة في برنامجكم (QGIS: «Segmenter») ثم أعيدوا تقديم الملف، أو أعيدوا رسم محيطه.',
  ),
  SRID_NOT_LEGAL: (figures) => ({
    fr: `Le système ${orElse(figures, 'srid', 'déclaré')} n'est pas un système légal marocain. Choisissez 26191, 26192, 26194 ou 26195 (Lambert), ou 4326 pour des degrés.`,
    ar: `النظام ${orElse(figures, 'srid', 'المصرح به')} ليس نظاما قانونيا مغربيا. اختاروا 26191 أو 26192 أو 26194 أو 26195 (لامبير)، أو 4326 للدرجات.`,
  }),
  CRS_FOREIGN: (figures) => ({
    fr: `Le fichier est dans le système « ${orElse(figures, 'name', 'inconnu')} », qui n'est ni une zone Lambert marocaine ni des degrés WGS 84. Reprojetez-le dans la zone Lambert de la commune, puis renvoyez-le.`,
    ar: `الملف في النظام «${orElse(figures, 'name', 'غير معروف')}»، وهو ليس منطقة لامبير مغربية ولا درجات WGS 84. أعيدوا إسقاطه في منطقة لامبير الخاصة بالجماعة ثم أرسلوه.`,
  }),
  CRS_MISMATCH: plain(
    'Les coordonnées sont des mètres, alors que des degrés (4326) ont été déclarés. Choisissez la zone Lambert du plan : 26191, 26192, 26194 ou 26195.',
    'الإحداثيات بالأمتار بينما صرح بأنها درجات (4326). اختاروا منطقة لامبير الخاصة بالتصميم: 26191 أو 26192 أو 26194 أو 26195.',
  ),
  CRS_UNKNOWN: plain(
    'Ces coordonnées ne tombent dans aucune zone Lambert du Maroc : le plan est sans doute dessiné dans un repère local. Demandez au géomètre les coordonnées Lambert des bornes.',
    'هذه الإحداثيات لا تقع في أي منطقة لامبير بالمغرب: غالبا ما رسم التصميم في مرجع محلي. اطلبوا من المهندس الطبوغرافي إحداثيات لامبير للعلامات.',
  ),
  AXES_SWAPPED: (figures) => ({
    fr: `Les deux coordonnées semblent inversées${ifKnown(figures, 'srid', (srid) => ` pour la zone ${srid}`)}. Échangez les colonnes X et Y (ou mettez la longitude avant la latitude), puis recommencez.`,
    ar: `يبدو أن الإحداثيتين معكوستان${ifKnown(figures, 'srid', (srid) => ` بالنسبة للمنطقة ${srid}`)}. بدلوا العمودين X وY (أو ضعوا خط الطول قبل خط العرض) ثم أعيدوا المحاولة.`,
  }),
  DEGREES_AS_METRES: plain(
    'Ces coordonnées sont des degrés, alors que des mètres Lambert étaient attendus. Déclarez le système 4326 (WGS 84), ou donnez les coordonnées Lambert du plan.',
    'هذه الإحداثيات بالدرجات بينما كان المنتظر أمتار لامبير. صرحوا بالنظام 4326 (WGS 84) أو أعطوا إحداثيات لامبير الواردة في التصميم.',
  ),
  OUTSIDE_MOROCCO: (figures) => ({
    fr: `La parcelle tombe hors du Maroc${ifKnown(figures, 'srid', (srid) => ` si ses coordonnées sont dans la zone ${srid}`)}. Vérifiez la zone Lambert et les coordonnées.`,
    ar: `القطعة تقع خارج المغرب${ifKnown(figures, 'srid', (srid) => ` إذا كانت إحداثياتها في المنطقة ${srid}`)}. تحققوا من منطقة لامبير ومن الإحداثيات.`,
  }),
  SPANS_TWO_ZONES: (figures) => ({
    fr: `Le contour sort trop loin de sa zone Lambert${ifKnown(figures, 'srid', (srid) => ` (${srid})`)} : ses longueurs n'y seraient plus exactes. Découpez-le par zone, une parcelle dans chacune.`,
    ar: `المحيط يخرج بعيدا عن منطقة لامبير الخاصة به${ifKnown(figures, 'srid', (srid) => ` (${srid})`)} فلا تبقى الأطوال فيها دقيقة. قسموه حسب المنطقة، قطعة في كل واحدة.`,
  }),
  LINE_TOO_SHORT: plain(
    "Ce tracé n'a pas de longueur : il lui faut au moins deux points distincts. Ajoutez le point d'arrivée.",
    'هذا المسار ليس له طول: يلزمه نقطتان مختلفتان على الأقل. أضيفوا نقطة الوصول.',
  ),
  LINE_SELF_CROSSING: plain(
    'Le tracé se croise, se touche ou revient sur lui-même. Déplacez le point voisin de cet endroit, ou déposez deux tracés.',
    'المسار يتقاطع مع نفسه أو يلمسها أو يعود عليها. حركوا النقطة القريبة من هذا المكان أو أودعوا مسارين.',
  ),
  RING_TOO_SHORT: plain(
    'Le contour a moins de trois sommets distincts. Complétez les bornes de la parcelle.',
    'المحيط له أقل من ثلاثة رؤوس مختلفة. أكملوا علامات القطعة.',
  ),
  RING_SELF_CROSSING: plain(
    "Le contour se croise ou se touche lui-même. Vérifiez l'ordre des bornes autour de cet endroit.",
    'المحيط يتقاطع مع نفسه أو يلمس نفسه. تحققوا من ترتيب العلامات حول هذا المكان.',
  ),
  RINGS_CROSSING: plain(
    "Deux contours de la parcelle se croisent ou partagent un côté. Corrigez l'enclave ou le contour extérieur à cet endroit.",
    'محيطان من القطعة يتقاطعان أو يشتركان في ضلع. صححوا الجيب أو المحيط الخارجي في هذا المكان.',
  ),
  HOLE_OUTSIDE_SHELL: plain(
    'Une enclave est dessinée hors du contour de la parcelle. Supprimez-la, ou faites-en une parcelle à part.',
    'جيب مرسوم خارج محيط القطعة. احذفوه أو اجعلوه قطعة مستقلة.',
  ),
  HOLES_NESTED: plain(
    "Une enclave est dessinée dans une autre enclave. Supprimez celle de l'intérieur, ou faites-en une partie de la parcelle.",
    'جيب مرسوم داخل جيب آخر. احذفوا الجيب الداخلي أو اجعلوه جزءا من القطعة.',
  ),
  INTERIOR_SPLIT: plain(
    'Des enclaves qui se touchent coupent la parcelle en morceaux. Dessinez chaque morceau comme une partie à part.',
    'جيوب متلامسة تقسم القطعة إلى أجزاء. ارسموا كل جزء على حدة.',
  ),
  PARTS_OVERLAPPING: plain(
    'Deux parties de la parcelle se recouvrent ou partagent un côté. Réunissez-les en un seul contour.',
    'جزءان من القطعة يتراكبان أو يشتركان في ضلع. اجمعوهما في محيط واحد.',
  ),
  SPIKE: plain(
    'Le contour fait une pointe sans largeur : il revient sur ses pas. Retirez la borne au bout de la pointe.',
    'المحيط يشكل نتوءا بدون عرض: يرجع على نفس المسار. احذفوا العلامة الموجودة في طرف النتوء.',
  ),
  ZERO_AREA: plain(
    "Les sommets du contour sont alignés : il n'a pas de surface. Vérifiez les coordonnées des bornes.",
    'رؤوس المحيط على استقامة واحدة، فلا مساحة له. تحققوا من إحداثيات العلامات.',
  ),
}
