import type { Box } from '../map/scene.ts'
import type { View } from '../map/viewSearch.ts'

const TILE_PX = 256
/** Beside the panel of the list. */
const PANEL_PX = 448
const WIDE_PX = 1100
const ROOM = 1.2
const CLOSEST = 17

type WindowSize = { readonly innerWidth: number; readonly innerHeight: number }

/** What a view shows in this window, west,south,east,north in degrees, to a ten-thousandth: what the list is asked for. */
export function boxOfView(
  { center: [lon, lat], zoom }: View,
  { innerWidth, innerHeight }: WindowSize = window,
): string {
  const degrees = 360 / (TILE_PX * 2 ** zoom)
  const { width, height } = mapOf({ innerWidth, innerHeight })
  const across = (width * degrees) / 2
  const up = (height * degrees * Math.cos((lat * Math.PI) / 180)) / 2
  const box = [lon - across, lat - up, lon + across, lat + up]
  return box.map((side, nth) => clamped(side, nth % 2 === 0 ? 180 : 85).toFixed(4)).join(',')
}

/** The view that shows a box of degrees whole in this window, with a little room around. */
export function viewOfBox([west, south, east, north]: Box, { innerWidth, innerHeight }: WindowSize = window): View {
  const { width, height } = mapOf({ innerWidth, innerHeight })
  const center = [(west + east) / 2, (south + north) / 2] as const
  const flat = Math.cos((center[1] * Math.PI) / 180)
  const degrees = Math.max((east - west) / width, (north - south) / (height * flat)) * ROOM
  return { center, zoom: Math.min(CLOSEST, Math.log2(360 / (TILE_PX * degrees))) }
}

/** The map of the servitudes beside their panel, or above it in a narrow window; pixels. */
const mapOf = ({ innerWidth, innerHeight }: WindowSize) =>
  innerWidth >= WIDE_PX
    ? { width: innerWidth - PANEL_PX, height: innerHeight }
    : { width: innerWidth, height: innerHeight * 0.45 }

const clamped = (value: number, most: number) => Math.min(Math.max(value, -most), most)
