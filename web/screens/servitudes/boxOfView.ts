import type { View } from '../map/viewSearch.ts'

const TILE_PX = 256
/** Beside the panel of the list. */
const PANEL_PX = 448
const WIDE_PX = 1100

/** What a view shows in this window, west,south,east,north in degrees, to a ten-thousandth: what the list is asked for. */
export function boxOfView({ center: [lon, lat], zoom }: View, { innerWidth, innerHeight } = window): string {
  const degrees = 360 / (TILE_PX * 2 ** zoom)
  const isWide = innerWidth >= WIDE_PX
  const across = ((isWide ? innerWidth - PANEL_PX : innerWidth) * degrees) / 2
  const up = ((isWide ? innerHeight : innerHeight * 0.45) * degrees * Math.cos((lat * Math.PI) / 180)) / 2
  const box = [lon - across, lat - up, lon + across, lat + up]
  return box.map((side, nth) => clamped(side, nth % 2 === 0 ? 180 : 85).toFixed(4)).join(',')
}

const clamped = (value: number, most: number) => Math.min(Math.max(value, -most), most)
