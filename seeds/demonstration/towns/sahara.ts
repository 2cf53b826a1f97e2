import { around, polygon, straight, through } from '../curves.ts'
import type { Ground } from '../ground.ts'
import type { ServitudeSpec, Town } from '../types.ts'
import { rows } from '../zoneRules.ts'
import { SAHARA_PLAN } from './saharaPlan.ts'

const EDGE = polygon([
  [930, 40],
  [900, 560],
  [480, 780],
  [-60, 810],
  [-620, 720],
  [-900, 340],
  [-960, -260],
  [-700, -640],
  [-180, -800],
  [420, -760],
  [840, -470],
])
const LIMIT = polygon([
  [620, 60],
  [600, 400],
  [330, 520],
  [-120, 500],
  [-520, 440],
  [-650, 160],
  [-630, -260],
  [-380, -470],
  [60, -500],
  [420, -430],
  [600, -230],
])

const MAIN = through([-1150, -250], [-400, -95], [0, 0], [420, 85], [1150, 230])
const CROSS = through([190, -1000], [70, -330], [0, 0], [-75, 360], [-190, 1000])
const WADI = through([-1200, 590], [-500, 640], [100, 610], [1200, 700])
const RUNWAY = straight([-1250, -980], [-560, -830])
const TO_CONFIRM = 'à confirmer'

function draw(ground: Ground): void {
  ground.lay({ axis: WADI, widthM: 60, name: "Lit de l'oued", kind: 'water' })
  ground.lay({ axis: MAIN, widthM: 40, name: "Boulevard de l'Horizon" })
  ground.lay({ axis: CROSS, widthM: 30, name: 'Avenue des Sables' })
  ground.lay({ axis: through([-290, -900], [-345, -85], [-460, 800]), widthM: 25, name: 'Avenue des Acacias' })
  ground.lay({ axis: through([480, -900], [330, 65], [240, 800]), widthM: 25, name: 'Avenue du Sel' })
  ground.roundabout('Place des Sables', { centre: [0, 0], radiusM: 50, islandM: 13 })
  ground.divide(LIMIT, { left: 'plan', right: 'country' })
}

