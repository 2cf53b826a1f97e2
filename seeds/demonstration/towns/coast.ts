import { around, polygon, straight, through } from '../curves.ts'
import type { Ground, Land } from '../ground.ts'
import type { ServitudeSpec, Town } from '../types.ts'
import { rows } from '../zoneRules.ts'
import { COAST_PLAN } from './coastPlan.ts'

/** From the south: the beach bends towards the north-west, as a bay does. */
const SHORE = through([-560, -1120], [-700, -760], [-790, -330], [-830, 120], [-880, 560], [-985, 980])
const EDGE = polygon([
  ...[...SHORE.points].reverse(),
  [60, -1170],
  [640, -1020],
  [1010, -640],
  [1130, -60],
  [1040, 520],
  [700, 930],
  [180, 1060],
  [-420, 1090],
])
const LIMIT = polygon([
  [-900, 640],
  [-860, 330],
  [-825, 60],
  [-790, -330],
  [-740, -620],
  [-330, -700],
  [240, -720],
  [560, -560],
  [760, -180],
  [800, 280],
  [560, 610],
  [60, 720],
  [-480, 760],
])

const CORNICHE = through([-470, -1300], [-600, -760], [-680, -330], [-715, 120], [-760, 560], [-870, 1200])
const HIGHWAY = through([130, -1400], [40, -700], [-20, 0], [-100, 600], [-180, 1300])
const BEACH_AVENUE = through([-1100, 130], [-400, 60], [0, 20], [600, 60], [1400, 170])
const WADI = through([-1200, -480], [-640, -470], [-200, -400], [300, -450], [1400, -330])
const TO_CONFIRM = 'à confirmer'

function draw(ground: Ground): void {
  const landward = (land: Land) => ground.centre(land.outline)[0] > -640
  ground.lay({ axis: WADI, widthM: 34, name: "Lit de l'oued", kind: 'water' })
  ground.lay({ axis: CORNICHE, widthM: 25, name: 'Corniche' })
  ground.lay({ axis: HIGHWAY, widthM: 30, name: 'Boulevard du Souss' })
  ground.lay({ axis: BEACH_AVENUE, widthM: 30, name: 'Avenue de la Plage' }, landward)
  ground.lay({ axis: through([-420, 30], [-380, 500], [-470, 1200]), widthM: 20, name: "Avenue de l'Argan" }, landward)
  ground.lay({ axis: through([500, 30], [420, 420], [520, 1100]), widthM: 20, name: 'Avenue des Dattiers' }, landward)
  ground.lay({ axis: through([560, 60], [500, -420], [620, -1300]), widthM: 20, name: 'Avenue du Thym' }, landward)
  ground.roundabout("Place de l'Horizon", { centre: [-22, 21], radiusM: 44, islandM: 10 })
  ground.divide(LIMIT, { left: 'plan', right: 'country' })
}

/** Off the shore, as far as the strip could reach. */
const SEA = polygon([...SHORE.points, [-1000, 1300], [-1400, 1300], [-1400, -1300], [-480, -1300]])

const SHORE_SERVITUDES: readonly ServitudeSpec[] = [
  {
    kind: 'maritime_domain',
    effect: 'forbids',
    name: { fr: 'Domaine public maritime', ar: 'الملك العمومي البحري' },
    act: 'Délimitation n° D-44 (démonstration)',
    body: "Direction de l'équipement",
    generator: { along: SHORE },
    bufferM: 6,
    bufferSource: '6 m à partir des plus hautes mers',
    dataDate: '2009-02-01',
    from: '2009-02-01',
  },
  {
    kind: 'littoral_strip',
    effect: 'forbids',
    name: { fr: 'Bande littorale de 100 m', ar: 'الشريط الساحلي 100 م' },
    act: 'Loi 81-12 relative au littoral',
    body: "Direction de l'équipement",
    generator: { along: SHORE },
    bufferM: 106,
    innerM: 6,
    without: SEA,
    bufferSource: 'loi 81-12',
    dataDate: '2015-07-16',
    from: '2015-07-16',
  },
  {
    kind: 'other',
    effect: 'limits_height',
    name: { fr: 'Front de mer : cône de vue', ar: 'واجهة البحر: مخروط الرؤية' },
    act: "Règlement du plan d'aménagement (démonstration), art. 4",
    heightLimitM: 12,
    generator: { along: straight([-720, 90], [-300, 50]) },
    bufferM: 60,
    bufferSource: 'règlement de démonstration',
    dataDate: '2026-03-02',
  },
]

