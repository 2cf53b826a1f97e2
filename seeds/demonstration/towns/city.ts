import { around, polygon, through } from '../curves.ts'
import { type Ground, type Land, tagged } from '../ground.ts'
import { isInside } from '../plane.ts'
import { seeded } from '../random.ts'
import type { Town } from '../types.ts'
import { rows } from '../zoneRules.ts'
import { CITY_PLAN } from './cityPlan.ts'
import { CITY_LINES, CITY_SERVITUDES } from './cityServitudes.ts'

const SHAPES = seeded(1912)
const EDGE = polygon([
  [1760, 180],
  [1690, 760],
  [1420, 1330],
  [820, 1600],
  [180, 1690],
  [-560, 1620],
  [-1080, 1390],
  [-1490, 1010],
  [-1720, 420],
  [-1740, -330],
  [-1500, -900],
  [-1290, -1430],
  [-640, -1620],
  [120, -1560],
  [760, -1690],
  [1310, -1280],
  [1620, -620],
])
const PLAN_LIMIT = polygon([
  [1480, 60],
  [1450, 420],
  [1240, 690],
  [1190, 1010],
  [830, 1120],
  [540, 1370],
  [60, 1330],
  [-330, 1180],
  [-760, 1210],
  [-1010, 900],
  [-1370, 760],
  [-1400, 260],
  [-1290, -120],
  [-1420, -480],
  [-1080, -760],
  [-760, -1010],
  [-260, -1090],
  [120, -1290],
  [560, -1180],
  [870, -950],
  [1240, -880],
  [1180, -420],
  [1410, -260],
])
const HAMLET = around([-950, -1220], 150, { vertices: 13, wobble: 0.15, random: SHAPES })
const MEDINA = around([-420, 400], 215, { vertices: 17, wobble: 0.1, random: SHAPES })
const RING = around([0, 0], 850, { vertices: 26, wobble: 0.05, random: SHAPES })

const NORTH_SOUTH = through([-220, 1990], [-150, 1000], [-50, 380], [0, 0], [25, -460], [110, -1150], [60, -1990])
const EAST_WEST = through([-1990, 220], [-1000, 90], [0, 0], [760, -90], [1990, 60])
const DIAGONAL = through([-60, -50], [520, 470], [1000, 870], [1500, 1390])
const SOUIKA = through([-640, 1990], [-560, 900], [-410, 400], [-400, 60], [-420, -120])

const AVENUES = [
  { axis: through([-300, 600], [-820, 1150], [-1250, 1600]), name: 'Avenue des Orangers' },
  { axis: through([300, 500], [420, 1100], [560, 1900]), name: 'Avenue de la Palmeraie' },
  { axis: through([-500, -640], [-950, -1220], [-1300, -1700]), name: 'Route du Douar' },
  { axis: through([500, -400], [1000, -720], [1700, -1200]), name: "Avenue de l'Atlas" },
  { axis: through([-500, -300], [-1050, -420], [-1900, -560]), name: 'Avenue des Almohades' },
  { axis: through([600, 200], [1100, 330], [1900, 420]), name: 'Avenue des Jacarandas' },
  { axis: through([-500, 300], [-1100, 620], [-1900, 900]), name: 'Avenue des Mérinides' },
]

