import type { Atlas } from '../formats/region-map.ts';
import { drawTopology } from '../formats/topology.ts';
// Its licence lies beside it.
import topology from './montenegro.topo.json' with { type: 'json' };

/** The municipalities of Montenegro by ISO 3166-2, in the boundaries before 2013. */
export const montenegro: Atlas = {
  country: 'me',
  sheet: drawTopology(topology, 600),
  ids: {
    'ME.AN': 'me-01',
    'ME.BA': 'me-02',
    'ME.BE': 'me-03',
    'ME.BP': 'me-04',
    'ME.BU': 'me-05',
    'ME.CE': 'me-06',
    'ME.DA': 'me-07',
    'ME.HN': 'me-08',
    'ME.KL': 'me-09',
    'ME.KT': 'me-10',
    'ME.MK': 'me-11',
    'ME.NK': 'me-12',
    'ME.PV': 'me-13',
    'ME.PL': 'me-14',
    'ME.PU': 'me-15',
    'ME.PG': 'me-16',
    'ME.RO': 'me-17',
    'ME.SA': 'me-18',
    'ME.TI': 'me-19',
    'ME.UL': 'me-20',
    'ME.ZA': 'me-21',
  },
  // Petnjica was part of Berane, Gusinje of Plav, Tuzi and Zeta of Podgorica.
  seats: {
    'me-22': [42.562, 19.834],
    'me-23': [42.908, 19.964],
    'me-24': [42.366, 19.331],
    'me-25': [42.335, 19.231],
  },
  // The municipalities around the bay are smaller than their names, which stand in the sea.
  labels: {
    'me-05': { x: 112, y: 574, isBeside: true },
    'me-08': { x: -8, y: 462, isBeside: true },
    'me-10': { x: 14, y: 416, isBeside: true },
    'me-19': { x: 26, y: 514, isBeside: true },
    'me-16': { x: 266, y: 448, isBeside: false },
    'me-20': { x: 226, y: 704, isBeside: true },
  },
};
