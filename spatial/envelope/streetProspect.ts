import type { Bilingual } from '../bilingual.ts'
import { metres } from '../conformity/figures.ts'
import { ar, fr, joined, listed, OFFICER_DECIDES } from '../conformity/phrases.ts'
import { figureEntry, figureIn, nameOf, unknownFigure } from './because.ts'
import { down } from './ceilings.ts'
import type { Because, EnvelopeZone, Side } from './types.ts'

type StreetProspect = {
  /** Null when the ratio is not published, or no street's width is known. */
  readonly maxM: number | null
  readonly entry: Because
  /** What makes the width it was worked out from doubtful. */
  readonly doubts: readonly Because[]
}

const widthsOf = (sides: readonly Side[]): readonly number[] =>
  sides.flatMap(({ kind, streetWidthM }) => (kind === 'street' && streetWidthM ? [streetWidthM] : []))

/** Limits along a street that is narrower than another one of the parcel's: each has a prospect of its own. */
export function narrowerFronts(sides: readonly Side[], zone: EnvelopeZone): readonly Side[] {
  if (!figureIn(zone, 'prospect_street_ratio')) return []
  const widest = Math.max(0, ...widthsOf(sides))
  return sides.filter(({ kind, streetWidthM }) => kind === 'street' && streetWidthM && streetWidthM < widest)
}

/** The height at which a front on a street ends: ratio × the street's width. */
export const frontHeightOf = ({ streetWidthM }: Side, zone: EnvelopeZone): number =>
  down((figureIn(zone, 'prospect_street_ratio') ?? 0) * (streetWidthM ?? 0))

/**
 * How much farther than its set-back a building of some height keeps from a limit along a narrower street, metres: its
 * front ends at ratio × the width, and what rises above steps back by what the ratio asks for. No règlement that was read
 * says how a plot on streets of several widths is measured: nothing is promised beyond what each of them gives.
 */
export function backFromStreet(sides: readonly Side[], zone: EnvelopeZone) {
  const narrower = new Set(narrowerFronts(sides, zone).map(({ edge }) => edge))
  const ratio = figureIn(zone, 'prospect_street_ratio') ?? 0
  return (side: Side, heightM: number): number =>
    narrower.has(side.edge) ? Math.max(0, (heightM - frontHeightOf(side, zone)) / ratio) : 0
}

/** Height against the widest street the parcel faces, metres; along the others it steps back. */
export function streetProspect(sides: readonly Side[], zone: EnvelopeZone): StreetProspect {
  const ratio = figureIn(zone, 'prospect_street_ratio')
  if (ratio === null) return { maxM: null, entry: unknownFigure(zone, 'prospect_street_ratio'), doubts: [] }
  const fronts = sides.filter(({ kind }) => kind === 'street')
  const widths = widthsOf(sides)
  if (widths.length === 0) {
    const entry = figureEntry(zone, 'prospect_street_ratio', { effect: 'unknown', adds: NO_WIDTH })
    return { maxM: null, entry, doubts: [] }
  }
  const widest = Math.max(...widths)
  const narrower = [...new Set(widths)].filter((width) => width < widest).sort((a, b) => a - b)
  const maxM = down(ratio * widest)
  return {
    maxM,
    entry: figureEntry(zone, 'prospect_street_ratio', { adds: facing(widest, maxM) }),
    doubts: [
      ...(narrower.length > 0 ? [widthsDiffer(zone, { narrower, widest, ratio })] : []),
      ...(widths.length < fronts.length ? [widthMissing(zone, widest)] : []),
    ],
  }
}

const NO_WIDTH: Bilingual = {
  fr: fr`La largeur de la voie n'est pas connue : il peut limiter davantage.`,
  ar: 'عرض الطريق غير معروف: وقد يحد أكثر مما سبق.',
}

const facing = (widthM: number, maxM: number): Bilingual => ({
  fr: fr`Sur une voie de ${metres(widthM)}, au plus ${metres(maxM)}.`,
  ar: ar`على طريق عرضه ${metres(widthM)}، في حدود ${metres(maxM)}.`,
})

type Widths = { readonly narrower: readonly number[]; readonly widest: number; readonly ratio: number }

/** The règlement does not say how a plot on streets of several widths is measured. */
function widthsDiffer(zone: EnvelopeZone, { narrower, widest, ratio }: Widths): Because {
  const [name, wide, high] = [nameOf(zone), metres(widest), metres(down(ratio * widest))]
  const back = metres(Math.ceil(100 / ratio) / 100)
  const each = listed(
    narrower.map((width) => {
      const [street, front] = [metres(width), metres(down(ratio * width))]
      return { fr: fr`${front} sur la voie de ${street}`, ar: ar`${front} على الطريق الذي عرضه ${street}` }
    }),
  )
  const says = {
    fr: fr`${name} : les voies qui bordent la parcelle n'ont pas la même largeur. Le prospect est compté le long de chacune : au plus ${high} sur celle de ${wide} ; la façade s'arrête à ${each}, et chaque mètre au-dessus recule de ${back}.`,
    ar: ar`${name}: الطرق المحاذية للقطعة ليست بعرض واحد. حسب الارتفاع على طول كل منها: في حدود ${high} على الطريق الذي عرضه ${wide}؛ وتقف الواجهة عند ${each}، ويتراجع كل متر فوق ذلك بمقدار ${back}.`,
  }
  return figureEntry(zone, 'prospect_street_ratio', { effect: 'disputed', says: joined(says, OFFICER_DECIDES) })
}

function widthMissing(zone: EnvelopeZone, widestM: number): Because {
  const [name, wide] = [nameOf(zone), metres(widestM)]
  const says = {
    fr: fr`${name} : la largeur d'une voie qui borde la parcelle n'est pas connue. La hauteur sur voie est calculée sur la plus large des largeurs connues, ${wide}.`,
    ar: ar`${name}: عرض أحد الطرق المحاذية للقطعة غير معروف. حسب الارتفاع على الطريق انطلاقا من أكبر عرض معروف، ${wide}.`,
  }
  return figureEntry(zone, 'prospect_street_ratio', { effect: 'unknown', says })
}
