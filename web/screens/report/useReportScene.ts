import { useMemo } from 'react'
import type { ReportAnswer } from '../../../api/contract/conformity.ts'
import type { BuildableView } from '../envelope/useBuildable.ts'
import { type Box, boxOf, type Scene } from '../map/scene.ts'

const MARGIN_SHARE = 0.9

/** Room around the parcel, so that what it is checked against shows too. */
function widened(box: Box | null): Box | null {
  if (!box) return null
  const [west, south, east, north] = box
  const [dx, dy] = [(east - west) * MARGIN_SHARE, (north - south) * MARGIN_SHARE]
  return [west - dx, south - dy, east + dx, north + dy]
}

/** The report's map: the parcel, every finding at its place and the one being read, and what can be built when it is told. */
export function useReportScene(
  report: ReportAnswer | null,
  focused: number | null,
  onFocus: (check: number | null) => void,
  buildable?: BuildableView,
): Scene {
  const { drawn = null, onSide } = buildable ?? {}
  return useMemo(() => {
    if (!report) return {}
    const { parcel, checks } = report
    return {
      subject: parcel.geometry,
      // What can be built is read under no finding's hatching, unless one finding is asked for.
      checks: drawn && focused === null ? [] : checks,
      focused,
      onFocus,
      goTo: widened(boxOf(parcel.geometry.coordinates)),
      srid: parcel.legal.srid,
      envelope: drawn,
      onSide,
    }
  }, [report, focused, onFocus, drawn, onSide])
}