function draw(ground: Ground): void {
  const centre = (land: Land) => ground.centre(land.outline)
  const outsideRing = (land: Land) => !isInside(centre(land), RING.points)
  const northWest = (land: Land) => centre(land)[0] < -40 && centre(land)[1] > 0
  const northEast = (land: Land) => centre(land)[0] > -60 && centre(land)[1] > -20
  ground.lay({ axis: NORTH_SOUTH, widthM: 30, name: 'Boulevard du Centre' })
  ground.lay({ axis: EAST_WEST, widthM: 30, name: 'Boulevard des Deux-Portes' })
  ground.lay({ axis: CITY_LINES.railway, widthM: 24, name: 'Voie ferrée', kind: 'railway' })
  ground.lay({ axis: CITY_LINES.wadi, widthM: 18, name: "Lit de l'oued", kind: 'water' })
  ground.lay({ axis: DIAGONAL, widthM: 25, name: 'Avenue Diagonale' }, northEast)
  ground.lay({ axis: SOUIKA, widthM: 8, name: 'Rue Souika' }, northWest)
  ground.lay({ axis: MEDINA, widthM: 18, name: 'Boulevard des Remparts' })
  ground.lay({ axis: RING, widthM: 25, name: 'Boulevard de Ceinture' })
  for (const avenue of AVENUES) ground.lay({ ...avenue, widthM: 20 }, outsideRing)
  ground.roundabout('Place du Centre', { centre: [0, 0], radiusM: 48, islandM: 11 })
  ground.roundabout('Rond-point de l’Est', { centre: [826, -92], radiusM: 38, islandM: 9 })
  ground.divide(PLAN_LIMIT, { left: 'plan', right: 'country' })
  ground.divide(HAMLET, { left: 'hamlet', right: 'fields' }, tagged('country'))
  ground.divide(MEDINA, { left: 'S', right: 'outside the walls' }, tagged('plan'))
}

/** A dense arrondissement of Casablanca, zone 26191: plan in force. The cadastre is fictitious. */
export const CITY: Town = {
  communeCode: '06.141.01.41',
  srid: 26191,
  origin: [294_480, 328_170],
  seed: 26_191,
  titleIndex: 'C',
  edge: EDGE,
  limit: PLAN_LIMIT,
  draw,
  quarters: [
    [[-180, 180], 'A5'],
    [[190, 200], 'A5'],
    [[170, -190], 'A5'],
    [[-190, -160], 'B4'],
    [[-250, 650], 'E2'],
    [[-700, 560], 'E2'],
    [[-720, 250], 'E2'],
    [[-480, 760], 'E2'],
    [[-430, 130], 'E3'],
    [[-520, -260], 'B3'],
    [[-300, -420], 'E3'],
    [[420, -330], 'B4'],
    [[600, -160], 'B3'],
    [[250, 620], 'B3'],
    [[560, 470], 'PJP'],
    [[-640, -330], 'EQ'],
    [[1330, 330], 'PB'],
    [[620, 330], 'D1'],
    [[480, 120], 'B3'],
    [[-1000, 250], 'E2'],
    [[-1150, -150], 'E3'],
    [[-900, -300], 'E2'],
    [[-1000, 800], 'E3'],
    [[-450, 1100], 'D1'],
    [[150, 1050], 'D1j'],
    [[650, 1000], 'D2'],
    [[1000, 620], 'D2'],
    [[1100, 200], 'C3'],
    [[1000, -330], 'B3'],
    [[800, -560], 'E3'],
    [[-700, -700], 'I2s1'],
    [[-250, -1000], 'I2'],
    [[500, -1050], 'I2'],
    [[1000, -900], 'I3'],
    [[-1150, -620], 'RA'],
    [[1230, 1000], 'PB'],
  ],
  landmarks: [
    { at: [-620, 960], code: 'EQ' },
    { at: [560, 560], code: 'PJP' },
    { at: [-330, -250], code: 'EQ' },
    { at: [330, -420], code: 'PJP' },
  ],
  blocks: { equipment: 'EQ', park: 'PJP' },
  quarterM2: 95_000,
  collectorM: 20,
  countryside: { ...rows(70, 105, 260, [10, 8, 6]), disorder: 0.11 },
  hamlet: { ...rows(17, 20, 90, [8, 6, 5]), disorder: 0.15 },
  plan: CITY_PLAN,
  servitudes: CITY_SERVITUDES,
  coverage: {
    servitudes: around([0, -20], 1580, { vertices: 12 }),
    cadastre: around([-20, -20], 1690, { vertices: 22 }),
    streets: around([0, -40], 1480, { vertices: 10 }),
  },
}
