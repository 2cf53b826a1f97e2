import type { PlanSpec } from '../types.ts'
import { CITY_ZONES } from './cityZones.ts'

/** The plan in force of 2019 and the one before it, whose déclaration d'utilité publique has run out. */
export const CITY_PLAN: PlanSpec = {
  code: 'PA-DEMO-AIN-CHOCK',
  name: { fr: "Plan d'aménagement d'Aïn-Chock (démonstration)", ar: 'تصميم تهيئة عين الشق (بيان توضيحي)' },
  agency: 'Agence urbaine (démonstration)',
  rules: CITY_ZONES,
  versions: [
    {
      label: 'PA 2004',
      toleranceM: 1,
      dataDate: '2004-05-20',
      drawn: 'quarters',
      figures: 'heights',
      events: [
        { kind: 'study_opened', onDay: '2002-03-11', act: "Arrêté de mise à l'étude n° D-02/11 (démonstration)" },
        { kind: 'inquiry_opened', onDay: '2003-02-03', act: "Avis d'enquête publique n° D-03/02 (démonstration)" },
        { kind: 'inquiry_closed', onDay: '2003-03-05', act: "Clôture de l'enquête n° D-03/03 (démonstration)" },
        { kind: 'approved', onDay: '2004-05-20', act: 'Décret n° D-04-120 (démonstration)' },
      ],
    },
    {
      label: 'PA 2019',
      toleranceM: 0.5,
      dataDate: '2019-06-13',
      drawn: 'blocks',
      figures: 'all',
      events: [
        { kind: 'study_opened', onDay: '2017-01-16', act: "Arrêté de mise à l'étude n° D-17/01 (démonstration)" },
        { kind: 'inquiry_opened', onDay: '2018-03-05', act: "Avis d'enquête publique n° D-18/05 (démonstration)" },
        { kind: 'inquiry_closed', onDay: '2018-04-05', act: "Clôture de l'enquête n° D-18/06 (démonstration)" },
        { kind: 'approved', onDay: '2019-06-13', act: 'Décret n° D-19-417 (démonstration)' },
      ],
    },
  ],
}
