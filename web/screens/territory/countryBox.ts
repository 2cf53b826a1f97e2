import type { Box } from '../map/scene.ts'

/** The whole country, in degrees. */
export const COUNTRY_BOX: Box = [-17.2, 20.7, -0.9, 36]
