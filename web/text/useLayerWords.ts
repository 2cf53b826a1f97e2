import { wordsApart } from './apart.ts'
import { layersAr } from './ar/layers.ts'
import { layersFr } from './fr/layers.ts'

/** What the layers of agencies and printing to scale say. */
export const useLayerWords = wordsApart('layers', layersFr, layersAr)
