import type { Bilingual } from '../bilingual.ts'
import { metres } from '../conformity/figures.ts'
import { ar, fr, joined, OFFICER_DECIDES } from '../conformity/phrases.ts'
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

/** Height against the widest street the parcel faces, metres. */
export function streetProspect(sides: readonly Side[], zone: EnvelopeZone): StreetProspect {
  const ratio = figureIn(zone, 'prospect_street_ratio')
  if (ratio === null) return { maxM: null, entry: unknownFigure(zone, 'prospect_street_ratio'), doubts: [] }
  const fronts = sides.filter(({ kind }) => kind === 'street')
  const widths = fronts.flatMap(({ streetWidthM }) => (streetWidthM ? [streetWidthM] : []))
  if (widths.length === 0) {
    const entry = figureEntry(zone, 'prospect_street_ratio', { effect: 'unknown', adds: NO_WIDTH })
    return { maxM: null, entry, doubts: [] }
  }
  const [least, widest] = [Math.min(...widths), Math.max(...widths)]
  const maxM = down(ratio * widest)
  return {
    maxM,
    entry: figureEntry(zone, 'prospect_street_ratio', { adds: facing(widest, maxM) }),
    doubts: [
      ...(least < widest ? [widthsDiffer(zone, { least, widest, ratio })] : []),
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

type Widths = { readonly least: number; readonly widest: number; readonly ratio: number }

/** The règlement does not say which street a plot on several is measured against. */
function widthsDiffer(zone: EnvelopeZone, { least, widest, ratio }: Widths): Because {
  const [name, narrow, wide, low] = [nameOf(zone), metres(least), metres(widest), metres(down(ratio * least))]
  const says = {
    fr: fr`${name} : les voies qui bordent la parcelle n'ont pas la même largeur. La hauteur sur voie est calculée sur la plus large, ${wide} ; sur la plus étroite, ${narrow}, elle serait d'au plus ${low}.`,
    ar: ar`${name}: الطرق المحاذية للقطعة ليست بعرض واحد. حسب الارتفاع على الطريق انطلاقا من أوسعها، ${wide}؛ وانطلاقا من أضيقها، ${narrow}، لا يتجاوز ${low}.`,
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