const LAND_SERVITUDES: readonly ServitudeSpec[] = [
  {
    kind: 'watercourse',
    effect: 'forbids',
    name: { fr: "Francs-bords de l'oued", ar: 'ضفاف الوادي الحرة' },
    act: 'Loi 36-15, domaine public hydraulique',
    body: 'Agence du bassin hydraulique',
    generator: { along: WADI },
    bufferM: 23,
    bufferSource: TO_CONFIRM,
    dataDate: '2020-10-12',
  },
  {
    kind: 'flood',
    effect: 'limits_use',
    name: { fr: 'Zone inondable (SI)', ar: 'منطقة قابلة للفيضان' },
    act: 'Étude hydraulique n° D-20/3 (démonstration)',
    body: 'Agence du bassin hydraulique',
    forbiddenUses: ['individual_housing', 'collective_housing', 'hotel', 'public_facility'],
    generator: { along: WADI },
    bufferM: 95,
    innerM: 23,
    bufferSource: TO_CONFIRM,
    toleranceM: 5,
  },
  {
    kind: 'power_line',
    effect: 'forbids',
    name: { fr: 'Ligne électrique 60 kV', ar: 'خط كهربائي 60 كيلوفولط' },
    act: null,
    body: 'ONEE',
    generator: { along: through([760, 900], [640, 300], [690, -300], [560, -1000]) },
    bufferM: 11,
    bufferSource: TO_CONFIRM,
  },
  {
    kind: 'cemetery',
    effect: 'forbids',
    name: { fr: 'Cimetière : ceinture de 30 m', ar: 'المقبرة: حزام 30 م' },
    act: "Règlement du plan d'aménagement (démonstration), art. 5",
    generator: { blockAt: [243, 578] },
    bufferM: 30,
    innerM: 0,
    bufferSource: TO_CONFIRM,
    dataDate: '2026-03-02',
  },
  {
    kind: 'road',
    effect: 'requires_avis',
    name: { fr: 'Route nationale : avis des travaux publics', ar: 'الطريق الوطنية: رأي الأشغال العمومية' },
    act: 'Décret 2-92-832, art. 32',
    body: "Direction provinciale de l'équipement",
    generator: { along: HIGHWAY },
    bufferM: 35,
    bufferSource: TO_CONFIRM,
    dataDate: '2019-05-20',
  },
  {
    kind: 'alignment',
    effect: 'alignment',
    name: { fr: "Élargissement de l'avenue de la Plage à 38 m", ar: 'توسيع شارع الشاطئ إلى 38 م' },
    act: "Arrêté d'alignement n° D-24/09 (démonstration)",
    generator: { along: through([80, 20], [420, 43], [760, 82]) },
    bufferM: 19,
    bufferSource: "arrêté d'alignement (démonstration)",
    dataDate: '2024-09-10',
    from: '2024-09-10',
    to: '2034-09-10',
  },
]

/** A medium town on the Atlantic, zone 26192: a draft binds while it waits for approval. The cadastre is fictitious. */
export const COAST: Town = {
  communeCode: '09.001.01.01',
  srid: 26192,
  origin: [97_350, 384_600],
  seed: 26_192,
  titleIndex: '09',
  edge: EDGE,
  limit: LIMIT,
  draw,
  quarters: [
    [[-800, 200], 'ZV'],
    [[-760, -200], 'ZV'],
    [[-840, 500], 'ZV'],
    [[-560, 250], 'ZT'],
    [[-540, -150], 'ZT'],
    [[-620, 550], 'ZT'],
    [[-200, 200], 'HC'],
    [[-250, -150], 'HC'],
    [[150, -200], 'HM'],
    [[180, 150], 'HM'],
    [[-250, 480], 'HE'],
    [[-120, 650], 'HE'],
    [[200, 400], 'HE'],
    [[340, -300], 'HE'],
    [[600, 380], 'V'],
    [[660, 60], 'V'],
    [[640, -250], 'HE'],
    [[-440, -580], 'RU'],
    [[-80, -580], 'HE'],
    [[300, -600], 'ZA'],
    [[520, -520], 'ZA'],
  ],
  landmarks: [
    { at: [243, 578], code: 'EQ' },
    { at: [126, 85], code: 'ZV' },
  ],
  blocks: { equipment: 'EQ', park: 'ZV' },
  quarterM2: 75_000,
  collectorM: 20,
  countryside: { ...rows(60, 85, 220, [10, 8, 6]), disorder: 0.12 },
  hamlet: { ...rows(17, 20, 90, [8, 6, 5]), disorder: 0.15 },
  plan: COAST_PLAN,
  servitudes: [...SHORE_SERVITUDES, ...LAND_SERVITUDES],
  coverage: {
    servitudes: around([50, -20], 960, { vertices: 11 }),
    cadastre: around([30, -10], 1080, { vertices: 12 }),
    streets: around([30, -10], 980, { vertices: 12 }),
  },
}
