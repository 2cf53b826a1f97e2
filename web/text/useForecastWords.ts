import { wordsApart } from './apart.ts'
import { forecastAr } from './ar/forecast.ts'
import { forecastFr } from './fr/forecast.ts'

/** How long a dossier may take. */
export const useForecastWords = wordsApart('forecast', forecastFr, forecastAr)