const SERVITUDES: readonly ServitudeSpec[] = [
  {
    kind: 'aerodrome',
    effect: 'limits_height',
    name: { fr: 'Aérodrome : hauteur limitée à 10 m', ar: 'المطار: العلو محدود في 10 م' },
    act: "Plan de servitudes aéronautiques (démonstration), annexe 14 de l'OACI",
    body: "Direction de l'aviation civile",
    heightLimitM: 10,
    generator: { along: RUNWAY },
    bufferM: 500,
    bufferSource: TO_CONFIRM,
    dataDate: '2017-11-01',
    from: '2018-01-01',
  },
  {
    kind: 'aerodrome',
    effect: 'limits_height',
    name: { fr: 'Aérodrome : hauteur limitée à 20 m', ar: 'المطار: العلو محدود في 20 م' },
    act: "Plan de servitudes aéronautiques (démonstration), annexe 14 de l'OACI",
    body: "Direction de l'aviation civile",
    heightLimitM: 20,
    generator: { along: RUNWAY },
    bufferM: 750,
    innerM: 500,
    bufferSource: TO_CONFIRM,
    dataDate: '2017-11-01',
    from: '2018-01-01',
  },
  {
    kind: 'watercourse',
    effect: 'forbids',
    name: { fr: "Francs-bords de l'oued", ar: 'ضفاف الوادي الحرة' },
    act: 'Loi 36-15, domaine public hydraulique',
    body: 'Agence du bassin hydraulique',
    generator: { along: WADI },
    bufferM: 36,
    bufferSource: TO_CONFIRM,
    dataDate: '2016-03-01',
  },
  {
    kind: 'flood',
    effect: 'limits_use',
    name: { fr: 'Zone inondable (SI)', ar: 'منطقة قابلة للفيضان' },
    act: null,
    body: 'Agence du bassin hydraulique',
    forbiddenUses: ['individual_housing', 'collective_housing', 'hotel', 'public_facility'],
    generator: { along: WADI },
    bufferM: 170,
    innerM: 36,
    bufferSource: TO_CONFIRM,
    toleranceM: 5,
  },
  {
    kind: 'military',
    effect: 'forbids',
    name: { fr: 'Ouvrage militaire : zone de 250 m', ar: 'منشأة عسكرية: منطقة 250 م' },
    act: 'Dahir du 7-08-1934',
    body: 'Administration de la défense nationale',
    generator: {
      area: polygon([
        [760, -560],
        [860, -540],
        [850, -420],
        [740, -450],
      ]),
    },
    bufferM: 250,
    bufferSource: 'dahir du 7-08-1934',
    dataDate: '2012-01-01',
    from: '1980-01-01',
  },
  {
    kind: 'power_line',
    effect: 'forbids',
    name: { fr: 'Ligne électrique 225 kV', ar: 'خط كهربائي عالي التوتر 225 كيلوفولط' },
    act: "Déclaration d'utilité publique n° D-09/225 (démonstration)",
    body: 'ONEE',
    generator: { along: through([-700, 760], [-560, 200], [-600, -700]) },
    bufferM: 20,
    bufferSource: TO_CONFIRM,
    dataDate: '2015-04-01',
    from: '2009-04-01',
  },
  {
    kind: 'cemetery',
    effect: 'forbids',
    name: { fr: 'Cimetière : ceinture de 30 m', ar: 'المقبرة: حزام 30 م' },
    act: "Règlement du plan d'aménagement (démonstration), art. 4",
    generator: { blockAt: [389, 267] },
    bufferM: 30,
    innerM: 0,
    bufferSource: TO_CONFIRM,
    dataDate: '2018-02-15',
    from: '2018-02-15',
  },
  {
    kind: 'alignment',
    effect: 'alignment',
    name: { fr: "Élargissement de l'avenue des Sables à 38 m", ar: 'توسيع شارع الرمال إلى 38 م' },
    act: "Arrêté d'alignement n° D-23/05 (démonstration)",
    generator: { along: through([-20, 95], [-50, 240], [-85, 410]) },
    bufferM: 19,
    bufferSource: "arrêté d'alignement (démonstration)",
    dataDate: '2023-05-22',
    from: '2023-05-22',
    to: '2033-05-22',
  },
]

/** A town of the Sahara, zone 26194: wide streets at right angles, a plan in force and its revision under study. */
export const SAHARA: Town = {
  communeCode: '11.321.01.03',
  srid: 26194,
  origin: [428_450, 538_700],
  seed: 26_194,
  titleIndex: '66',
  edge: EDGE,
  limit: LIMIT,
  draw,
  quarters: [
    [[-150, 100], 'HM'],
    [[150, 100], 'HM'],
    [[150, -150], 'HM'],
    [[-170, -180], 'HE'],
    [[-200, 330], 'HE'],
    [[120, 330], 'HE'],
    [[200, -350], 'HE'],
    [[-480, 100], 'HE'],
    [[-450, 300], 'VL'],
    [[450, 250], 'VL'],
    [[450, -150], 'HE'],
    [[-500, -150], 'ZI'],
    [[-330, -340], 'ZI'],
    [[-60, -400], 'NA'],
    [[480, -330], 'NA'],
  ],
  landmarks: [
    { at: [389, 267], code: 'EQ' },
    { at: [-107, 58], code: 'ZV' },
  ],
  blocks: { equipment: 'EQ', park: 'ZV' },
  quarterM2: 70_000,
  collectorM: 20,
  countryside: { ...rows(110, 130, 300, [12, 10, 8]), disorder: 0.08 },
  hamlet: { ...rows(17, 20, 90, [8, 6, 5]), disorder: 0.15 },
  plan: SAHARA_PLAN,
  servitudes: SERVITUDES,
  coverage: {
    servitudes: around([0, 0], 790, { vertices: 9 }),
    cadastre: around([-20, 0], 830, { vertices: 10 }),
    streets: around([0, 0], 760, { vertices: 10 }),
  },
}
