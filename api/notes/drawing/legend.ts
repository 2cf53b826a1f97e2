import type { ServitudeEffect } from '../../../spatial/conformity/types.ts'
import { element, svg } from '../../papers/drawing/svg.ts'

/** The map's pale fills, one a family of zones; the code is written on each. */
export const ZONE_FILLS: Readonly<Record<string, string>> = {
  housing: '#f6e7c8',
  mixed: '#f3d5c3',
  industry: '#ddd3e6',
  equipment: '#cfe0f0',
  green: '#cfe6c6',
  reserve: '#e4e4dc',
  agriculture: '#eaf0c9',
  other: '#eeeeee',
}

/** Hatching by what a servitude does, never by colour alone. */
export const EFFECT_HATCHING: Readonly<Record<ServitudeEffect, { readonly colour: string; readonly d: string }>> = {
  forbids: { colour: '#b3261e', d: 'M0 2.4L2.4 0M0 0L2.4 2.4' },
  limits_height: { colour: '#8a5a00', d: 'M0 2.4L2.4 0' },
  limits_use: { colour: '#6b4a8a', d: 'M0 0L2.4 2.4' },
  requires_avis: { colour: '#2f5f8a', d: 'M0.9 1.2h0.6' },
  alignment: { colour: '#14211b', d: 'M0 1.2h2.4' },
}

export const hatchingOf = (effect: ServitudeEffect, id: string): string => {
  const { colour, d } = EFFECT_HATCHING[effect]
  const line = element('path', { d, stroke: colour, 'stroke-width': 0.22, fill: 'none' })
  return element('pattern', { id, width: 2.4, height: 2.4, patternUnits: 'userSpaceOnUse' }, line)
}

const CASE = { width: 7, height: 4.2 } as const
const BOX = { x: 0.15, y: 0.15, width: 6.7, height: 3.9 } as const

export const zoneCase = (family: string): string =>
  svg(CASE, element('rect', { ...BOX, fill: ZONE_FILLS[family] ?? '#eeeeee', stroke: '#8b968f', 'stroke-width': 0.15 }))

export function effectCase(effect: ServitudeEffect): string {
  const pattern = element('defs', {}, hatchingOf(effect, `case-${effect}`))
  const { colour } = EFFECT_HATCHING[effect]
  return svg(
    CASE,
    pattern + element('rect', { ...BOX, fill: `url(#case-${effect})`, stroke: colour, 'stroke-width': 0.2 }),
  )
}

export const parcelCase = (): string =>
  svg(CASE, element('rect', { ...BOX, fill: 'none', stroke: '#14211b', 'stroke-width': 0.6 }))

export const streetCase = (): string =>
  svg(CASE, element('rect', { ...BOX, fill: '#ffffff', stroke: '#8b968f', 'stroke-width': 0.2 }))

export const limitCase = (): string =>
  svg(
    CASE,
    element('path', {
      d: 'M0 2.1H7',
      stroke: '#14211b',
      'stroke-width': 0.35,
      'stroke-dasharray': '1.6 0.8',
      fill: 'none',
    }),
  )
